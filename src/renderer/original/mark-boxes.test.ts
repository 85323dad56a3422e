import { expect, test } from 'vitest';
import { holds, joinBoxes } from './mark-boxes.ts';

const box = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

test('words of one line are one box, those of another line or column are not', () => {
  expect(
    joinBoxes([
      box(10, 10, 40, 20),
      box(44, 11, 80, 21),
      box(10, 24, 60, 34),
      box(200, 24, 260, 34),
    ]),
  ).toEqual([box(10, 10, 80, 21), box(10, 24, 60, 34), box(200, 24, 260, 34)]);
});

test('what takes no room is left out', () => {
  expect(joinBoxes([box(10, 10, 10, 20), box(12, 10, 30, 20)])).toEqual([box(12, 10, 30, 20)]);
});

test('a point is in a box with its edges', () => {
  expect(holds([box(0, 0, 4, 4)], 4, 4)).toBe(true);
  expect(holds([box(0, 0, 4, 4)], 5, 4)).toBe(false);
});
