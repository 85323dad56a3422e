import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
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
