import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bibliography } from '../../contract/article.ts';
import type { CallParams } from '../../contract/calls.ts';
import { runAction } from '../handler.ts';
import { emptyBibliography } from '../import/format.ts';
import { sha256 } from '../store/sha256.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { addArticle, findDuplicate } from './add-article.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

const put = (title: string, bibliography: Partial<Bibliography> = {}, tags: string[] = []) =>
  putArticle(notebook.core, title, [`${title} begins.`, 'And ends.'], { bibliography, tags });
const titles = async (params: CallParams<'articles.list'> = {}) =>
  (await notebook.call('articles.list', params)).articles.map(({ title }) => title);
const refused = (code: string) =>
  expect.objectContaining({ failure: expect.objectContaining({ code }) });
const lastLabel = async () => (await notebook.call('history.list', { limit: 1 })).changes[0]?.label;

describe('an article that is added', () => {
  test('has its canonical text, its blocks and its bytes to the last one', async () => {
    const id = put('A “naïve” title');
    expect(await notebook.call('articles.text', { id })).toEqual({
      text: 'A “naïve” title begins.\n\nAnd ends.',
      revision: 1,
    });
    const article = await notebook.call('articles.get', { id });
    expect(article).toMatchObject({ revisions: 1, format: 'text', position: 0 });
    expect(article.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
    const original = await notebook.call('articles.original', { id });
    expect(Buffer.from(original.bytes, 'base64').toString()).toBe(
      'A “naïve” title begins.\n\nAnd ends.',
    );
    expect(original.name).toBe('A “naïve” title.txt');
  });

  test('keeps offsets true where a parser lets a NUL or half a character through', async () => {
    const id = putArticle(notebook.core, 'half \ud800', ['nul \u0000 and \udc00 half', 'after']);
    const { text } = await notebook.call('articles.text', { id });
    expect(text).toBe('nul \ufffd and \ufffd half\n\nafter');
    const passage = await notebook.call('passages.create', {
      article: id,
      where: { kind: 'quote', quote: 'after' },
    });
    expect(passage).toMatchObject({ text: 'after', quote: 'after' });
    for (const { check, ok } of await notebook.call('notebook.check', {})) {
      expect(ok, check).toBe(true);
    }
  });

  test('is known again by its bytes and by its text, unless it is in the trash', async () => {
    const id = put('A');
    const { db } = notebook.core;
    const text = 'A begins.\n\nAnd ends.';
    expect(findDuplicate(db, { bytesSha256: sha256(text), textSha256: null })?.id).toBe(id);
    expect(findDuplicate(db, { bytesSha256: 'x', textSha256: sha256(text) })?.id).toBe(id);
    expect(findDuplicate(db, { bytesSha256: 'x', textSha256: 'x' })).toBeNull();
    await notebook.call('articles.trash', { ids: [id] });
    expect(findDuplicate(db, { bytesSha256: sha256(text), textSha256: sha256(text) })).toBeNull();
  });

  test('for an unknown collection is refused whole', () => {
    const add = () =>
      runAction(notebook.core, null, (action) => {
        action.says('Import', ['articles']);
        addArticle(action, {
          bibliography: emptyBibliography('A', 'webpage'),
          blocks: [],
          asides: [],
          words: 0,
          format: 'text',
          sourceName: 'a.txt',
          bytes: new Uint8Array(),
          tags: ['T'],
          collection: 'none',
        });
      });
    expect(add).toThrow('There is no collection none.');
    expect(notebook.core.db.value('SELECT count(*) FROM source')).toBe(0);
  });
});

describe('the list', () => {
  test('sorts by title and author as people do, those without an author last both ways', async () => {
    put('Zebra', { authors: [{ given: 'Zoe', family: 'Abel' }] });
    put('“apple”', { authors: [{ literal: 'The Times' }] });
    put('Äpfel', { authors: [{ given: 'Anna', family: 'Óscar' }] });
    put('Unsigned');
    expect(await titles({ sort: 'title' })).toEqual(['Äpfel', '“apple”', 'Unsigned', 'Zebra']);
    expect(await titles({ sort: 'title', direction: 'down' })).toEqual([
      'Zebra',
      'Unsigned',
      '“apple”',
      'Äpfel',
    ]);
    expect(await titles({ sort: 'author' })).toEqual(['Zebra', 'Äpfel', '“apple”', 'Unsigned']);
    expect(await titles({ sort: 'author', direction: 'down' })).toEqual([
      '“apple”',
      'Äpfel',
      'Zebra',
      'Unsigned',
    ]);
  });

  test('sorts by date, by what was read last, and by passages', async () => {
    const a = put('A', { issued: '2020' });
    const b = put('B', { issued: '2019-05-01' });
    put('C');
    expect(await titles()).toEqual(['C', 'B', 'A']);
    expect(await titles({ sort: 'issued', direction: 'up' })).toEqual(['B', 'A', 'C']);
    expect(await titles({ sort: 'issued' })).toEqual(['A', 'B', 'C']);
    await notebook.call('articles.place', { id: b, position: 3, progress: 0.25 });
    expect(await titles({ sort: 'read' })).toEqual(['B', 'C', 'A']);
    await notebook.call('passages.create', { article: a, where: { kind: 'quote', quote: 'ends' } });
    expect(await titles({ sort: 'passages' })).toEqual(['A', 'C', 'B']);
  });

  test('pages, and tells how many there are in all', async () => {
    for (const title of ['A', 'B', 'C', 'D']) put(title);
    const page = await notebook.call('articles.list', { sort: 'title', limit: 2, offset: 1 });
    expect(page.total).toBe(4);
    expect(page.articles.map(({ title }) => title)).toEqual(['B', 'C']);
  });

  test('filters by tag with children, on the article or on its passages, by collection and by query', async () => {
    const a = put('A', {}, ['T/Sub']);
    const b = put('B');
    put('C');
    await notebook.call('passages.create', {
      article: b,
      where: { kind: 'quote', quote: 'ends' },
      tags: ['t/Other'],
    });
    const { id: collection } = await notebook.call('collections.add', { name: 'Mine' });
    await notebook.call('articles.collect', { ids: [a, b], collection, member: true });
    await notebook.call('articles.collect', { ids: [b], collection, member: false });
    expect(await titles({ tag: 'T', sort: 'title' })).toEqual(['A', 'B']);
    expect(await titles({ tag: 'T/Sub' })).toEqual(['A']);
    expect(await titles({ tag: 'none' })).toEqual([]);
    expect(await titles({ collection })).toEqual(['A']);
    expect(await titles({ query: 'begins -tag:T' })).toEqual(['C']);
    expect((await notebook.call('articles.list', { tag: 'T/Sub' })).articles[0]).toMatchObject({
      tags: ['T/Sub'],
      collections: [collection],
    });
  });
});

describe('editing fields', () => {
  test('says which changed, and undo brings them back', async () => {
    const id = put('A', { publisher: 'P', language: 'en' });
    const row = await notebook.call('articles.edit', {
      id,
      fields: {
        title: 'New',
        publisher: '',
        language: 'en',
        authors: [{ family: 'F', given: 'G' }],
      },
    });
    expect(row).toMatchObject({ title: 'New', publisher: null, author: ['G F'] });
    expect(await lastLabel()).toBe('Edit title, authors, publisher of “A”');
    expect(await titles({ query: 'author:F' })).toEqual(['New']);
    await notebook.call('history.undo', {});
    expect(await titles({ query: 'author:F' })).toEqual([]);
    expect((await notebook.call('articles.get', { id })).bibliography).toMatchObject({
      title: 'A',
      publisher: 'P',
      authors: [],
    });
  });

  test('to what no field may hold is refused by the name of the field', async () => {
    const id = put('A');
    await expect(
      notebook.call('articles.edit', { id, fields: { title: '  ' } }),
    ).rejects.toMatchObject({ failure: { code: 'bad-params', message: /fields\.title/ } });
    await expect(
      notebook.call('articles.edit', { id, fields: { issued: 'May 2020' } }),
    ).rejects.toMatchObject({ failure: { code: 'bad-params', message: /fields\.issued/ } });
  });
});

test('the trash takes passages along, says how many, and gives all of it back', async () => {
  const id = put('A');
  await notebook.call('passages.create', { article: id, where: { kind: 'quote', quote: 'ends' } });
  expect(await notebook.call('articles.trash', { ids: [id] })).toEqual({
    articles: 1,
    passages: 1,
  });
  expect(await lastLabel()).toBe('Move “A” with a passage to the trash');
  expect(await titles()).toEqual([]);
  expect(await titles({ trashed: true })).toEqual(['A']);
  expect(await notebook.call('notebook.info', {})).toMatchObject({
    articles: 0,
    passages: 0,
    trashed: 1,
  });
  // What is there already is not moved again.
  expect(await notebook.call('articles.trash', { ids: [id] })).toEqual({
    articles: 0,
    passages: 0,
  });
  await notebook.call('articles.restore', { ids: [id] });
  expect(await notebook.call('notebook.info', {})).toMatchObject({
    articles: 1,
    passages: 1,
    trashed: 0,
  });
});

test('where reading stopped is kept, but is no step to undo', async () => {
  const id = put('A');
  await notebook.call('articles.place', { id, position: 1_000_000, progress: 1 });
  const article = await notebook.call('articles.get', { id });
  expect(article.position).toBe(article.characters);
  expect(article.progress).toBe(1);
  expect(article.read).not.toBeNull();
  expect((await notebook.call('history.list', {})).total).toBe(1);
});

test('an unknown article, revision or collection is refused by its id', async () => {
  const id = put('A');
  for (const call of ['articles.get', 'articles.text', 'articles.original'] as const) {
    await expect(notebook.call(call, { id: 'none' })).rejects.toEqual(refused('not-found'));
  }
  await expect(notebook.call('articles.get', { id, revision: 2 })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(notebook.call('articles.trash', { ids: [id, 'none'] })).rejects.toEqual(
    refused('not-found'),
  );
  expect(await titles()).toEqual(['A']);
});

test('collections are told apart by name and keep their articles when they go', async () => {
  const id = put('A');
  const { id: collection } = await notebook.call('collections.add', { name: 'École' });
  await expect(notebook.call('collections.add', { name: 'ecole' })).rejects.toEqual(
    refused('taken'),
  );
  await notebook.call('articles.collect', { ids: [id], collection, member: true });
  expect(await notebook.call('collections.rename', { id: collection, name: 'ECOLE' })).toEqual({
    id: collection,
    name: 'ECOLE',
    articles: 1,
  });
  await notebook.call('collections.delete', { id: collection });
  expect(await titles()).toEqual(['A']);
  await notebook.call('history.undo', {});
  expect(await titles({ collection })).toEqual(['A']);
});
