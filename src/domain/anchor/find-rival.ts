import type { WordSpan } from './align-words.ts';
import { findAlike } from './find-alike.ts';
import { type AlteredPlace, rangeOf } from './find-altered.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';
import { compareSurroundings, weightOf } from './surroundings.ts';
import { isClearlyLiker, type WeighedPlace } from './weigh-places.ts';

/** Words between the same words and new ones that are still held to be directly beside them. */
const BESIDE = 2;

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
  const touches = from === slot.from || to === slot.to;
  for (const { words, share } of findAlike(source, own, target)) {
    const apart = Math.max(there.first - words.end, words.first - there.end);
    if (!isNew(words, target, slot) || (touches && apart <= BESIDE)) continue;
    const range = rangeOf(target, words);
    const isCopy = places.some(
      (each) => each.range.start < range.end && range.start < each.range.end,
    );
    if (!isCopy && isAsLikely(wanted, target, words, chosen)) return { range, words, share };
  }
  return null;
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

/** Whether most of the words were not in the old text, or not in this place. */
function isNew({ first, end }: WordSpan, target: PreparedText, { diff }: Slot): boolean {
  let [fresh, all] = [0, 0];
  for (let word = first; word < end; word += 1) {
    const weight = weightOf(target.letters.slice(target.words[word], target.words[word + 1]));
    if (diff.origins[word] === -1) fresh += weight;
    all += weight;
  }
  return fresh * 2 > all;
}
