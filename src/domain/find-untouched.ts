import type { Range } from '../contract/passage.ts';
import type { TextDiff } from './anchor/diff-texts.ts';
import { lettersOf, type Span, wordOf } from './anchor/letters-of.ts';
import type { PreparedText } from './anchor/prepare-text.ts';
import { compareRuns, RUN } from './compare-runs.ts';

/** So many letters on each side must be untouched too; more than the rule looks at where it weighs two places. */
const AROUND = 120;

/**
 * Finds passages about which nothing is in doubt: their words, with a good deal around them, are to the letter what
 * they were and where they were; they stand nowhere else in either text; and no piece of them or of what is around
 * them has come or gone anywhere, as it has where a copy was put in or one of two was taken out. What it finds the
 * rule would find, and of ten thousand passages most are such: asking for each would take seconds.
 * @returns where the ranges stand in the new text, or null where the rule has to be asked
 */
export function untouchedFinder(diff: TextDiff): (ranges: readonly Range[]) => Range[] | null {
  const { old, next, matches } = diff;
  const runs = compareRuns(old.letters, next.letters);
  if (!runs) return () => null;
  return (ranges) => {
    const spans = ranges.map((range) => lettersOf(old, range));
    if (spans.length === 0 || !spans.every((span) => isAlone(span))) return null;
    const from = Math.max(0, Math.min(...spans.map((span) => span.from)) - AROUND);
    const to = Math.min(old.letters.length, Math.max(...spans.map((span) => span.to)) + AROUND);
    if (!runs.areEven(from, to)) return null;
    const word = wordOf(old, from);
    const match = matches[word] ?? -1;
    if (match === -1) return null;
    const there = (next.words[match] ?? 0) + from - (old.words[word] ?? 0);
    // The beginning and the end of a text are surroundings as well.
    const isEnd = to === old.letters.length;
    if ((from === 0) !== (there === 0)) return null;
    if (isEnd !== (there + to - from === next.letters.length)) return null;
    const start = edgeOf(old, from, from === 0);
    const nextStart = edgeOf(next, there, from === 0);
    const stretch = old.text.slice(start, isEnd ? old.text.length : old.ends[to - 1]);
    if (!next.text.startsWith(stretch, nextStart)) return null;
    if (isEnd && nextStart + stretch.length !== next.text.length) return null;
    const by = nextStart - start;
    return ranges.map((range) => ({ start: range.start + by, end: range.end + by }));
  };

  /** Whether some run of its letters stands once only, in both texts. */
  function isAlone({ from, to }: Span): boolean {
    for (let at = from; at + RUN <= to; at += 1) if (runs?.isOnce(at)) return true;
    return false;
  }
}

function edgeOf({ starts }: PreparedText, letter: number, isFirst: boolean): number {
  return isFirst ? 0 : (starts[letter] ?? 0);
}
