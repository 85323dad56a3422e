import type { Passage, Range } from '../../contract/passage.ts';
import { copyQuote } from '../margin/copy-quote.ts';
import { type MarkWith, markRanges } from '../reader/mark-selection.ts';
import { requestMargin, useReader } from '../reader/reader-store.ts';
import { announce, showToast } from '../state/announce.ts';
import { windowHasRoomForTwo } from '../state/use-window-width.ts';
import { hideOriginal, useOriginal } from './original-store.ts';

/** Marks the words that are selected on a page, in the article's text. Null where they are not found there. */
export async function markPrinted(how: MarkWith = {}): Promise<Passage | null> {
  const range = needRange();
  if (!range) return null;
  // It is in view on the page already.
  useOriginal.setState({ marking: true });
  try {
    const made = await markRanges([range], how);
    if (!made) return null;
    document.getSelection()?.removeAllRanges();
    useOriginal.setState({ pressed: made.id });
    useReader.getState().scrollToPassage(made.id);
    return made;
  } finally {
    useOriginal.setState({ marking: false });
  }
}

/** Marks the selected words and opens their tags or their note, which stand by the text. */
export async function markPrintedAnd(kind: 'tag' | 'note'): Promise<void> {
  const made = await markPrinted();
  if (!made) return;
  if (!windowHasRoomForTwo()) hideOriginal();
  requestMargin(kind, made.id);
}

/** Copies the selected words as the article's text has them, with their source. */
export async function copyPrinted(): Promise<void> {
  const range = needRange();
  const { layout } = useReader.getState();
  if (range && layout) await copyQuote(layout.text.slice(range.start, range.end), range.start);
}

/** Where the article's text has the selected words; says why not. */
function needRange(): Range | null {
  const selection = useOriginal.getState().look();
  if (!selection) announce('Select some words of one page first');
  else if (!selection.range)
    showToast('The article’s text does not have these words as they are printed here.');
  return selection?.range ?? null;
}
