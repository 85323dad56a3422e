import { alignWords, type WordSpan } from './align-words.ts';
import { findAlike } from './find-alike.ts';
import { type AlteredPlace, areOthers, overlaps, rangeOf } from './find-altered.ts';
import { placesOf } from './letter-index.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';
import { compareSurroundings, weightOf } from './surroundings.ts';
import { isClearlyLiker, type WeighedPlace } from './weigh-places.ts';

/** Words between the same words and new ones that are still held to be directly beside them. */
const BESIDE = 2;
/** Words of the slot that are looked through on each side. */
const MOST_BESIDE = 400;
/** How much of the passage must be in them. */
const LEAST_ALIKE = 0.5;
/** The least that new words weigh where most of so much is new, by the weight of the passage. */
const LEAST_ADDED = 0.125;
/** Places of the same words in other capitals that are gone through. */
const MOST_CAPITALS = 24;

/**
 * New words elsewhere that may be the passage itself, altered, while the same words are a copy of it: something was
 * copied and one of the two edited, and by the texts alone nobody can tell which was first. Words directly beside the
 * same words, where those still touch a neighbour of old, were put in there and are no rival; nor are words whose
 * surroundings are clearly less like those of the passage, on both sides.
 * @param chosen where the same words stand; @param places all such places
 */
export function findRival(
  wanted: Wanted,
  target: PreparedText,
  chosen: WeighedPlace,
  places: readonly SamePlace[],
  slot: Slot,
): AlteredPlace | null {
  const { source, letters } = wanted;
  const { own, diff } = slot;
  const least = Math.max(2, (own.end - own.first) / 2);
  if (diff.mostAdded < least) return null;
  const from = chosen.place.letter;
  const to = from + letters.length;
  const there = { first: wordOf(target, from), end: wordOf(target, to - 1) + 1 };
  // The start and the end of the text are no neighbours: copies are put there as well.
  const touches =
    (from === slot.from && from > 0) || (to === slot.to && to < target.letters.length);
  const beside = touches
    ? []
    : sidesOf(slot, there).map((side) => alignWords(source, own, target, side));
  // Where the words are at home, only what is new to the text can be their rival.
  const isHome = slot.home === from;
  const needed = LEAST_ADDED * weightIn(source, own);
  const mayHold = ({ first, end }: WordSpan): boolean =>
    !isHome || (diff.added[end] ?? 0) - (diff.added[first] ?? 0) >= needed;
  const elsewhere = mayHold({ first: 0, end: diff.origins.length })
    ? findAlike(source, own, target, mayHold)
    : [];
  const alike = [...beside, ...elsewhere].filter((each) => each !== null);
  for (const { words, share } of alike) {
    if (share < LEAST_ALIKE) continue;
    const apart = Math.max(there.first - words.end, words.first - there.end);
    if (areOthers(words, target, slot) || (touches && apart <= BESIDE)) continue;
    const range = rangeOf(target, words);
    const isCopy = places.some((each) => overlaps(each.range, range));
    if (!isCopy && isAsLikely(wanted, target, words, chosen)) return { range, words, share };
  }
  return null;
}

function weightIn({ letters, words }: PreparedText, { first, end }: WordSpan): number {
  let sum = 0;
  for (let word = first; word < end; word += 1) {
    sum += weightOf(letters.slice(words[word], words[word + 1]));
  }
  return sum;
}

/** What stands in the passage's slot before and after the same words; in other capitals, it is found only so. */
function sidesOf({ words }: Slot, there: WordSpan): WordSpan[] {
  return [
    { first: Math.max(words.first, there.first - MOST_BESIDE), end: there.first },
    { first: there.end, end: Math.min(words.end, there.end + MOST_BESIDE) },
  ].filter(({ first, end }) => end > first);
}

/** Whether altered words could be meant as well as the same words, by what stands around them. */
export function isAsLikely(
  { source, span }: Wanted,
  target: PreparedText,
  { first, end }: WordSpan,
  chosen: WeighedPlace,
): boolean {
  const place = { text: target, from: target.words[first] ?? 0, to: target.words[end] ?? 0 };
  const theirs = compareSurroundings({ text: source, ...span }, place, false);
  return !isClearlyLiker(chosen.surroundings, theirs, false);
}

/** The same words, all in capitals or all in small letters, which the old text had not there. */
export function findInOtherCapitals(
  { letters }: Wanted,
  target: PreparedText,
  slot: Slot,
): AlteredPlace | null {
  for (const other of [letters.toUpperCase(), letters.toLowerCase()]) {
    if (other === letters) continue;
    for (const letter of placesOf(target, other, MOST_CAPITALS)) {
      const words = {
        first: wordOf(target, letter),
        end: wordOf(target, letter + other.length - 1) + 1,
      };
      if (!areOthers(words, target, slot))
        return { range: rangeOf(target, words), words, share: 1 };
    }
  }
  return null;
}
