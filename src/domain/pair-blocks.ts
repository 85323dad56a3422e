import type { CanonicalText } from './canonical-text.ts';

/** A stretch in which two texts differ; one side may be empty. Offsets are UTF-16 code units, half-open. */
export interface Difference {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
}

/** Blocks that stand beside each other: indices, half-open; one side may be empty. */
export interface BlockPair {
  readonly old: { readonly start: number; readonly end: number };
  readonly next: { readonly start: number; readonly end: number };
}

/** Two blocks belong together where they share this part of the shorter one. */
const SHARED = 0.25;

/**
 * Puts the blocks of two texts beside each other: those that share words in one row, also where one was split or
 * two were joined; what was put in or taken out alone, or beside what stands in its place. Rows cover both texts in
 * order.
 * @param differences in reading order, as the difference of the two canonical texts has them
 */
export function pairBlocks(
  old: CanonicalText,
  next: CanonicalText,
  differences: readonly Difference[],
): BlockPair[] {
  const pairs: { old: [number, number]; next: [number, number] }[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of links(old, next, differences)) {
    const last = pairs.at(-1);
    if (last && (a < i || b < j)) {
      // A split or a joined block: it goes on in the row before.
      i = Math.max(i, a + 1);
      j = Math.max(j, b + 1);
      last.old[1] = i;
      last.next[1] = j;
      continue;
    }
    if (a > i || b > j) pairs.push({ old: [i, a], next: [j, b] });
    pairs.push({ old: [a, a + 1], next: [b, b + 1] });
    [i, j] = [a + 1, b + 1];
  }
  const [m, n] = [old.starts.length, next.starts.length];
  if (i < m || j < n) pairs.push({ old: [i, m], next: [j, n] });
  return pairs.map((pair) => ({
    old: { start: pair.old[0], end: pair.old[1] },
    next: { start: pair.next[0], end: pair.next[1] },
  }));
}

/** Blocks that share enough words, in order. */
function links(
  old: CanonicalText,
  next: CanonicalText,
  differences: readonly Difference[],
): [number, number][] {
  const shared = new Map<string, { a: number; b: number; length: number }>();
  const note = (oldStart: number, nextStart: number, length: number): void => {
    let at = 0;
    while (at < length) {
      const a = blockAt(old, oldStart + at);
      const b = blockAt(next, nextStart + at);
      const left = Math.min(
        endOf(old, a) - (oldStart + at),
        endOf(next, b) - (nextStart + at),
        length - at,
      );
      const step = Math.max(1, left);
      if (left > 0) {
        const name = `${a} ${b}`;
        const former = shared.get(name);
        shared.set(name, { a, b, length: (former?.length ?? 0) + left });
      }
      at += step;
    }
  };
  let [oldAt, nextAt] = [0, 0];
  for (const { from, to } of differences) {
    note(oldAt, nextAt, Math.min(from.start - oldAt, to.start - nextAt));
    [oldAt, nextAt] = [from.end, to.end];
  }
  note(oldAt, nextAt, Math.min(old.text.length - oldAt, next.text.length - nextAt));
  return [...shared.values()]
    .filter(({ a, b, length }) => {
      const shorter = Math.min(lengthOf(old, a), lengthOf(next, b));
      return shorter > 0 && length >= shorter * SHARED;
    })
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .map(({ a, b }) => [a, b]);
}

/** The last block that starts at or before an offset. */
function blockAt({ starts }: CanonicalText, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where a block's own words end; the separator behind it belongs to none. */
export function endOf({ text, starts }: CanonicalText, block: number): number {
  const next = starts[block + 1];
  return next === undefined ? text.length : next - 2;
}

function lengthOf(text: CanonicalText, block: number): number {
  return endOf(text, block) - (text.starts[block] ?? 0);
}
