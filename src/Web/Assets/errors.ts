/** After a refused form the summary of its errors is read out first. */
export function focusErrorSummary(page: Document): void {
  page.querySelector<HTMLElement>('[data-error-summary]')?.focus();
}
