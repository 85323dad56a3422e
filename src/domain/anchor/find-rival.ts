import { alignWords, type WordSpan } from './align-words.ts';
import { type AlteredPlace, rangeOf } from './find-altered.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';

/** How many words around a passage are gone through for text that was put in. */
const REACH = 400;
/** How many words of such text are looked at. */
const MOST_WORDS = 600;

/**
 * New text near the same words that may be the passage itself, altered, while they are a copy of it: a paragraph was
 * copied and one of the two edited, or the words touch neither of their old neighbours and something else does.
 * Text directly beside the words, where they do touch a neighbour, was put in there and is no rival.
 */
export function findRival(
  { source, letters }: Wanted,
  target: PreparedText,
  letter: number,
  slot: Slot,
  places: readonly SamePlace[],
): AlteredPlace | null {
  const { own } = slot;
  const there = {
    first: wordOf(target, letter),
    end: wordOf(target, letter + letters.length - 1) + 1,
  };
  const touches = letter === slot.from || letter + letters.length === slot.to;
  const insertions = [
    ...insertedBeside(slot, there, -1, touches),
    ...insertedBeside(slot, there, 1, touches),
  ];
  let best: AlteredPlace | null = null;
  const least = Math.max(2, Math.ceil((own.end - own.first) / 2));
  for (const words of insertions) {
    if (words.end - words.first < least) continue;
    const found = alignWords(source, own, target, words);
    if (!found || found.share <= (best?.share ?? 0)) continue;
    const range = rangeOf(target, found.words);
    // Copies to the letter are weighed elsewhere.
    const isCopy = places.some(
      (place) => place.range.start < range.end && range.start < place.range.end,
    );
    if (!isCopy) best = { range, share: found.share };
  }
  return best;
}

/** Runs of new words on one side, each between two words that are still there. */
function insertedBeside(
  { own, diff }: Slot,
  there: WordSpan,
  direction: -1 | 1,
  touches: boolean,
): WordSpan[] {
  const { matches } = diff;
  const found: WordSpan[] = [];
  let edge = direction === -1 ? there.first : there.end;
  let isBeside = true;
  let word = direction === -1 ? own.first - 1 : own.end;
  for (let steps = 0; steps < REACH; steps += 1, word += direction) {
    const isOut = word < 0 || word >= matches.length;
    const match = isOut ? (direction === -1 ? -1 : diff.origins.length) : (matches[word] ?? -1);
    if (!isOut && match === -1) continue;
    const [first, end] = direction === -1 ? [match + 1, edge] : [edge, match];
    if (end > first && !(isBeside && touches)) found.push(nearest({ first, end }, direction));
    if (isOut) break;
    edge = direction === -1 ? match : match + 1;
    isBeside = false;
  }
  return found;
}

function nearest({ first, end }: WordSpan, direction: -1 | 1): WordSpan {
  return direction === -1
    ? { first: Math.max(first, end - MOST_WORDS), end }
    : { first, end: Math.min(end, first + MOST_WORDS) };
}
