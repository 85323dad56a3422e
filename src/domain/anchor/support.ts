import { firstAtLeast, lettersOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';
import type { Surroundings } from './surroundings.ts';
import type { WeighedPlace } from './weigh-places.ts';

/** Words that are so many are their own proof, wherever they stand. */
const MANY_WORDS = 8;
const MANY_LETTERS = 40;
/** How much of one side's surroundings must be there: in the old place, where there are several, elsewhere. */
const SUPPORT = 0.3;
const SUPPORT_REPEATED = 0.45;
const SUPPORT_MOVED = 0.6;
/** A paragraph of so much is proof for a part of it. */
const PARAGRAPH_WORDS = 5;
const PARAGRAPH_LETTERS = 24;

/** Whether words are so many, and stand in no second place, that they are their own proof. */
function isDistinct({ source, span, letters }: Wanted, isRepeated: boolean): boolean {
  if (isRepeated || letters.length < MANY_LETTERS) return false;
  return countWords(source, span.from, span.to) >= MANY_WORDS;
}

/** Whether enough speaks for a place: its words themselves, or what stands around them. */
export function hasSupport(
  { place, surroundings }: WeighedPlace,
  wanted: Wanted,
  slot: Slot | null,
  isRepeated: boolean,
): boolean {
  const [before, after] = [surroundings.before.share, surroundings.after.share];
  if (before === null && after === null) return !isRepeated;
  const support = Math.max(before ?? 0, after ?? 0);
  const distinct = isDistinct(wanted, isRepeated);
  // From elsewhere little is known, and nothing of what became of the text: neither side may be far wrong.
  if (!slot) {
    const mean = ((before ?? after ?? 0) + (after ?? before ?? 0)) / 2;
    return mean >= (distinct ? SUPPORT_REPEATED : SUPPORT_MOVED);
  }
  if (distinct) return true;
  if (!isInSlot(place, slot, wanted)) {
    return support >= SUPPORT_MOVED || hasParagraph(wanted, surroundings);
  }
  return support >= (isRepeated ? SUPPORT_REPEATED : SUPPORT);
}

/** Whether the whole paragraph is there, and says enough. */
function hasParagraph({ source, range, span }: Wanted, { before, after }: Surroundings): boolean {
  const { text } = source;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = text.indexOf('\n', range.end);
  const { from, to } = lettersOf(source, { start, end: lineEnd === -1 ? text.length : lineEnd });
  if (to - from < PARAGRAPH_LETTERS || countWords(source, from, to) < PARAGRAPH_WORDS) return false;
  return before.run >= span.from - from && after.run >= to - span.to;
}

/** Whether a place lies where nothing would have to have been moved. */
export function isInSlot({ letter }: SamePlace, { from, to }: Slot, { letters }: Wanted): boolean {
  return letter >= from && letter + letters.length <= to;
}

/** How many words of letters or figures a span of letters has; signs are not counted. */
function countWords({ letters, words }: PreparedText, from: number, to: number): number {
  let count = 0;
  for (let word = firstAtLeast(words, from); word < words.length - 1; word += 1) {
    const start = words[word] ?? 0;
    if (start >= to) break;
    if (/[\p{L}\p{N}]/u.test(letters.charAt(start))) count += 1;
  }
  return count;
}
