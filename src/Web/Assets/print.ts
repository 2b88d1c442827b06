/** The button needs script, so it stays hidden without. */
export function offerPrinting(page: Document): void {
  page.querySelectorAll<HTMLButtonElement>('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
}
