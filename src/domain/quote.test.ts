import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTEXT_LENGTH, contextOf, findQuote, splitsPair, textAt, tidyRanges } from './quote.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '👩', 'é', '“'), maxLength: 60 });
const range = fc
  .tuple(fc.nat(70), fc.nat(70))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));

describe('the places of a quote', () => {
  test('are all of them, overlapping ones too, and each cuts the quote', () => {
    expect(findQuote('aaaa', 'aa').map(({ start }) => start)).toEqual([0, 1, 2]);
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: fc.constantFrom('a', 'b', '👩'), minLength: 1, maxLength: 3 }),
        (whole, quote) => {
          const found = findQuote(whole, quote);
          for (const { start, end, prefix, suffix } of found) {
            expect(whole.slice(start, end)).toBe(quote);
            expect(whole.slice(0, start).endsWith(prefix)).toBe(true);
            expect(whole.startsWith(suffix, end)).toBe(true);
          }
          expect(found.length > 0).toBe(whole.includes(quote));
        },
      ),
    );
  });

  test('are told apart by what stands around them', () => {
    const whole = 'no never, yes never.';
    expect(findQuote(whole, 'never', { prefix: 'yes ' }).map(({ start }) => start)).toEqual([14]);
    expect(findQuote(whole, 'never', { suffix: ',' }).map(({ start }) => start)).toEqual([3]);
    expect(findQuote(whole, 'never', { prefix: 'no ', suffix: '.' })).toEqual([]);
  });

  test('are none for nothing, and none inside a character', () => {
    expect(findQuote('abc', '')).toEqual([]);
    expect(findQuote('👩', '\udc69')).toEqual([]);
  });
});

describe('tidy ranges', () => {
  test('are in order, apart, and cover what was asked', () => {
    fc.assert(
      fc.property(text, fc.array(range, { minLength: 1, maxLength: 6 }), (whole, ranges) => {
        const tidy = tidyRanges(whole, ranges);
        const sound = ranges.every(
          ({ start, end }) =>
            end <= whole.length && !splitsPair(whole, start) && !splitsPair(whole, end),
        );
        expect(tidy !== null).toBe(sound);
        if (!tidy) return;
        for (const [index, { start, end }] of tidy.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThan(tidy[index - 1]?.end ?? -1);
        }
        const covered = (list: readonly { start: number; end: number }[]) =>
          [...whole].map((_, at) => list.some(({ start, end }) => start <= at && at < end));
        expect(covered(tidy)).toEqual(covered(ranges));
      }),
    );
  });

  test('do not change what they were made from', () => {
    const given = [
      { start: 4, end: 6 },
      { start: 0, end: 5 },
    ];
    expect(tidyRanges('abcdefgh', given)).toEqual([{ start: 0, end: 6 }]);
    expect(given[0]).toEqual({ start: 4, end: 6 });
  });
});

test('context is at most 32 units on each side and never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
      fc.nat(),
      (whole, at) => {
        const start = at % whole.length;
        if (splitsPair(whole, start)) return;
        const { prefix, suffix } = contextOf(whole, [{ start, end: whole.length }]);
        expect(prefix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
        expect(prefix.isWellFormed()).toBe(true);
        expect(whole.slice(0, start).endsWith(prefix)).toBe(true);
        expect(suffix).toBe('');
      },
    ),
  );
});

test('the words of several ranges are joined with an ellipsis', () => {
  expect(
    textAt('one two three', [
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ]),
  ).toBe('one … three');
});
