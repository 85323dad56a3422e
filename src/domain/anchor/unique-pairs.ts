/** Pairs of places in two lists, in the order of both. */
export interface Pairs {
  readonly old: Int32Array;
  readonly next: Int32Array;
}

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
): Pairs {
  let size = 16;
  while (size < (a1 - a0) * 2) size *= 2;
  const mask = size - 1;
  // For each slot: where the run stands first in the old region (one more; 0 is empty), and where in the new one.
  const first = new Int32Array(size);
  const place = new Int32Array(size).fill(-1);
  const isTwice = new Uint8Array(size);
  const slots = new Int32Array(Math.max(0, a1 - a0));
  for (let at = a0; at + length <= a1; at += 1) {
    const slot = slotOf(first, mask, old, old, at, length);
    if (first[slot] === 0) first[slot] = at + 1;
    else isTwice[slot] = 1;
    slots[at - a0] = slot;
  }
  for (let at = b0; at + length <= b1; at += 1) {
    const slot = slotOf(first, mask, old, next, at, length);
    if (first[slot] === 0) continue;
    if (place[slot] === -1) place[slot] = at;
    else isTwice[slot] = 1;
  }
  const pairs = { old: new Int32Array(slots.length), next: new Int32Array(slots.length) };
  let count = 0;
  for (let at = a0; at + length <= a1; at += 1) {
    const slot = slots[at - a0] ?? 0;
    if (isTwice[slot] === 1 || place[slot] === -1) continue;
    pairs.old[count] = at;
    pairs.next[count] = place[slot] ?? 0;
    count += 1;
  }
  return longestChain(pairs, count);
}

/** The slot of a run: that of the same run, or an empty one. */
function slotOf(
  first: Int32Array,
  mask: number,
  old: Int32Array,
  list: Int32Array,
  at: number,
  length: number,
): number {
  let hash = 0;
  for (let offset = 0; offset < length; offset += 1) {
    hash = Math.imul(hash ^ (list[at + offset] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  let slot = hash & mask;
  for (let known = first[slot] ?? 0; known !== 0; known = first[slot] ?? 0) {
    let same = 0;
    while (same < length && old[known - 1 + same] === list[at + same]) same += 1;
    if (same === length) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

/** The longest part of the first `count` pairs, which are in the old order, that is in the new order too. */
function longestChain({ old, next }: Pairs, count: number): Pairs {
  const tails = new Int32Array(count);
  const before = new Int32Array(count).fill(-1);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const place = next[at] ?? 0;
    let low = length;
    // Mostly the pairs are in order already.
    if (length > 0 && (next[tails[length - 1] ?? 0] ?? 0) >= place) {
      let high = length - 1;
      low = 0;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((next[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
        else high = middle;
      }
    }
    if (low > 0) before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
    if (low === length) length += 1;
  }
  const chain = { old: new Int32Array(length), next: new Int32Array(length) };
  let at = length > 0 ? (tails[length - 1] ?? -1) : -1;
  for (let link = length - 1; link >= 0; link -= 1) {
    chain.old[link] = old[at] ?? 0;
    chain.next[link] = next[at] ?? 0;
    at = before[at] ?? -1;
  }
  return chain;
}
