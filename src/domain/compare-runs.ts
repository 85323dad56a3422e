/** How many letters the runs have that are counted. */
export const RUN = 16;
/** Where more of the runs than this part have come or gone, counting them all helps nobody. */
const MOST_UNEVEN = 0.5;
/** Odd, and with its bits well spread. */
const BASE = 0x01000193;

/** How often the runs of letters of one text stand in it and in another. */
export interface Runs {
  /** Whether the run at an offset of the old text stands once in either text. */
  isOnce(offset: number): boolean;
  /** Whether each run from one offset of the old text to another stands as often in both texts. */
  areEven(from: number, to: number): boolean;
}

/**
 * Counts every run of letters of two texts. By rolling hashes (Rabin and Karp 1987): two runs of one hash are taken
 * for the same, which makes fewer stand once and fewer be even, never more but by an unlikely chance.
 * @returns null where the texts have too little in common
 */
export function compareRuns(old: string, next: string): Runs | null {
  const hashes = hashesOf(old);
  const [ours, theirs] = [hashes.slice().sort(), hashesOf(next).sort()];
  const uneven = new Set<number>();
  for (let a = 0, b = 0; a < ours.length || b < theirs.length; ) {
    const [x, y] = [ours[a] ?? Number.POSITIVE_INFINITY, theirs[b] ?? Number.POSITIVE_INFINITY];
    const hash = Math.min(x, y);
    const [a0, b0] = [a, b];
    while (ours[a] === hash) a += 1;
    while (theirs[b] === hash) b += 1;
    if (a - a0 !== b - b0) uneven.add(hash);
    if (uneven.size > hashes.length * MOST_UNEVEN) return null;
  }
  // How many runs before an offset are uneven.
  const sums = new Uint32Array(hashes.length + 1);
  for (let at = 0; at < hashes.length; at += 1) {
    sums[at + 1] = (sums[at] ?? 0) + (uneven.has(hashes[at] ?? 0) ? 1 : 0);
  }
  return {
    isOnce: (offset) => {
      const hash = hashes[offset];
      if (hash === undefined) return false;
      const at = firstAt(ours, hash);
      return ours[at + 1] !== hash && !uneven.has(hash);
    },
    areEven: (from, to) =>
      to - from >= RUN && sums[Math.max(from, to - RUN + 1)] === sums[Math.max(0, from)],
  };
}

function hashesOf(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - RUN + 1));
  let out = 1;
  for (let at = 1; at < RUN; at += 1) out = Math.imul(out, BASE);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= RUN) hash = (hash - Math.imul(text.charCodeAt(at - RUN), out)) | 0;
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
    if (at >= RUN - 1) hashes[at - RUN + 1] = hash;
  }
  return hashes;
}

/** The first place in a sorted list that is not less than a value. */
function firstAt(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
