/**
 * Runs of `length` words that stand once in each region, in the order of both: the longest such chain.
 * Each pair is where the run starts. (The idea of Bram Cohen's patience difference, on runs of words.)
 */
export function uniquePairs(
  old: Int32Array,
  a0: number,
  a1: number,
  next: Int32Array,
  b0: number,
  b1: number,
  length: number,
): (readonly [number, number])[] {
  let size = 16;
  while (size < (a1 - a0) * 2) size *= 2;
  const mask = size - 1;
  const first = new Int32Array(size).fill(-1);
  // How often the run stands in the old region, and in the new one: 2 means more than once.
  const inOld = new Uint8Array(size);
  const inNext = new Uint8Array(size);
  const place = new Int32Array(size);
  for (let at = a0; at + length <= a1; at += 1) {
    let slot = hashOf(old, at, length) & mask;
    while (first[slot] !== -1 && !isSame(old, first[slot] ?? 0, old, at, length))
      slot = (slot + 1) & mask;
    if (first[slot] === -1) first[slot] = at;
    inOld[slot] = Math.min(2, (inOld[slot] ?? 0) + 1);
  }
  for (let at = b0; at + length <= b1; at += 1) {
    let slot = hashOf(next, at, length) & mask;
    while (first[slot] !== -1 && !isSame(old, first[slot] ?? 0, next, at, length))
      slot = (slot + 1) & mask;
    if (first[slot] === -1) continue;
    inNext[slot] = Math.min(2, (inNext[slot] ?? 0) + 1);
    place[slot] = at;
  }
  const pairs: [number, number][] = [];
  for (let slot = 0; slot < size; slot += 1) {
    if (inOld[slot] === 1 && inNext[slot] === 1) pairs.push([first[slot] ?? 0, place[slot] ?? 0]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  return longestChain(pairs);
}

function hashOf(words: Int32Array, at: number, length: number): number {
  let hash = 0;
  for (let offset = 0; offset < length; offset += 1) {
    hash = Math.imul(hash ^ (words[at + offset] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(a: Int32Array, at: number, b: Int32Array, to: number, length: number): boolean {
  for (let offset = 0; offset < length; offset += 1) {
    if (a[at + offset] !== b[to + offset]) return false;
  }
  return true;
}

/** The longest part of the pairs, which are in the old order, that is in the new order too. */
function longestChain(pairs: readonly [number, number][]): (readonly [number, number])[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let at = 0; at < pairs.length; at += 1) {
    const place = pairs[at]?.[1] ?? 0;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  }
  const chain: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}
