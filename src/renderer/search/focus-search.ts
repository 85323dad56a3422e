/** Puts the caret into the search box, with what stands in it selected. */
export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('[data-search-box]');
  box?.focus();
  box?.select();
}
