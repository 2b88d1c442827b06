// Runs before the page is painted: where the person has chosen nothing, the system's colour scheme is followed.
const root = document.documentElement;
if (!root.getAttribute('data-bs-theme')) {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}
