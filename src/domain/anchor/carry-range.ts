import type { Range } from '../../contract/passage.ts';
import type { TextDiff } from './diff-texts.ts';
import { lettersOf, wordOf } from './letters-of.ts';

/** Where a range of the old text went. */
export interface CarriedRange {
  /** From the first to the last of its words that are still there; an empty range where none is. */
  readonly range: Range;
  /** Whether all its words are there, with nothing between them that was not. */
  readonly whole: boolean;
}

/**
 * Carries a range of the old text over to the new one by the difference alone. It says where to look, not
 * whether to attach: that is the rule's part. Spaces, dashes and invisible characters at its edges are left out.
 */
export function carryRange({ old, next, matches }: TextDiff, range: Range): CarriedRange {
  const { from, to } = lettersOf(old, range);
  const first = from < to ? wordOf(old, from) : 0;
  const last = from < to ? wordOf(old, to - 1) : -1;
  let [start, end, whole] = [-1, -1, first <= last];
  let before = -1;
  for (let word = first; word <= last; word += 1) {
    const match = matches[word] ?? -1;
    if (match === -1 || (before !== -1 && match !== before + 1)) whole = false;
    if (match === -1) continue;
    before = match;
    // Matched words have the same letters, so a range that starts inside one still does.
    const [word0, word1] = [old.words[word] ?? 0, old.words[word + 1] ?? 0];
    const shift = (next.words[match] ?? 0) - word0;
    if (start === -1) start = next.starts[Math.max(from, word0) + shift] ?? 0;
    end = next.ends[Math.min(to, word1) - 1 + shift] ?? 0;
  }
  if (start !== -1) return { range: { start, end }, whole };
  const at = placeOfNothing({ old, next, matches }, first);
  return { range: { start: at, end: at }, whole: false };
}

/** Where a word that is gone would stand. */
function placeOfNothing(
  { next, matches }: Pick<TextDiff, 'old' | 'next' | 'matches'>,
  word: number,
): number {
  for (let before = word - 1; before >= 0; before -= 1) {
    const match = matches[before] ?? -1;
    if (match !== -1) return next.ends[(next.words[match + 1] ?? 0) - 1] ?? 0;
  }
  return 0;
}
