import { expect, test } from 'vitest';
import { carryPosition } from './carry-position.ts';

const text = Array.from({ length: 400 }, (_, n) => `Sentence ${n} says something.`).join(' ');

test('a place stays with its words when text is put in, taken out and changed around it', () => {
  const at = text.indexOf('Sentence 200');
  const longer = `An introduction. ${text.replace('Sentence 300 says', 'Sentence 300, in the end, says')}`;
  expect(longer.slice(carryPosition(text, longer, at)).startsWith('Sentence 200 ')).toBe(true);
  const shorter = text.slice(text.indexOf('Sentence 100'), text.indexOf('Sentence 380'));
  expect(shorter.slice(carryPosition(text, shorter, at)).startsWith('Sentence 200 ')).toBe(true);
});

test('a place whose words are gone lies about as far on, and never outside', () => {
  expect(carryPosition('aaaa bbbb cccc', 'aaaa cccc', 6)).toBeLessThanOrEqual(9);
  expect(carryPosition('aaaa', '', 4)).toBe(0);
  expect(carryPosition('', 'abc', 0)).toBe(0);
  expect(carryPosition('abc', 'abcdef', 99)).toBe(3);
});
