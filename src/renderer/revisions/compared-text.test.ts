import { expect, test } from 'vitest';
import { comparedPieces } from './compared-text.ts';

const TEXT = 'one two three four five';

test('a text is cut where differences and passages begin and end, and loses nothing', () => {
  const pieces = comparedPieces(
    TEXT,
    { start: 4, end: 23 },
    [
      { start: 0, end: 2 },
      { start: 8, end: 13 },
    ],
    [{ ranges: [{ start: 0, end: 10 }], color: 'red' }],
  );
  expect(pieces).toEqual([
    { text: 'two ', difference: null, color: 'red' },
    { text: 'th', difference: 1, color: 'red' },
    { text: 'ree', difference: 1, color: null },
    { text: ' four five', difference: null, color: null },
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe(TEXT.slice(4));
});

test('of passages that overlap the one that comes last is shown, and an empty difference shows nothing', () => {
  const pieces = comparedPieces(
    TEXT,
    { start: 0, end: 3 },
    [{ start: 1, end: 1 }],
    [
      { ranges: [{ start: 0, end: 3 }], color: 'red' },
      { ranges: [{ start: 0, end: 3 }], color: 'blue' },
    ],
  );
  expect(pieces.map(({ text, difference, color }) => [text, difference, color])).toEqual([
    ['o', null, 'blue'],
    ['ne', null, 'blue'],
  ]);
});

test('the space behind words that differ is not shown as a difference, unless it is all that differs', () => {
  const shown = (start: number, end: number) =>
    comparedPieces('losses of three  million', { start: 0, end: 24 }, [{ start, end }], [])
      .filter(({ difference }) => difference !== null)
      .map(({ text }) => text);
  expect(shown(10, 16)).toEqual(['three']);
  expect(shown(16, 17)).toEqual([' ']);
});
