import { alignWords } from './align-words.ts';
import type { TextDiff } from './diff-texts.ts';
import { type AlteredPlace, overlaps, rangeOf } from './find-altered.ts';
import { placesOf } from './letter-index.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import type { SamePlace, Wanted } from './same-words.ts';
import type { Slot } from './slot.ts';

/** Letters of what stands beside a passage that are looked for elsewhere, and how many times so many. */
const WINDOW = 24;
const WINDOWS = 3;
/** Places of them that are gone through. */
const MOST_COPIES = 8;
/** How much of the passage must be beside them, where they are those of one side only. */
const LEAST_ALIKE = 0.5;

/**
 * A place that is new to the text, with what stood beside the passage but not its words: a paragraph was copied and the
 * passage altered in one of the two.
 * @param places where the same words stand
 */
export function findAlteredCopy(
  wanted: Wanted,
  target: PreparedText,
  places: readonly SamePlace[],
  { own, diff }: Slot,
): AlteredPlace | null {
  if (diff.mostAdded === 0) return null;
  const [before, after] = [
    startsBeside(wanted, target, places, diff, -1),
    startsBeside(wanted, target, places, diff, 1),
  ];
  const { source, range, letters } = wanted;
  const near = letters.length / 2 + WINDOW;
  const wordAt = (letter: number): number =>
    wordOf(target, Math.max(0, Math.min(target.letters.length - 1, letter)));
  const isBesideBoth = (start: number): boolean =>
    [before, after].every((starts) => starts.some((other) => Math.abs(other - start) < near));
  for (const start of [...before, ...after]) {
    const first = wordAt(start);
    if (isBesideBoth(start)) {
      const words = { first, end: first + own.end - own.first };
      return { range: rangeOf(target, words), words, share: 0 };
    }
    // Of a passage in two paragraphs one may have been copied without the other.
    if (source.text.slice(range.start, range.end).includes('\n')) continue;
    const stretch = {
      first: wordAt(start - WINDOW),
      end: wordAt(start + letters.length * 2 + WINDOW) + 1,
    };
    const alike = alignWords(source, own, target, stretch);
    if (!alike || alike.share < LEAST_ALIKE) continue;
    const altered = rangeOf(target, alike.words);
    const isSame = places.some((place) => overlaps(place.range, altered));
    if (!isSame) return { range: altered, words: alike.words, share: alike.share };
  }
  return null;
}

/**
 * The letters at which the passage would start by what stands beside it in new words, where its own do not.
 * @param direction which side of it is looked for
 */
function startsBeside(
  { source, span }: Wanted,
  target: PreparedText,
  places: readonly SamePlace[],
  diff: TextDiff,
  direction: -1 | 1,
): number[] {
  for (let at = 0; at < WINDOWS; at += 1) {
    const from = direction === 1 ? span.to + at * WINDOW : span.from - (at + 1) * WINDOW;
    if (from < 0 || from + WINDOW > source.letters.length) return [];
    const isThere = (start: number): boolean =>
      places.some(({ letter }) => Math.abs(letter - start) < (at + 1) * WINDOW);
    const starts = placesOf(target, source.letters.slice(from, from + WINDOW), MOST_COPIES)
      .filter((place) => isNew(place, target, diff))
      .map((place) => place + span.from - from)
      .filter((start) => !isThere(start));
    if (starts.length > 0) return starts;
  }
  return [];
}

/** Whether all words of a window are new to the text. */
function isNew(place: number, target: PreparedText, { origins }: TextDiff): boolean {
  const last = wordOf(target, place + WINDOW - 1);
  for (let word = wordOf(target, place); word <= last; word += 1) {
    if (origins[word] !== -1) return false;
  }
  return true;
}
