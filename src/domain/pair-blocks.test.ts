import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
import { diffTexts } from './anchor/diff-texts.ts';
import { prepareText } from './anchor/prepare-text.ts';
import { canonicalText } from './canonical-text.ts';
import { type Difference, pairBlocks } from './pair-blocks.ts';

function pair(old: readonly string[], next: readonly string[]) {
  const text = (paragraphs: readonly string[]) =>
    canonicalText(
      paragraphs.map((words): Block => ({ kind: 'paragraph', text: words, marks: [] })),
    );
  const [a, b] = [text(old), text(next)];
  const differences: Difference[] = diffTexts(prepareText(a.text), prepareText(b.text))
    .parts.filter(({ kind }) => kind !== 'same')
    .map((part) => ({ from: part.old, to: part.next }));
  return pairBlocks(a, b, differences).map((row) => [
    old.slice(row.old.start, row.old.end),
    next.slice(row.next.start, row.next.end),
  ]);
}

const ONE = 'The first paragraph is about boats and the harbour.';
const TWO = 'The second paragraph tells what the sailors had said on Monday.';
const THREE = 'The third one ends with the price of bread on the islands.';

test('blocks that share words stand beside each other, changed or not', () => {
  const changed = TWO.replace('Monday', 'Tuesday morning');
  expect(pair([ONE, TWO, THREE], [ONE, changed, THREE])).toEqual([
    [[ONE], [ONE]],
    [[TWO], [changed]],
    [[THREE], [THREE]],
  ]);
});

test('what was put in or taken out stands alone', () => {
  expect(pair([ONE, THREE], [ONE, TWO, THREE])).toEqual([
    [[ONE], [ONE]],
    [[], [TWO]],
    [[THREE], [THREE]],
  ]);
  expect(pair([ONE, TWO, THREE], [ONE, THREE])[1]).toEqual([[TWO], []]);
});

test('a paragraph that was split stands beside both of its halves, two that were joined beside the whole', () => {
  const [head, tail] = [TWO.slice(0, 32), TWO.slice(33)];
  expect(pair([ONE, TWO], [ONE, head, tail])).toEqual([
    [[ONE], [ONE]],
    [[TWO], [head, tail]],
  ]);
  expect(pair([head, tail, ONE], [TWO, ONE])).toEqual([
    [[head, tail], [TWO]],
    [[ONE], [ONE]],
  ]);
});

test('rows cover both texts whatever was changed', () => {
  for (const [old, next] of [
    [
      [ONE, TWO, THREE],
      [THREE, ONE],
    ],
    [[], [ONE]],
    [[ONE], []],
    [
      ['a', 'b', 'c'],
      ['x', 'y'],
    ],
  ] as [string[], string[]][]) {
    const rows = pair(old, next);
    expect(rows.flatMap(([a]) => a)).toEqual(old);
    expect(rows.flatMap(([, b]) => b)).toEqual(next);
  }
});
