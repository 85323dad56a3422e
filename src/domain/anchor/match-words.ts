import { uniquePairs } from './unique-pairs.ts';

/** Smaller regions than this are compared word by word: the product of the numbers of words. */
const SMALL = 40_000;
/** Changes that are looked for in a region where nothing is unique. */
const MOST_CHANGES = 256;
/** Rounds of dividing, over all lengths of runs; hostile texts can ask for as many as they have words. */
const MOST_ROUNDS = 24;

/** Two lists of numbered words, and the weight of each number: what matching it is worth. */
export interface WordLists {
  readonly old: Int32Array;
  readonly next: Int32Array;
  readonly weights: Float32Array;
}

/**
 * For each old word the new one it became, or -1; ascending. Runs of words that stand once in both texts
 * are matched first, then the regions between them; what is left is compared word by word where it is small.
 * The time is a fixed number of rounds over the words, whatever they are.
 */
export function matchWords(lists: WordLists): Int32Array {
  const matches = new Int32Array(lists.old.length).fill(-1);
  const regions: Region[] = [
    { a0: 0, a1: lists.old.length, b0: 0, b1: lists.next.length, run: 4, rounds: 0 },
  ];
  for (let region = regions.pop(); region; region = regions.pop()) {
    matchRegion(lists, matches, region, regions);
  }
  return matches;
}

interface Region {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** How many words long the runs are that are looked for. */
  readonly run: number;
  readonly rounds: number;
}

function matchRegion(
  lists: WordLists,
  matches: Int32Array,
  { a0, a1, b0, b1, run, rounds }: Region,
  regions: Region[],
): void {
  const { old, next } = lists;
  while (a0 < a1 && b0 < b1 && old[a0] === next[b0]) matches[a0++] = b0++;
  while (a0 < a1 && b0 < b1 && old[a1 - 1] === next[b1 - 1]) matches[--a1] = --b1;
  if (a0 === a1 || b0 === b1) return;
  if ((a1 - a0) * (b1 - b0) <= SMALL) {
    matchSmall(lists, matches, a0, a1, b0, b1);
    return;
  }
  for (let length = run; length >= 1 && rounds < MOST_ROUNDS; length >>= 1) {
    const pairs = uniquePairs(old, a0, a1, next, b0, b1, length);
    if (pairs.old.length === 0) continue;
    let [a, b] = [a0, b0];
    for (let pair = 0; pair <= pairs.old.length; pair += 1) {
      const x = pairs.old[pair] ?? a1;
      const y = pairs.next[pair] ?? b1;
      if (x > a && y > b) {
        regions.push({ a0: a, a1: x, b0: b, b1: y, run: length, rounds: rounds + 1 });
      }
      if (x < a1) matches[x] = y;
      [a, b] = [x + 1, y + 1];
    }
    return;
  }
  matchFewChanges(old, next, matches, a0, a1, b0, b1);
}

/** The heaviest common sequence, unbroken runs preferred. */
function matchSmall(
  { old, next, weights }: WordLists,
  matches: Int32Array,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): void {
  const width = b1 - b0 + 1;
  const best = new Float32Array((a1 - a0 + 1) * width);
  const came = new Uint8Array(best.length);
  for (let a = a0; a < a1; a += 1) {
    for (let b = b0; b < b1; b += 1) {
      const at = (a - a0 + 1) * width + (b - b0 + 1);
      const skipOld = best[at - width] ?? 0;
      const skipNext = best[at - 1] ?? 0;
      let value = Math.max(skipOld, skipNext);
      let from = skipOld >= skipNext ? 1 : 2;
      if (old[a] === next[b]) {
        const runOn = came[at - width - 1] === 3 ? 0.5 : 0;
        const matched = (best[at - width - 1] ?? 0) + (weights[old[a] ?? 0] ?? 0) + runOn;
        if (matched >= value) [value, from] = [matched, 3];
      }
      best[at] = value;
      came[at] = from;
    }
  }
  let [a, b] = [a1, b1];
  while (a > a0 && b > b0) {
    const from = came[(a - a0) * width + (b - b0)];
    if (from === 3) {
      a -= 1;
      b -= 1;
      matches[a] = b;
    } else if (from === 1) a -= 1;
    else b -= 1;
  }
}

/**
 * Myers' greedy search ("An O(ND) Difference Algorithm", 1986) for at most `MOST_CHANGES` changes; with more,
 * the region is left as changed throughout.
 */
function matchFewChanges(
  old: Int32Array,
  next: Int32Array,
  matches: Int32Array,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): void {
  const [n, m] = [a1 - a0, b1 - b0];
  if (Math.abs(n - m) > MOST_CHANGES) return;
  const center = MOST_CHANGES + 1;
  const reach = new Int32Array(2 * center + 1);
  const history: Int32Array[] = [];
  for (let changes = 0; changes <= MOST_CHANGES; changes += 1) {
    history.push(reach.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const down =
        k === -changes ||
        (k !== changes && (reach[center + k - 1] ?? 0) < (reach[center + k + 1] ?? 0));
      let x = down ? (reach[center + k + 1] ?? 0) : (reach[center + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && old[a0 + x] === next[b0 + y]) {
        x += 1;
        y += 1;
      }
      reach[center + k] = x;
      if (x >= n && y >= m) {
        walkBack(history, matches, { a0, b0, n, m, center });
        return;
      }
    }
  }
}

function walkBack(
  history: readonly Int32Array[],
  matches: Int32Array,
  at: { a0: number; b0: number; n: number; m: number; center: number },
): void {
  let [x, y] = [at.n, at.m];
  for (let changes = history.length - 1; changes >= 0; changes -= 1) {
    const reach = history[changes];
    const k = x - y;
    const down =
      k === -changes ||
      (k !== changes && (reach?.[at.center + k - 1] ?? 0) < (reach?.[at.center + k + 1] ?? 0));
    const from = down ? k + 1 : k - 1;
    const px = changes === 0 ? 0 : (reach?.[at.center + from] ?? 0);
    const py = changes === 0 ? 0 : px - from;
    const [sx, sy] = changes === 0 ? [0, 0] : down ? [px, py + 1] : [px + 1, py];
    while (x > sx && y > sy) {
      x -= 1;
      y -= 1;
      matches[at.a0 + x] = at.b0 + y;
    }
    [x, y] = [px, py];
  }
}
