import { type RefObject, useEffect } from 'react';
import { type Printed, printedAt } from '../../domain/find-printed.ts';
import { type PageSelection, useOriginal } from './original-store.ts';
import type { PrintedPassages } from './printed-passages.ts';
import { steadySelection } from './steady-selection.ts';

/** How long a selection must rest before it is looked at, in milliseconds. */
const REST = 40;

/** Keeps what is selected on the pages in the store, with the place it has in the article's text. */
export function usePageSelection(
  pages: RefObject<HTMLElement | null>,
  printed: PrintedPassages,
): void {
  useEffect(() => {
    const box = pages.current;
    if (!box) return;
    const look = (): PageSelection | null => {
      const words = selectedWords(box);
      return words && { range: printed.rangeOf(words.page, words.printed) };
    };
    const read = (): void => useOriginal.setState({ selection: look() });
    useOriginal.setState({ look });
    // While a hand draws it nothing stands in its way; the browser may set its end only after it let go.
    let drawing = false;
    let timer = 0;
    const soon = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(read, REST);
    };
    const pressed = (): void => {
      drawing = true;
    };
    const released = (): void => {
      drawing = false;
      soon();
    };
    const changed = (): void => {
      if (!drawing) soon();
      else if (useOriginal.getState().selection) useOriginal.setState({ selection: null });
    };
    const unsteady = steadySelection(box);
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('pointerup', released);
    document.addEventListener('pointercancel', released);
    document.addEventListener('selectionchange', changed);
    return () => {
      clearTimeout(timer);
      unsteady();
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('pointerup', released);
      document.removeEventListener('pointercancel', released);
      document.removeEventListener('selectionchange', changed);
      useOriginal.setState({ selection: null, look: () => null });
    };
  }, [pages, printed]);
}

interface SelectedWords {
  readonly page: number;
  readonly printed: Printed;
}

/** The words that are selected on one page; null for none, and for those of several. */
function selectedWords(box: HTMLElement): SelectedWords | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const found = [...box.querySelectorAll<HTMLElement>('.pdf-page__words')].flatMap((layer) => {
    const words = wordsWithin(layer, range);
    return words ? [words] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What of a selection lies in a page's words; its ends may lie outside of them, as a hand lets go. */
function wordsWithin(layer: HTMLElement, selected: Range): SelectedWords | null {
  if (!selected.intersectsNode(layer)) return null;
  const text = layer.textContent ?? '';
  const start = lengthTo(layer, selected.startContainer, selected.startOffset);
  const end = lengthTo(layer, selected.endContainer, selected.endOffset);
  const printed = printedAt(text, start, end);
  if (printed.quote.trim() === '') return null;
  return { page: Number(layer.closest<HTMLElement>('[data-page]')?.dataset.page), printed };
}

/** How many UTF-16 code units of the layer's words stand before a point. */
function lengthTo(layer: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(layer);
  const place = range.comparePoint(node, offset);
  if (place < 0) return 0;
  if (place === 0) range.setEnd(node, offset);
  return range.toString().length;
}
