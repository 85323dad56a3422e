import type { Range } from '../../contract/passage.ts';
import { compareGaps } from './gap.ts';
import { matchWords } from './match-words.ts';
import { numberWords } from './number-words.ts';
import type { PreparedText } from './prepare-text.ts';
import { settleMatches } from './settle-matches.ts';
import { weightOf } from './surroundings.ts';

/** A run of both texts, half-open; one of the ranges is empty where the words are on one side only. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly old: Range;
  readonly next: Range;
}

/**
 * The difference of two texts by words. The parts tile both texts: their old ranges follow each other without
 * a gap from 0 to the end, and so do the new ones. `same` parts have the same words; spacing, dashes and the
 * style of quotation marks may differ in them, and so their lengths.
 */
export interface TextDiff {
  readonly old: PreparedText;
  readonly next: PreparedText;
  /** For each word of the old text (see `PreparedText.words`) the one it is in the new text, or -1; ascending. */
  readonly matches: Int32Array;
  /** The other way round: for each new word the old one it was, or -1. */
  readonly origins: Int32Array;
  /** The most words in a row that the new text has and the old one has not. */
  readonly mostAdded: number;
  /** What the new words before each word of the new text weigh, and at the end what all do. */
  readonly added: Float64Array;
  readonly parts: readonly DiffPart[];
}

/** The difference of two texts by words; time grows with their length, on hostile input too. */
export function diffTexts(old: PreparedText, next: PreparedText): TextDiff {
  const numbered = numberWords(old, next);
  const weights = new Float32Array(numbered.count);
  weigh(old, numbered.old, weights);
  weigh(next, numbered.next, weights);
  const matches = matchWords({ old: numbered.old, next: numbered.next, weights });
  settleMatches(
    matches,
    { words: numbered.old, text: old },
    { words: numbered.next, text: next },
    weights,
  );
  parting(matches, old, next);
  const origins = new Int32Array(numbered.next.length).fill(-1);
  for (let word = 0; word < matches.length; word += 1) {
    const to = matches[word] ?? -1;
    if (to !== -1) origins[to] = word;
  }
  return {
    old,
    next,
    matches,
    origins,
    mostAdded: longestGap(origins),
    added: sumAdded(origins, numbered.next, weights),
    parts: partsOf(matches, old, next),
  };
}

function longestGap(origins: Int32Array): number {
  let [longest, gap] = [0, 0];
  for (const origin of origins) {
    gap = origin === -1 ? gap + 1 : 0;
    if (gap > longest) longest = gap;
  }
  return longest;
}

function sumAdded(origins: Int32Array, words: Int32Array, weights: Float32Array): Float64Array {
  const sums = new Float64Array(origins.length + 1);
  for (let word = 0; word < origins.length; word += 1) {
    const weight = origins[word] === -1 ? (weights[words[word] ?? 0] ?? 0) : 0;
    sums[word + 1] = (sums[word] ?? 0) + weight;
  }
  return sums;
}

function weigh({ letters, words }: PreparedText, numbers: Int32Array, weights: Float32Array): void {
  for (let word = 0; word < numbers.length; word += 1) {
    const number = numbers[word] ?? 0;
    if (weights[number] === 0) {
      weights[number] = weightOf(letters.slice(words[word], words[word + 1]));
    }
  }
}

/** Words that stand side by side in both are no longer the same where what joins them makes others: well-known, well known. */
function parting(matches: Int32Array, old: PreparedText, next: PreparedText): void {
  for (let word = 1; word < matches.length; word += 1) {
    const to = matches[word] ?? -1;
    if (to <= 0 || matches[word - 1] !== to - 1) continue;
    const letter = old.words[word] ?? 0;
    const [a, b] = [old.gaps[letter] ?? 0, next.gaps[next.words[to] ?? 0] ?? 0];
    if (a !== b && compareGaps(a, b, old.letters, letter) === 'differs') matches[word - 1] = -1;
  }
}

function partsOf(matches: Int32Array, old: PreparedText, next: PreparedText): DiffPart[] {
  const parts: DiffPart[] = [];
  const oldAt = (word: number): number => offsetOf(old, word);
  const nextAt = (word: number): number => offsetOf(next, word);
  const [oldCount, nextCount] = [matches.length, next.words.length - 1];
  let [a, b] = [0, 0];
  while (a < oldCount || b < nextCount) {
    let [oldEnd, nextEnd] = [a, b];
    while (oldEnd < oldCount && matches[oldEnd] === nextEnd) {
      oldEnd += 1;
      nextEnd += 1;
    }
    if (oldEnd > a) {
      parts.push({
        kind: 'same',
        old: { start: oldAt(a), end: oldAt(oldEnd) },
        next: { start: nextAt(b), end: nextAt(nextEnd) },
      });
    } else {
      while (oldEnd < oldCount && matches[oldEnd] === -1) oldEnd += 1;
      nextEnd = oldEnd < oldCount ? (matches[oldEnd] ?? nextCount) : nextCount;
      const [oldPart, nextPart] = [
        { start: oldAt(a), end: oldAt(oldEnd) },
        { start: nextAt(b), end: nextAt(nextEnd) },
      ];
      if (oldEnd > a) {
        parts.push({
          kind: 'removed',
          old: oldPart,
          next: { start: nextPart.start, end: nextPart.start },
        });
      }
      if (nextEnd > b) {
        parts.push({
          kind: 'added',
          old: { start: oldPart.end, end: oldPart.end },
          next: nextPart,
        });
      }
    }
    [a, b] = [oldEnd, nextEnd];
  }
  // A text without a word has no part yet.
  const last = parts.at(-1) ?? { old: { end: 0 }, next: { end: 0 } };
  const rest = {
    kind: 'same' as const,
    old: { start: last.old.end, end: old.text.length },
    next: { start: last.next.end, end: next.text.length },
  };
  if (rest.old.end > rest.old.start || rest.next.end > rest.next.start) parts.push(rest);
  return parts;
}

/** Where a word starts in its text; the first takes what stands before it, so that the parts tile the text. */
function offsetOf({ text, starts, words }: PreparedText, word: number): number {
  if (word === 0) return 0;
  return word >= words.length - 1 ? text.length : (starts[words[word] ?? 0] ?? text.length);
}
