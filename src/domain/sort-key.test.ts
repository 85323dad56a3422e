import { expect, test } from 'vitest';
import { authorSortKey, titleSortKey } from './sort-key.ts';

test('a title is sorted by its first letter, whatever stands before it', () => {
  expect(titleSortKey('“Äpfel” und Birnen')).toBe('apfel” und birnen');
  expect(titleSortKey('1984')).toBe('1984');
  expect(titleSortKey('…')).toBe('...');
});

test('authors are sorted by family name, and by nothing where there are none', () => {
  expect(authorSortKey([{ family: 'Óscar', given: 'Zoe' }, { literal: 'The Times' }])).toBe(
    'oscar zoe; the times',
  );
  expect(authorSortKey([])).toBeNull();
});
