import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../contract/article.ts';
import { articleWords } from './article-words.ts';

const article = (fields: Partial<ArticleRow>): ArticleRow => ({
  id: 'a',
  title: 'Of Studies',
  author: ['Francis Bacon'],
  issued: '1625-01-01',
  containerTitle: 'Essays',
  publisher: null,
  url: null,
  language: 'en',
  type: 'article',
  words: 900,
  characters: 5000,
  revision: 1,
  added: '',
  modified: '',
  read: null,
  progress: 0,
  tags: [],
  passages: 0,
  collections: [],
  trashed: false,
  ...fields,
});

describe('what stands under a title', () => {
  it('names author, place, year and reading time', () => {
    expect(articleWords(article({}))).toEqual({
      where: 'Francis Bacon · Essays',
      when: '1625 · 4 min',
    });
  });

  it('says how far it was read once it was begun', () => {
    expect(articleWords(article({ progress: 0.312 })).when).toBe('1625 · 31 % read');
    expect(articleWords(article({ progress: 0.99 })).when).toBe('1625 · read');
  });

  it('leaves out what the document does not say', () => {
    const bare = { author: [], issued: null, containerTitle: null, words: 3 };
    expect(articleWords(article(bare))).toEqual({ where: '', when: '1 min' });
    const page = article({ ...bare, url: 'https://www.example.org/a' });
    expect(articleWords(page).where).toBe('example.org');
  });

  it('does not list a crowd', () => {
    expect(articleWords(article({ author: ['A', 'B', 'C'] })).where).toMatch(/^A and others/);
    expect(articleWords(article({ author: ['A', 'B'] })).where).toMatch(/^A and B/);
  });
});
