import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHits } from './find-hits.ts';
import { parseQuery, wantedWords } from './query.ts';
import { cutSnippet } from './snippet.ts';

const words = (query: string) => wantedWords(parseQuery(query).node);
const shown = (text: string, query: string): string[] => {
  const { snippet, highlights } = cutSnippet(text, findHits(text, words(query)));
  return [snippet, ...highlights.map(({ start, end }) => snippet.slice(start, end))];
};

describe('a snippet', () => {
  it('is the whole of a short text on one line', () => {
    expect(shown('One\n\ntwo  THREE', 'three')).toEqual(['One two THREE', 'THREE']);
  });

  it('is cut between words, with an ellipsis where something was left out', () => {
    const text = `${'before '.repeat(60)}the Hit here ${'after '.repeat(60)}`;
    const [snippet, hit] = shown(text, 'hit');
    expect(snippet).toMatch(/^…before .* the Hit here .* after…$/);
    expect(snippet?.length).toBeLessThan(230);
    expect(hit).toBe('Hit');
  });

  it('shows the place where most of the words stand together', () => {
    const text = `alpha ${'filler '.repeat(60)}beta then alpha ${'filler '.repeat(60)}`;
    expect(shown(text, 'alpha beta').slice(1)).toEqual(['beta', 'alpha']);
  });

  it('is the beginning where nothing was found', () => {
    expect(shown(`${'word '.repeat(100)}`, 'absent')[0]).toMatch(/^word .*word…$/);
  });

  it('marks exactly the words found, whatever surrounds them', () => {
    const filler = fc.array(
      fc.constantFrom('é', '😀', ' ', '\n', '東', 'a b', '\ue000', 'ﬁ', 'İ', '…', '. '),
      {
        maxLength: 150,
      },
    );
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const text = `${before.join('')} Éclair ${after.join('')}`;
        const hits = findHits(text, words('eclair'));
        expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(['Éclair']);
        const [snippet, ...found] = shown(text, 'eclair');
        expect(found).toEqual(['Éclair']);
        expect(snippet).not.toContain('\n');
      }),
    );
  });
});

describe('hits in a text', () => {
  it.each([
    ['Zürich and zurich', 'zurich', ['Zürich', 'zurich']],
    ['Zu\u0308rich', 'zürich', ['Zu\u0308rich']],
    ['insurgent insurgents', 'insurgent', ['insurgent']],
    ['insurgent insurgents', 'insur*', ['insurgent', 'insurgents']],
    ['about 1,500 insurgents', '"1,500 insurg"*', ['1,500 insurgents']],
    ['well-known', 'known', ['known']],
    ['ABC東京DEF', 'abc東', ['ABC東']],
    ['war and -peace', 'war -peace', ['war']],
  ])('in %j for %s are %j', (text, query, found) => {
    expect(findHits(text, words(query)).map(({ start, end }) => text.slice(start, end))).toEqual(
      found,
    );
  });
});
