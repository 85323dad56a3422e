import type { Range } from '../../contract/passage.ts';
import { type Alignment, alignWords, MOST_CELLS, type WordSpan } from './align-words.ts';
import { findAlike } from './find-alike.ts';
import { isBetweenGraphemes } from './graphemes.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import { findSame, type Wanted, wantedOf } from './same-words.ts';
import type { Slot } from './slot.ts';
import { weightOf } from './surroundings.ts';

/** A place with other words that could be meant. */
export interface AlteredPlace {
  readonly range: Range;
  /** The same as words of the new text. */
  readonly words: WordSpan;
  /** The part of the passage's words that stand there, in order, 0 to 1. */
  readonly share: number;
}

/** What has taken the place of words that are gone. */
export interface Altered {
  /** What stands where they stood; null where nothing does. */
  readonly inPlace: AlteredPlace | null;
  /** Whether both neighbours are still there, with about as many words between them. */
  readonly isReplaced: boolean;
  /** Like words elsewhere that are new to the text, the likest first. */
  readonly elsewhere: readonly AlteredPlace[];
  /** Like words that the old text had as well, in another place: near-twins. */
  readonly twins: readonly AlteredPlace[];
}

/** So like in its own place, or between its own neighbours, that nothing better is looked for. */
const LIKE_ENOUGH = 0.75;
const LIKE_ENOUGH_BETWEEN = 0.5;
/** Below this, likeness elsewhere is chance. */
const LEAST_ALIKE = 0.5;

/** Looks for what became of words that stand nowhere as they were. */
export function findAltered(wanted: Wanted, target: PreparedText, slot: Slot | null): Altered {
  const { source, span } = wanted;
  const own = slot?.own ?? {
    first: wordOf(source, span.from),
    end: wordOf(source, span.to - 1) + 1,
  };
  const inSlot = slot ? alignInSlot(source, own, target, slot) : null;
  const here = inSlot && !isTwin(wanted, target, inSlot, slot) ? inSlot : null;
  const inPlace = here && {
    range: rangeOf(target, here.words),
    words: here.words,
    share: here.share,
  };
  const isReplaced = slot !== null && here !== null && slot.tight && isComparable(own, slot.words);
  if (inPlace && inPlace.share >= (isReplaced ? LIKE_ENOUGH_BETWEEN : LIKE_ENOUGH))
    return { inPlace, isReplaced, elsewhere: [], twins: [] };
  const elsewhere: AlteredPlace[] = [];
  const twins: AlteredPlace[] = [];
  for (const alike of findAlike(source, own, target)) {
    if (alike.share < LEAST_ALIKE) continue;
    if (here && alike.words.first < here.words.end && here.words.first < alike.words.end) continue;
    const list = isTwin(wanted, target, alike, slot) ? twins : elsewhere;
    list.push({ range: rangeOf(target, alike.words), words: alike.words, share: alike.share });
  }
  return { inPlace, isReplaced, elsewhere, twins };
}

/** Where nothing of the passage is left but as many other words stand between its neighbours, they are its place. */
function alignInSlot(
  source: PreparedText,
  own: WordSpan,
  target: PreparedText,
  slot: Slot,
): Alignment | null {
  const { first, end } = slot.words;
  if (end <= first) return null;
  const most = Math.floor(MOST_CELLS / Math.max(1, own.end - own.first));
  const found = alignWords(source, own, target, { first, end: Math.min(end, first + most) });
  if (slot.tight && isComparable(own, slot.words)) {
    return { words: slot.words, share: found?.share ?? 0 };
  }
  return found;
}

function isComparable(own: WordSpan, slot: WordSpan): boolean {
  const [before, now] = [own.end - own.first, slot.end - slot.first];
  return now * 2 >= before && now <= before * 2;
}

/**
 * Whether words stood in the old text as well, elsewhere: most of them are matched with others than the passage's
 * own, or they stand no more often in the new text than they stood there. Then they are not what became of it.
 */
function isTwin(
  wanted: Wanted,
  target: PreparedText,
  { words }: Alignment,
  slot: Slot | null,
): boolean {
  if (!slot) return false;
  if (areOthers(words, target, slot)) return true;
  const there = wantedOf(target, rangeOf(target, words));
  if (there.letters === '') return false;
  const { source, span } = wanted;
  const length = there.letters.length;
  const before = findSame(there, source).filter(
    ({ letter }) => letter >= span.to || letter + length <= span.from,
  );
  return before.length > 0 && before.length >= findSame(there, target).length;
}

/** Whether most of the words are matched with words of the old text that are not the passage's. */
export function areOthers(
  { first, end }: WordSpan,
  target: PreparedText,
  { own, diff }: Slot,
): boolean {
  let [others, all] = [0, 0];
  for (let word = first; word < end; word += 1) {
    const weight = weightOf(target.letters.slice(target.words[word], target.words[word + 1]));
    const origin = diff.origins[word] ?? -1;
    if (origin !== -1 && (origin < own.first || origin >= own.end)) others += weight;
    all += weight;
  }
  return others * 2 > all;
}

/** Whether two ranges share a character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** From the first word to the last, whole graphemes. */
export function rangeOf(target: PreparedText, { first, end }: WordSpan): Range {
  let start = target.starts[target.words[first] ?? 0] ?? 0;
  let stop = target.ends[(target.words[end] ?? 0) - 1] ?? start;
  while (start > 0 && !isBetweenGraphemes(target.text, start)) start -= 1;
  while (stop < target.text.length && !isBetweenGraphemes(target.text, stop)) stop += 1;
  return { start, end: stop };
}
