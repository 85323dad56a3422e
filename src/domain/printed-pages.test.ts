import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
import { canonicalText } from './canonical-text.ts';
import { pageAt, pageStarts, partsByPage } from './printed-pages.ts';

const words = (text: string): Block => ({ kind: 'paragraph', text, marks: [] });
const blocks: readonly Block[] = [
  words('Title.'),
  { kind: 'break', label: 'i' },
  words('On the first, on the third.'),
  { kind: 'break', label: 'ii', inside: 14 },
  { kind: 'break', label: 'iii', inside: 14 },
  words('Still on it.'),
  { kind: 'break', label: 'iv' },
  words('Fourth.'),
];
const layout = canonicalText(blocks);
const starts = pageStarts(blocks, layout);

test('pages are counted as they lie in the file, those without text too', () => {
  const at = (text: string): number => pageAt(starts, layout.text.indexOf(text));
  expect([at('Title'), at('On the first'), at('on the third'), at('Still'), at('Fourth')]).toEqual([
    1, 1, 3, 3, 4,
  ]);
});

test('a range over pages is taken apart where they begin', () => {
  const start = layout.text.indexOf('first');
  const end = layout.text.indexOf('Fourth') + 3;
  const parts = partsByPage(starts, { start, end }).map((part) => [
    part.page,
    layout.text.slice(part.start, part.end).replace(/\s+/g, ' ').trim(),
  ]);
  expect(parts).toEqual([
    [1, 'first,'],
    [3, 'on the third. Still on it.'],
    [4, 'Fou'],
  ]);
});

test('a text without breaks is all on its first page', () => {
  expect(partsByPage([], { start: 3, end: 9 })).toEqual([{ page: 1, start: 3, end: 9 }]);
});
