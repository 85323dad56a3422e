import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallParams } from '../../contract/calls.ts';
import type { SearchHit } from '../../contract/search.ts';
import { articleKeysForQuery, passageKeysForQuery } from '../store/search-filter.ts';
import { openTestNotebook, type TestNotebook } from '../testing/test-notebook.ts';

const TEXT = [
  'The ministry said there were only about 1,500 insurgents in the region.',
  'Reporters counted more. 🏔️ Café owners in Zürich had heard otherwise, and an insurgent spoke.',
];

interface Marked {
  readonly notebook: TestNotebook;
  readonly article: string;
  readonly passage: string;
}

async function markedNotebook(): Promise<Marked> {
  const notebook = openTestNotebook();
  const article = notebook.article('Counting heads', TEXT, {
    authors: [{ family: 'Abbasi', given: 'Leïla' }],
    issued: '2013-05-02',
  });
  const { id } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'only about 1,500 insurgents' },
    tags: ['Claims/Disputed'],
    note: { markdown: 'Contradicted by *Abbasi*', state: null },
    color: 'yellow',
  });
  return { notebook, article, passage: id };
}

async function find(
  notebook: TestNotebook,
  query: string,
  more: Omit<CallParams<'search.run'>, 'query'> = {},
): Promise<SearchHit[]> {
  return (await notebook.call('search.run', { query, ranked: true, ...more })).hits;
}

const kinds = (hits: readonly SearchHit[]): string => hits.map((hit) => hit.kind).join(' ');
const marked = (hit: SearchHit | undefined): string[] =>
  hit?.highlights.map(({ start, end }) => hit.snippet.slice(start, end)) ?? [];

describe('search', () => {
  it('finds the passage with its words and tag, and the article that bears it', async () => {
    const { notebook, passage, article } = await markedNotebook();
    const hits = await find(notebook, 'insurgents tag:Claims');
    expect(hits.map((hit) => hit.id)).toEqual([passage, article]);
    expect(hits[0]).toMatchObject({
      kind: 'passage',
      articleId: article,
      title: 'Counting heads',
      snippet: 'only about 1,500 insurgents',
      ranges: [{ start: 29, end: 56 }],
    });
    expect(hits[0]?.score).toBeGreaterThan(0);
  });

  it.each([
    ['insurgents', 'passage article'],
    ['INSURGENTS', 'passage article'],
    ['insurgent', 'article'],
    ['insurg*', 'passage article'],
    ['"about 1,500"', 'passage article'],
    ['"1,500 about"', ''],
    ['cafe zurich', 'article'],
    ['CAFÉ', 'article'],
    ['contradicted', 'passage'],
    ['insurgents -contradicted', 'article'],
    ['-insurgents', ''],
    ['-nowhere', 'passage article'],
    ['contradicted OR zurich', 'passage article'],
    ['author:leila', 'passage article'],
    ['author:abbasi contradicted', 'passage'],
    ['title:counting in:passages', 'passage'],
    ['title:insurgents', ''],
    ['tag:Disputed', 'passage article'],
    ['tag:DISPUTED', 'passage article'],
    ['tag:Claims/Disp*', 'passage article'],
    ['tag:Other/Disputed', ''],
    ['tag:Unknown', ''],
    ['-tag:Claims zurich', ''],
    ['zurich tag:Claims', 'article'],
    ['tag:Claims OR zurich', 'passage article'],
    ['state:exact', 'passage article'],
    ['state:lost', ''],
    ['color:yellow', 'passage article'],
    ['color:red', ''],
    ['after:2013 before:2014', 'article'],
    ['after:2014 in:articles', ''],
    ['insurgents in:articles', 'article'],
    ['🏔️', 'article'],
    ['', ''],
    ['in:passages', ''],
  ])('%s finds: %s', async (query, found) => {
    const { notebook } = await markedNotebook();
    expect(kinds(await find(notebook, query))).toBe(found);
  });

  it('shows where the hit stands, in the snippet and in the text, after accents and emoji too', async () => {
    const { notebook, article } = await markedNotebook();
    const [hit] = await find(notebook, 'zurich', { in: ['articles'] });
    const { text } = await notebook.call('articles.text', { id: article });
    expect(hit?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['Zürich']);
    expect(marked(hit)).toEqual(['Zürich']);
    const [prefixed] = await find(notebook, 'insurg*', { in: ['articles'] });
    expect(marked(prefixed)).toEqual(['insurgents', 'insurgent']);
    const [noted] = await find(notebook, 'abbasi', { in: ['passages'] });
    // A note is shown as it reads, without the signs of its Markdown.
    expect(noted?.snippet).toBe('Contradicted by Abbasi');
    expect(marked(noted)).toEqual(['Abbasi']);
  });

  it('takes the word being typed for a beginning, newest first', async () => {
    const { notebook } = await markedNotebook();
    const second = notebook.article('Later', ['Insurance, not war.']);
    const { hits } = await notebook.call('search.run', { query: 'insur', in: ['articles'] });
    expect(hits.map((hit) => [hit.id === second, hit.score])).toEqual([
      [true, 0],
      [false, 0],
    ]);
    expect(await find(notebook, 'insur')).toEqual([]);
  });

  it('finds a part of a text that puts no space between words', async () => {
    const notebook = openTestNotebook();
    const id = notebook.article('記録', ['昨日、東京大学の研究者が発表した。', 'ภาษาไทยไม่มีช่องว่าง']);
    const [hit] = await find(notebook, '大学の');
    expect(hit?.ranges).toEqual([{ start: 5, end: 8 }]);
    expect(marked(hit)).toEqual(['大学の']);
    expect((await find(notebook, '東京 研究者')).map((found) => found.id)).toEqual([id]);
    expect(await find(notebook, 'ไม่มี')).toHaveLength(1);
    expect(await find(notebook, '京都')).toEqual([]);
    expect(await find(notebook, 'title:記')).toHaveLength(1);
    expect(await find(notebook, '100%東')).toEqual([]);
  });

  it('puts articles with the words in their title first', async () => {
    const notebook = openTestNotebook();
    const ids = [
      notebook.article('Glaciers of the Alps', ['Ice everywhere.']),
      notebook.article('Notes', ['A word on glaciers and glaciers again, among others.']),
    ];
    expect((await find(notebook, 'glaciers')).map((hit) => hit.id)).toEqual(ids);
  });

  it('never shows what is in the trash', async () => {
    const { notebook, article } = await markedNotebook();
    await notebook.call('articles.trash', { ids: [article] });
    for (const query of ['insurgents', 'tag:Claims', '-nowhere', 'cafe OR tag:Claims']) {
      expect(await find(notebook, query)).toEqual([]);
    }
    expect(passageKeysForQuery(notebook.core.db, 'insurgents')).toEqual([]);
  });

  it('gives each kind its room on a page, and each thing once over all pages', async () => {
    const { notebook, article } = await markedNotebook();
    for (let number = 0; number < 7; number += 1) {
      await notebook.call('passages.create', {
        article,
        where: { kind: 'ranges', ranges: [{ start: number, end: number + 40 }] },
        note: { markdown: 'insurgents', state: null },
      });
    }
    const seen: string[] = [];
    const pages: string[] = [];
    for (let offset = 0; ; offset += 3) {
      const page = await notebook.call('search.run', { query: 'insurgents', limit: 3, offset });
      seen.push(...page.hits.map((hit) => hit.id));
      pages.push(kinds(page.hits));
      if (!page.more) break;
    }
    expect(pages).toEqual([
      'passage passage article',
      'passage passage passage',
      'passage passage passage',
    ]);
    expect(new Set(seen).size).toBe(9);
  });

  it('filters lists: null for an empty query, keys for any other', async () => {
    const { notebook } = await markedNotebook();
    const { db } = notebook.core;
    expect(articleKeysForQuery(db, ' ')).toBeNull();
    expect(passageKeysForQuery(db, 'in:passages')).toBeNull();
    expect(articleKeysForQuery(db, 'insurgents tag:Claims')).toHaveLength(1);
    expect(passageKeysForQuery(db, 'insurgents tag:Claims')).toHaveLength(1);
    expect(passageKeysForQuery(db, 'insurgents -tag:Disputed')).toEqual([]);
  });

  it('answers whatever is typed', async () => {
    const { notebook } = await markedNotebook();
    const pieces = fc.constantFrom(
      ...[
        '"',
        '(',
        ')',
        '-',
        '*',
        'OR ',
        'AND ',
        'NEAR(',
        ' ',
        ':',
        '^',
        '{title}:',
        '+',
        "'",
        '\0',
      ],
      ...[
        'tag:',
        'author:',
        'in:',
        'state:exact ',
        '東',
        '😀',
        '\\',
        '%',
        '_',
        'a',
        'é',
        '\ud800',
        ';',
      ],
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, fc.boolean(), async (query, ranked) => {
        await notebook.call('search.run', { query, ranked });
        articleKeysForQuery(notebook.core.db, query);
        passageKeysForQuery(notebook.core.db, query);
      }),
      { numRuns: 300 },
    );
    for (const query of [
      '('.repeat(2000),
      '-'.repeat(2000),
      'a -b '.repeat(400),
      '(a OR '.repeat(333),
      '東 '.repeat(1000),
      '(東 OR -(a tag:b '.repeat(120),
    ]) {
      await notebook.call('search.run', { query: query.slice(0, 2000), ranked: true });
    }
  });
});

describe('saved searches', () => {
  it('are kept under a name, taken back and forgotten', async () => {
    const notebook = openTestNotebook();
    const kept = await notebook.call('searches.add', { name: 'Disputed', query: 'tag:Disputed' });
    await notebook.call('searches.add', { name: 'all', query: 'war' });
    expect((await notebook.call('searches.list', {})).map((search) => search.name)).toEqual([
      'all',
      'Disputed',
    ]);
    await expect(
      notebook.call('searches.add', { name: 'all', query: 'peace' }),
    ).rejects.toMatchObject({ failure: { code: 'taken' } });
    await notebook.call('searches.delete', { id: kept.id });
    expect(await notebook.call('searches.list', {})).toHaveLength(1);
    await notebook.call('history.undo', {});
    expect(await notebook.call('searches.list', {})).toContainEqual(kept);
    await expect(notebook.call('searches.delete', { id: 'none' })).rejects.toMatchObject({
      failure: { code: 'not-found', message: 'There is no saved search none.' },
    });
  });
});
