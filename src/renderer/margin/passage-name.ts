import type { Passage } from '../../contract/passage.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { plainNote } from '../../domain/plain-note.ts';
import { shorten } from '../../domain/shorten.ts';

const QUOTE = 140;
const NOTE = 200;

/**
 * A passage as a screen reader names it: `Highlight 3 of 12, yellow: Some books are to be tasted; note:
 * compare Seneca; tags Reading / Manner, Disputed`.
 * @param number from 1, in reading order
 */
export function passageName(passage: Passage, number: number, total: number): string {
  const state = shortState(passage);
  const parts = [
    `Highlight ${number} of ${total}, ${passage.color}: ${shorten(passage.quote, QUOTE)}`,
    state === null ? '' : state.toLowerCase(),
    passage.note === '' ? '' : `note: ${shorten(plainNote(passage.note), NOTE)}`,
    passage.tags.length === 0
      ? ''
      : `${passage.tags.length === 1 ? 'tag' : 'tags'} ${passage.tags.map(shownPath).join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** How surely a passage stands where it is shown, in a few words; null where there is nothing to say. */
export function shortState({
  state,
  review,
  revision,
}: Pick<Passage, 'state' | 'review' | 'revision'>): string | null {
  const kept = review === 'kept' ? `, kept on revision ${revision}` : '';
  switch (state) {
    case 'exact':
      return null;
    case 'moved':
      return 'Moved with its words';
    case 'changed':
      return review === 'attached'
        ? 'Attached to other words'
        : `The words here have changed${kept}`;
    case 'ambiguous':
      return `Several places fit${kept}`;
    case 'lost':
      return review === 'lost' ? 'Marked as lost' : `Not found in the text${kept}`;
    default:
      return assertNever(state);
  }
}

function shownPath(path: string): string {
  return path.replaceAll('/', ' / ');
}
