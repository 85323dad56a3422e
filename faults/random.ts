import { createHash } from 'node:crypto';

/** Chance that comes again: the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  real(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** One of a list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** True so often. */
  chance(probability: number): boolean;
  shuffle<T>(list: readonly T[]): T[];
  bytes(length: number): Buffer;
  /** Chance of its own for a part of the work, whatever was drawn before. */
  fork(name: string | number): Random;
}

/** Chance from a seed (mulberry32 over the first four bytes of the seed's SHA-256). */
export function randomFrom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const real = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(real() * (high - low + 1));
  return {
    real,
    whole,
    pick: (list) => {
      if (list.length === 0) throw new Error('there is nothing to pick from');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    chance: (probability) => real() < probability,
    shuffle: (list) => {
      const mixed = [...list];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [mixed[last], mixed[other]] = [mixed[other], mixed[last]] as [never, never];
      }
      return mixed;
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => whole(0, 255))),
    fork: (name) => randomFrom(`${seed}/${name}`),
  };
}
