import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../contract/search.ts';
import { foundWords, hitGroups } from './hit-groups.ts';

const hit = (id: string): SearchHit => ({
  kind: 'passage',
  id,
  articleId: 'a',
  title: '',
  snippet: '',
  highlights: [],
  score: 0,
  ranges: [],
});
const found = (passages: number, articles: number, more = false) => ({
  passages: Array.from({ length: passages }, (_, index) => hit(`p${index}`)),
  articles: Array.from({ length: articles }, (_, index) => hit(`a${index}`)),
  more,
  settled: true,
  error: null,
});

describe('what was found', () => {
  it('counts its rows through all groups, so that arrow keys go from one to the next', () => {
    expect(hitGroups(found(2, 1)).map(({ kind, first }) => [kind, first])).toEqual([
      ['passages', 0],
      ['articles', 2],
    ]);
    expect(hitGroups(found(0, 1)).map(({ kind, first }) => [kind, first])).toEqual([
      ['articles', 0],
    ]);
  });

  it('is said in words', () => {
    expect(foundWords(found(3, 1))).toBe('3 passages and 1 article found');
    expect(foundWords(found(0, 2, true))).toBe('More than 2 articles found');
    expect(foundWords(found(0, 0))).toBe('Nothing found');
  });
});
