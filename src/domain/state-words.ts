import type { Passage } from '../contract/passage.ts';
import { assertNever } from './assert-never.ts';

/** What a reader must know of a passage's place; null when it stands where it was made. */
export function stateWords(passage: Pick<Passage, 'state' | 'review' | 'revision'>): string | null {
  const { state, review, revision } = passage;
  const kept = review === 'kept' ? ` It is kept on revision ${revision}.` : '';
  switch (state) {
    case 'exact':
      return null;
    case 'moved':
      return 'Moved: the same words stand elsewhere in the text now.';
    case 'changed':
      return review === 'attached'
        ? 'Changed: it was attached by hand to the words that stand here now.'
        : `Changed: other words stand in this place now.${kept}`;
    case 'ambiguous':
      return `Ambiguous: several places in the text now fit.${kept}`;
    case 'lost':
      return review === 'lost'
        ? 'Lost: no place in the text fits any more. This was confirmed by hand.'
        : `Lost: no place in the text fits any more.${kept}`;
    default:
      return assertNever(state);
  }
}

/** The words that stand in its place now, where they are known and are others; else null. */
export function wordsNow({
  text,
  quote,
  state,
}: Pick<Passage, 'text' | 'quote' | 'state'>): string | null {
  return state === 'changed' && text !== '' && text !== quote ? text : null;
}
