import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
import { canonicalText } from './canonical-text.ts';
import { locatorsOf, locatorWords, pageOf } from './locator.ts';

const words = (text: string): Block => ({ kind: 'paragraph', text, marks: [] });

test('a place in the text has the page of its block', () => {
  const at = locatorsOf([
    words('Before.'),
    { kind: 'break', label: 'xiv' },
    words('On the first and on the second.'),
    { kind: 'break', label: '1', inside: 17 },
  ]);
  const start = 'Before.'.length + 4;
  expect([0, start, start + 16, start + 17].map((offset) => at(offset).page)).toEqual([
    null,
    'xiv',
    'xiv',
    '1',
  ]);
  expect(locatorWords(at(start))).toBe('p. xiv');
});

test('a note below a paragraph that goes on overleaf is on the page of its reference', () => {
  const text = 'The toll1 was raised, and lowered2 again.';
  const reference = (label: string) => ({
    kind: 'link' as const,
    href: `#${label}`,
    start: text.indexOf(label),
    end: text.indexOf(label) + 1,
  });
  const blocks: Block[] = [
    { kind: 'break', label: '7' },
    { kind: 'paragraph', text, marks: [reference('1'), reference('2')] },
    { kind: 'break', label: '8', inside: 21 },
    { kind: 'footnote', label: '1', text: 'In 1911.', marks: [] },
    { kind: 'footnote', label: '2', text: 'In 1912.', marks: [] },
    { kind: 'footnote', label: '3', text: 'Nobody refers to it.', marks: [] },
  ];
  const { starts } = canonicalText(blocks);
  const at = locatorsOf(blocks);
  expect([3, 4, 5].map((note) => at(starts[note] ?? 0).page)).toEqual(['7', '8', '8']);
});

test('what is said in a recording has its time and its speaker', () => {
  const at = locatorsOf([
    {
      ...words('You do not get that from a wholesaler.'),
      locator: { at: 192_400, speaker: 'Marta' },
    } as Block,
    { ...words('Did you find out?'), locator: { at: 3_605_000, speaker: null } } as Block,
  ]);
  expect(locatorWords(at(4))).toBe('00:03:12, Marta');
  expect(locatorWords(at(42))).toBe('01:00:05');
});

test('a text without pages and times has no locator, nor has one without words', () => {
  expect(locatorWords(locatorsOf([words('Plain.')])(2))).toBeNull();
  expect(locatorWords(locatorsOf([])(0))).toBeNull();
});

test('words stand on the page that the last page break before them begins', () => {
  const blocks: Block[] = [
    { kind: 'paragraph', text: 'a', marks: [] },
    { kind: 'break', label: '7' },
    { kind: 'paragraph', text: 'b', marks: [] },
    { kind: 'break', label: null },
    { kind: 'paragraph', text: 'c', marks: [] },
  ];
  expect([0, 2, 4, 99].map((block) => pageOf(blocks, block))).toEqual([null, '7', '7', '7']);
});

test('pages that begin within a paragraph begin at their very word', () => {
  const blocks: Block[] = [
    { kind: 'break', label: '7' },
    { kind: 'paragraph', text: 'on seven, on eight, on nine', marks: [] },
    { kind: 'break', label: '8', inside: 10 },
    { kind: 'break', label: '9', inside: 20 },
    { kind: 'paragraph', text: 'still nine', marks: [] },
  ];
  expect([0, 9, 10, 19, 20].map((offset) => pageOf(blocks, 1, offset))).toEqual([
    '7',
    '7',
    '8',
    '8',
    '9',
  ]);
  expect(pageOf(blocks, 4)).toBe('9');
});
