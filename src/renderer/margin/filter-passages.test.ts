import { expect, test } from 'vitest';
import type { Color, Passage } from '../../contract/passage.ts';
import { filterPassages, tagsOf } from './filter-passages.ts';

const PASSAGES = (
  [
    ['yellow', ['Reading/Manner']],
    ['red', ['Reading', 'Disputed']],
    ['yellow', []],
    ['red', ['Readings']],
  ] as [Color, string[]][]
).map(([color, tags], at) => ({
  color,
  tags,
  state: at === 2 ? 'lost' : 'moved',
})) as unknown as Passage[];

function kept(color: Color | null, tag: string | null): number[] {
  return filterPassages(PASSAGES, { color, tag, loose: false }).map(({ index }) => index);
}

test('a filter by tag lets its children through, and no tag that only begins alike', () => {
  expect(kept(null, 'Reading')).toEqual([0, 1]);
  expect(kept(null, 'Reading/Manner')).toEqual([0]);
});

test('colour and tag narrow together, and the numbers stay those of the article', () => {
  expect(kept('red', null)).toEqual([1, 3]);
  expect(kept('red', 'Reading')).toEqual([1]);
  expect(kept(null, null)).toEqual([0, 1, 2, 3]);
});

test('the tags to choose from have their parents with them', () => {
  expect(tagsOf(PASSAGES)).toEqual(['Disputed', 'Reading', 'Reading/Manner', 'Readings']);
});

test('those that lost their place can be looked at alone', () => {
  const loose = filterPassages(PASSAGES, { color: null, tag: null, loose: true });
  expect(loose.map(({ index }) => index)).toEqual([2]);
});
