import { describe, expect, it } from 'vitest';
import { stripeLanes } from './stripe-lanes.ts';

const extent = (id: string, top: number, bottom: number) => ({ id, top, bottom });
const lanes = (...args: Parameters<typeof stripeLanes>) =>
  Object.fromEntries(stripeLanes(...args).map(({ id, lane }) => [id, lane]));

describe('stripes', () => {
  it('stand in one lane while they do not overlap', () => {
    expect(lanes([extent('a', 0, 10), extent('b', 10, 20)], 4)).toEqual({ a: 0, b: 0 });
  });

  it('stand beside each other where they overlap, and come back to the first lane after', () => {
    const all = [extent('a', 0, 20), extent('b', 5, 30), extent('c', 20, 40)];
    expect(lanes(all, 4)).toEqual({ a: 0, b: 1, c: 0 });
  });

  it('put the longer of two that start together nearest the text', () => {
    expect(lanes([extent('short', 0, 5), extent('long', 0, 50)], 4)).toEqual({ long: 0, short: 1 });
  });

  it('share the last lane in a crowd', () => {
    const crowd = Array.from({ length: 9 }, (_, index) => extent(`${index}`, index, 100));
    expect(Math.max(...stripeLanes(crowd, 3).map((stripe) => stripe.lane))).toBe(2);
  });
});
