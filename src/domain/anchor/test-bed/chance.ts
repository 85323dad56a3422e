/** Numbers that look like chance and are the same for the same seed. */
export interface Chance {
  /** 0 to less than 1. */
  next(): number;
  /** A whole number from 0 to less than `end`. */
  below(end: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True so often, 0 to 1. */
  holds(share: number): boolean;
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    holds: (share) => next() < share,
    pick: (list) => {
      const at = below(list.length);
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[at] as (typeof list)[number];
    },
  };
}
