import { expect, test } from 'vitest';
import { withinStretch } from './within-stretch.ts';

test('only what lies in the stretch is taken, its ends with it', () => {
  const tops = [0, 10, 20, 30, 30, 40];
  expect(withinStretch(tops, (top) => top, { from: 10, to: 30 })).toEqual([10, 20, 30, 30]);
  expect(withinStretch(tops, (top) => top, { from: 41, to: 90 })).toEqual([]);
  expect(withinStretch([], (top: number) => top, { from: 0, to: 90 })).toEqual([]);
});

test('of what lies outside only a few are measured', () => {
  const tops = Array.from({ length: 10_000 }, (_, index) => index);
  let measured = 0;
  withinStretch(
    tops,
    (top) => {
      measured += 1;
      return top;
    },
    { from: 5_000, to: 5_010 },
  );
  expect(measured).toBeLessThan(30);
});
