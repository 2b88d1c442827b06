/**
 * A second click while a form is on its way does nothing. The server has the last word (a form carries the id of what it
 * makes); this only spares the person the wait. Coming back with the browser's Back button makes the form usable again.
 */
export function sendFormsOnce(page: Document): void {
  page.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset['sent']) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = 'yes';
    form.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', () => {
    page.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach(form => {
      delete form.dataset['sent'];
      form.removeAttribute('aria-busy');
    });
  });
}
