import type { Range } from '../../contract/passage.ts';

/** One of a passage's two outer edges. */
export type Edge = 'start' | 'end';

/** Ranges with one outer edge moved; ranges that the edge passes over are dropped. */
export function withEdge(
  ranges: readonly Range[],
  edge: Edge,
  offset: number,
  length: number,
): readonly Range[] {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return ranges;
  if (edge === 'start') {
    const start = Math.max(0, Math.min(offset, last.end - 1));
    const kept = ranges.filter((range) => range.end > start);
    return kept.map((range, at) => (at === 0 ? { start, end: range.end } : range));
  }
  const end = Math.min(length, Math.max(offset, first.start + 1));
  const kept = ranges.filter((range) => range.start < end);
  return kept.map((range, at) => (at === kept.length - 1 ? { start: range.start, end } : range));
}

/** Whether two lists of ranges mean the same words. */
export function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return a.length === b.length && a.every((r, i) => r.start === b[i]?.start && r.end === b[i]?.end);
}
