import { expect, test } from 'vitest';
import { type KnownMark, newMarks } from './new-marks.ts';

const TEXT = 'The board raised the tolls. The harbour stood empty.';
const mark = (start: number, end: number, note = '', created: string | null = null) => ({
  ranges: [{ start, end }],
  note,
  creator: 'Mira',
  created,
});
const known = (of: ReturnType<typeof mark>, more: Partial<KnownMark> = {}): KnownMark => ({
  ...of,
  stands: true,
  ...more,
});

test('a mark is known by its place and what it says, spaces at its edges aside', () => {
  const there = [known(mark(4, 16, 'Is it? I doubt it.'))];
  expect(newMarks(TEXT, [mark(3, 17, 'Is it?')], there)).toEqual([]);
  expect(newMarks(TEXT, [mark(4, 16)], there)).toEqual([]);
  expect(newMarks(TEXT, [mark(4, 16, 'Why?')], there)).toHaveLength(1);
  expect(newMarks(TEXT, [mark(4, 9, 'Is it?')], there)).toHaveLength(1);
});

test('one that has lost its place is known by whose it is and from when', () => {
  const lost = known(mark(0, 0, 'Is it?', '2024'), { ranges: null, stands: false });
  expect(newMarks(TEXT, [mark(4, 16, 'Is it?', '2024')], [lost])).toEqual([]);
  expect(newMarks(TEXT, [mark(4, 16, 'Is it?', '2025')], [lost])).toHaveLength(1);
  // Where it stands for certain in another place, this is another.
  const elsewhere = known(mark(28, 39, 'Is it?', '2024'));
  expect(newMarks(TEXT, [mark(4, 16, 'Is it?', '2024')], [elsewhere])).toHaveLength(1);
});

test('a passage stands for one mark only', () => {
  const two = [mark(4, 16, 'Why?'), mark(4, 16, 'Why?')];
  expect(newMarks(TEXT, two, [known(mark(4, 16, 'Why?'))])).toEqual([two[1]]);
});
