// Bundles the browser side into wwwroot/dist: app.js, theme.js, theme.css with its fonts, icons.svg.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const dist = at('../wwwroot/dist');

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

await build({
  entryPoints: [at('app.ts'), at('colour-scheme.ts'), at('theme.css')],
  outdir: dist,
  bundle: true,
  minify: true,
  sourcemap: false,
  target: 'es2022',
  format: 'iife',
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  external: ['data:*'],
  logLevel: 'warning',
});

// One sprite of the icons that icons.json names: a page refers to /dist/icons.svg#name.
const symbol = ([name, source]) => {
  const svg = readFileSync(at(`../node_modules/@tabler/icons/icons/outline/${source}.svg`), 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ');
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.trim()}</symbol>`;
};
const icons = Object.entries(JSON.parse(readFileSync(at('icons.json'), 'utf8')));
writeFileSync(`${dist}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${icons.map(symbol).join('')}</svg>\n`);

// The build compares this file's time with its inputs; it is written last so that a broken bundle is made again.
writeFileSync(`${dist}/.built`, '');
