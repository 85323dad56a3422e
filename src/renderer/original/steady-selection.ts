/**
 * Keeps a selection with the words that the hand is near. Where the pointer is on no word the browser goes on to
 * whatever comes next in the tree, and a step beside a column would select the rest of the page. So the empty places
 * of a page are covered while words are selected, and the cover stands in the tree right beside the word that was
 * reached last: it is what comes next.
 * @param box the pages
 */
export function steadySelection(box: HTMLElement): () => void {
  let cover: HTMLElement | null = null;
  const pressed = (event: PointerEvent): void => {
    const layer = event.target instanceof Element && event.target.closest('.pdf-page__words');
    if (!layer) return;
    cover = document.createElement('div');
    cover.className = 'pdf-page__cover';
    layer.append(cover);
  };
  const released = (): void => {
    cover?.remove();
    cover = null;
  };
  const changed = (): void => {
    const { anchorNode, focusNode } = document.getSelection() ?? {};
    const piece = focusNode?.parentElement;
    if (!cover || !anchorNode || !focusNode || !piece?.parentElement?.matches('.pdf-page__words'))
      return;
    const order = anchorNode.compareDocumentPosition(focusNode);
    if (order & Node.DOCUMENT_POSITION_PRECEDING) piece.before(cover);
    else piece.after(cover);
  };
  box.addEventListener('pointerdown', pressed);
  document.addEventListener('pointerup', released);
  document.addEventListener('pointercancel', released);
  document.addEventListener('selectionchange', changed);
  return () => {
    released();
    box.removeEventListener('pointerdown', pressed);
    document.removeEventListener('pointerup', released);
    document.removeEventListener('pointercancel', released);
    document.removeEventListener('selectionchange', changed);
  };
}
