import { countWords } from './find-altered.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';
import type { WeighedPlace } from './weigh-places.ts';

/** Words that are so many are their own proof, wherever they stand. */
const MANY_WORDS = 8;
const MANY_LETTERS = 40;
/** How much of one side's surroundings must be there: in the old place, where there are several, elsewhere. */
const SUPPORT = 0.3;
const SUPPORT_REPEATED = 0.45;
const SUPPORT_MOVED = 0.6;

/** Whether words are so many, and stand in no second place, that they are their own proof. */
export function isDistinct({ source, span, letters }: Wanted, isRepeated: boolean): boolean {
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
  if (isDistinct(wanted, isRepeated)) return true;
  const support = Math.max(before ?? 0, after ?? 0);
  if (slot && !isInSlot(place, slot, wanted)) return support >= SUPPORT_MOVED;
  return support >= (isRepeated ? SUPPORT_REPEATED : SUPPORT);
}

/** Whether a place lies where nothing would have to have been moved. */
export function isInSlot({ letter }: SamePlace, { from, to }: Slot, { letters }: Wanted): boolean {
  return letter >= from && letter + letters.length <= to;
}
