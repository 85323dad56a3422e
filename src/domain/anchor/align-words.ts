import { KIND, kindOf } from './character-kinds.ts';
import type { PreparedText } from './prepare-text.ts';
import { weightOf } from './surroundings.ts';

/** Words of a prepared text, half-open, as indexes into `words`. */
export interface WordSpan {
  readonly first: number;
  readonly end: number;
}

/** Where words have their likeness in a longer run of words. */
export interface Alignment {
  /** The words there, from the first to the last that fits, with those that replace what is missing at the ends. */
  readonly words: WordSpan;
  /** The part of the wanted words that is there, in order, by weight: 0 to 1. */
  readonly share: number;
}

/** The most comparisons of one alignment. */
export const MOST_CELLS = 600_000;
/** What a word that was put in costs, so that a compact place is preferred to a scattered one. */
const PUT_IN = 0.05;
/** What a misspelt or inflected word is worth of the right one. */
const ALIKE = 0.6;

/** The place in `where` that is most like the wanted words; null where none of them stands there. */
export function alignWords(
  source: PreparedText,
  wanted: WordSpan,
  target: PreparedText,
  where: WordSpan,
): Alignment | null {
  const [n, m] = [wanted.end - wanted.first, where.end - where.first];
  if (n <= 0 || m <= 0 || n * m > MOST_CELLS) return null;
  const ours = wordsOf(source, wanted);
  const theirs = wordsOf(target, where);
  const weights = ours.map(weightOf);
  const width = m + 1;
  const best = new Float32Array((n + 1) * width);
  const came = new Uint8Array(best.length);
  let [top, topAt] = [0, -1];
  for (let a = 1; a <= n; a += 1) {
    for (let b = 1; b <= m; b += 1) {
      const at = a * width + b;
      const up = best[at - width] ?? 0;
      const left = (best[at - 1] ?? 0) - PUT_IN;
      let value = up;
      let from = 1;
      if (left > value) [value, from] = [left, 2];
      const like = likeness(ours[a - 1] ?? '', theirs[b - 1] ?? '');
      if (like > 0) {
        const matched = (best[at - width - 1] ?? 0) + like * (weights[a - 1] ?? 0);
        if (matched >= value) [value, from] = [matched, 3];
      }
      best[at] = value;
      came[at] = from;
      if (from === 3 && value > top) [top, topAt] = [value, at];
    }
  }
  if (topAt === -1) return null;
  let [a, b] = [Math.floor(topAt / width), topAt % width];
  const [lastA, lastB] = [a - 1, b - 1];
  let [firstA, firstB, kept] = [lastA, lastB, 0];
  while (a > 0 && b > 0 && (best[a * width + b] ?? 0) > 0) {
    const from = came[a * width + b];
    if (from === 3) {
      a -= 1;
      b -= 1;
      kept += likeness(ours[a] ?? '', theirs[b] ?? '') * (weights[a] ?? 0);
      [firstA, firstB] = [a, b];
    } else if (from === 1) a -= 1;
    else b -= 1;
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    // What is missing at an end was replaced by as many words, if there are so many.
    words: {
      first: where.first + Math.max(0, firstB - firstA),
      end: where.first + Math.min(m, lastB + 1 + (n - 1 - lastA)),
    },
    share: all > 0 ? Math.min(1, kept / all) : 0,
  };
}

function wordsOf({ letters, words }: PreparedText, { first, end }: WordSpan): string[] {
  return Array.from({ length: end - first }, (_, at) =>
    letters.slice(words[first + at], words[first + at + 1]),
  );
}

/** 1 for the same word, less for one that differs in a few letters, 0 for another. Figures are alike only where equal. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const most = Math.max(a.length, b.length);
  if (most < 4 || Math.min(a.length, b.length) * 2 < most) return 0;
  if (kindOf[a.charCodeAt(0)] === KIND.digit) return 0;
  if (differsAtBothEnds(a, b)) return 0;
  if (a.length === b.length && a.toLowerCase() === b.toLowerCase()) return ALIKE;
  let head = 0;
  while (head < a.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  const rest = Math.min(a.length, b.length) - head;
  while (tail < rest && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail += 1;
  return (head + tail) / most >= 0.6 ? ALIKE : 0;
}

/** Most words that are compared differ at both ends, and not in capitals only: then nothing of them is alike. */
function differsAtBothEnds(a: string, b: string): boolean {
  const [first, other] = [a.charCodeAt(0), b.charCodeAt(0)];
  if (first === other || a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1)) return false;
  // Beyond ASCII, capitals are not told by one bit.
  return a.length !== b.length || (first < 0x80 && other < 0x80 && (first | 32) !== (other | 32));
}
