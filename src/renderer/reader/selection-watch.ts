import { useReader } from './reader-store.ts';
import { tidySelection } from './selection-range.ts';
import type { TextView } from './text-view.ts';

/** On the root element while words are selected by mouse: nothing beside the text may catch the pointer. */
const SELECTING = 'selecting-words';

/**
 * Keeps the shared selection level with the document's. While a pointer is down nothing is told, so that
 * what appears at a selection appears once, where it ends.
 */
export function watchSelection(view: TextView): () => void {
  let frame = 0;
  let pointing = false;
  let pointer: { x: number; y: number } | null = null;

  const read = (): void => {
    frame = 0;
    if (pointing) keepOnLine();
    else shareSelection(view);
  };
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(read);
  };
  const changed = (): void => {
    if (!pointing) soon();
  };
  const down = (event: PointerEvent): void => {
    pointing = event.pointerType === 'mouse' && event.button === 0;
    // A press on selected words begins a new selection; browsers would begin to drag the words away.
    if (pointing && !event.shiftKey) getSelection()?.removeAllRanges();
    if (pointing) document.documentElement.classList.add(SELECTING);
  };
  // Beyond the text's sides the selection stays on the line that the pointer is at. The browser has another
  // view of it at each move; the frame that is painted has ours.
  const keepOnLine = (): void => {
    const box = view.root.getBoundingClientRect();
    if (!pointer || (pointer.x >= box.left && pointer.x <= box.right)) return;
    const x = Math.min(Math.max(pointer.x, box.left + 1), box.right - 1);
    const caret = document.caretPositionFromPoint(x, pointer.y);
    if (caret && view.root.contains(caret.offsetNode)) {
      getSelection()?.extend(caret.offsetNode, caret.offset);
    }
  };
  const moved = (event: PointerEvent): void => {
    if (!pointing) return;
    pointer = { x: event.clientX, y: event.clientY };
    soon();
  };
  const up = (): void => {
    if (!pointing) return;
    keepOnLine();
    pointing = false;
    pointer = null;
    document.documentElement.classList.remove(SELECTING);
    soon();
  };
  document.addEventListener('selectionchange', changed);
  view.root.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('selectionchange', changed);
    view.root.removeEventListener('pointerdown', down);
    document.documentElement.classList.remove(SELECTING);
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
  };
}

/** Brings the shared selection level with the document's now, for a key that comes before the next frame. */
export function shareSelection(view: TextView): void {
  const range = selectedOffsets(view);
  const former = useReader.getState().selection;
  if (!range) {
    if (former) useReader.setState({ selection: null });
    return;
  }
  if (former?.ranges[0]?.start === range.start && former.ranges[0].end === range.end) return;
  useReader.setState({
    selection: { ranges: [range], text: view.layout.text.slice(range.start, range.end) },
  });
}

/** What of the document's selection would be marked; null when that is nothing, or lies outside the text. */
export function selectedOffsets(view: TextView) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(view.root) || !view.root.contains(range.startContainer)) return null;
  const start = view.map.offsetAt(range.startContainer, range.startOffset, 'start');
  const end = view.root.contains(range.endContainer)
    ? view.map.offsetAt(range.endContainer, range.endOffset, 'end')
    : view.layout.text.length;
  return end > start ? tidySelection(view.layout, start, end) : null;
}

/** Where the selection is on screen: the union of its lines. */
export function selectionRect(view: TextView): DOMRect | null {
  const range = useReader.getState().selection?.ranges[0];
  if (!range) return null;
  const rect = view.map.rangeOf(range.start, range.end).getBoundingClientRect();
  return rect.width > 0 || rect.height > 0 ? rect : null;
}

/** Selects offsets of the text in the document. */
export function selectOffsets(view: TextView, start: number, end: number): void {
  const from = view.map.pointAt(start, 'start');
  const to = view.map.pointAt(end, start === end ? 'start' : 'end');
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Gives the selection up; the caret stays where it was. */
export function clearSelection(): void {
  const selection = getSelection();
  if (selection && !selection.isCollapsed) selection.collapseToEnd();
  useReader.setState({ selection: null });
}
