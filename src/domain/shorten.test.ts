import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test('short words stay, white space is folded', () => {
  expect(shorten(' a \n b ')).toBe('a b');
});

test('long words are cut on a character with an ellipsis', () => {
  expect(shorten('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(shorten(`1234567👩‍👩‍👧${'x'.repeat(90)}`, 10)).toBe('1234567…');
});

test('never longer than asked, never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.integer({ min: 2, max: 60 }),
      (text, limit) => {
        const short = shorten(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
      },
    ),
  );
});
