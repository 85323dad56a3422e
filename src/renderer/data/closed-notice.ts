/**
 * Covers the page with the reason why the notebook cannot be reached any more. It is made without React, as
 * the page may not have got that far.
 */
export function showClosedNotice(title: string, sentence: string): void {
  if (document.querySelector('dialog[data-closed-notice]')) return;
  const dialog = document.createElement('dialog');
  dialog.dataset.closedNotice = '';
  dialog.setAttribute('role', 'alertdialog');
  Object.assign(dialog.style, {
    maxWidth: '28rem',
    padding: '2rem',
    border: '1px solid currentColor',
    borderRadius: '8px',
    font: '16px/1.5 "Source Sans 3 Variable", system-ui, sans-serif',
    color: 'CanvasText',
    background: 'Canvas',
  });
  const heading = document.createElement('h1');
  heading.textContent = title;
  heading.id = 'closed-notice-title';
  Object.assign(heading.style, { font: 'inherit', fontWeight: '600', margin: '0 0 0.5rem' });
  const words = document.createElement('p');
  words.textContent = sentence;
  words.style.margin = '0';
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.append(heading, words);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}
