import { describe, expect, it } from 'vitest';
import { findText } from './find-text.ts';

const found = (text: string, wanted: string) =>
  findText(text, wanted).map(({ start, end }) => text.slice(start, end));

describe('find in article', () => {
  it('ignores case and accents and answers the words as they stand', () => {
    expect(found('Café, CAFE, cafe\u0301!', 'cafe')).toEqual([
      'Café',
      'CAFE',
      'cafe\u0301'.slice(0, 5),
    ]);
  });

  it('lets any white space stand for any other', () => {
    expect(found('one\u00a0two, one\n\ntwo', 'one two')).toEqual(['one\u00a0two', 'one\n\ntwo']);
  });

  it('takes straight quotes for typographic ones', () => {
    expect(found('a man’s wit', "man's")).toEqual(['man’s']);
  });

  it('keeps offsets right after characters outside the plane and letters that grow', () => {
    expect(found('😀 İstanbul ﬁn istanbul', 'istanbul')).toEqual(['İstanbul', 'istanbul']);
  });

  it('finds nothing for nothing', () => {
    expect(findText('abc', '  ')).toEqual([]);
    expect(findText('', 'a')).toEqual([]);
  });

  it('does not count a place twice', () => {
    expect(findText('aaaa', 'aa')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
  });
});
