import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeFairly } from './take-fairly.ts';

it('lists take turns until they are empty, and nothing is taken twice from page to page', () => {
  expect(takeFairly([10, 10, 10], 7)).toEqual([3, 2, 2]);
  expect(takeFairly([1, 10, 0], 6)).toEqual([1, 5, 0]);
  expect(takeFairly([], 5)).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 4 }), fc.nat(100), (lengths, count) => {
      const taken = takeFairly(lengths, count);
      const next = takeFairly(lengths, count + 1);
      const sum = (list: number[]): number => list.reduce((total, one) => total + one, 0);
      expect(sum(taken)).toBe(Math.min(count, sum(lengths)));
      taken.forEach((one, index) => {
        expect(one).toBeLessThanOrEqual(lengths[index] ?? 0);
        expect(next[index]).toBeGreaterThanOrEqual(one);
      });
    }),
  );
});
