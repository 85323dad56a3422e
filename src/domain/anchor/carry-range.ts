import type { Range } from '../../contract/passage.ts';
import type { TextDiff } from './diff-texts.ts';

/** Where a range of the old text went. */
export interface CarriedRange {
  /** From the first to the last of its words that are still there; an empty range where none is. */
  readonly range: Range;
  /** Whether all its words are there, with nothing between them that was not. */
  readonly whole: boolean;
}

/**
 * Carries a range of the old text over to the new one by the difference alone. It says where to look, not
 * whether to attach: that is the rule's part.
 */
export function carryRange(diff: TextDiff, range: Range): CarriedRange {
  let start: number | null = null;
  let end = 0;
  let whole = true;
  for (const part of diff.parts) {
    if (part.old.end < range.start || part.old.start > range.end) continue;
    if (part.kind === 'same') {
      const from = Math.max(range.start, part.old.start) - part.old.start + part.next.start;
      const to = Math.min(range.end, part.old.end) - part.old.start + part.next.start;
      start ??= from;
      end = to;
    } else if (part.old.end > range.start && part.old.start < range.end) whole = false;
  }
  return { range: { start: start ?? end, end: Math.max(end, start ?? end) }, whole };
}
