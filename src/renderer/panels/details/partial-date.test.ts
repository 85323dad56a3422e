import { describe, expect, it } from 'vitest';
import { partialDateSchema } from '../../../contract/article.ts';
import { readPartialDate } from './partial-date.ts';

describe('reading a date as precise as it was typed', () => {
  it.each([
    ['1625', '1625'],
    [' 1625-3 ', '1625-03'],
    ['2024/02/29', '2024-02-29'],
    ['2024.1.5', '2024-01-05'],
    ['850', '0850'],
  ])('understands %s', (typed, value) => {
    expect(readPartialDate(typed)).toEqual({ kind: 'date', value });
    expect(partialDateSchema.safeParse(value).success).toBe(true);
  });

  it.each([
    '16',
    '1625-13',
    '1625-00',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    'March',
    '1625-',
    '0000',
  ])('refuses %s with a sentence', (typed) => {
    expect(readPartialDate(typed)).toMatchObject({
      kind: 'wrong',
      message: expect.stringMatching(/\.$/),
    });
  });

  it('takes an empty field for no date', () => {
    expect(readPartialDate('  ')).toEqual({ kind: 'none' });
  });
});
