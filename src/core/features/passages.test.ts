import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallParams } from '../../contract/calls.ts';
import type { CallFailure } from '../../contract/failure.ts';
import { OWN_NAME } from '../../contract/settings.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';

let notebook: TestCore;
let article: string;
const paragraphs = [
  'There were only about 1,500 insurgents. “Only”, they said.',
  'Family 👩‍👩‍👧 words. Only so.',
];
const text = paragraphs.join('\n\n');

beforeEach(() => {
  notebook = openTestCore();
  article = putArticle(notebook.core, 'Report', paragraphs);
});

afterEach(() => notebook.close());

type Params = CallParams<'passages.create'>;
const mark = (where: Params['where'], more: Partial<Params> = {}) =>
  notebook.call('passages.create', { article, where, ...more });
const quote = (words: string, more: Partial<Params> = {}) =>
  mark({ kind: 'quote', quote: words }, more);
const ranges = (...pairs: [number, number][]) =>
  mark({ kind: 'ranges', ranges: pairs.map(([start, end]) => ({ start, end })) });
const refused = (code: string) =>
  expect.objectContaining({ failure: expect.objectContaining({ code }) });
const labels = async () =>
  (await notebook.call('history.list', {})).changes.map((change) => change.label);

describe('marking', () => {
  test('by a quote stands exactly on its words, with what stands around them', async () => {
    const passage = await quote('only about 1,500 insurgents', {
      tags: ['Claims/Disputed'],
      note: { markdown: 'Contradicted by *Abbasi*', state: null },
      color: 'green',
    });
    const [range] = passage.ranges;
    expect(text.slice(range?.start, range?.end)).toBe('only about 1,500 insurgents');
    expect(passage).toMatchObject({
      quote: 'only about 1,500 insurgents',
      text: 'only about 1,500 insurgents',
      prefix: 'There were ',
      suffix: text.slice(38, 38 + 32),
      state: 'exact',
      color: 'green',
      note: 'Contradicted by *Abbasi*',
      tags: ['Claims/Disputed'],
      revision: 1,
    });
    expect((await labels())[0]).toBe('Highlight “only about 1,500 insurgents”');
  });

  test('bears the name that was given for the notebook, and none before', async () => {
    expect((await quote('insurgents')).creator).toBe('');
    await notebook.call('settings.set', { key: OWN_NAME, value: 'Ann Okoro' });
    expect((await quote('they said')).creator).toBe('Ann Okoro');
    expect((await notebook.call('settings.get', {}))[OWN_NAME]).toBe('Ann Okoro');
    // What was made before stays as it was; and the name is no step of the history.
    const { passages } = await notebook.call('passages.list', { article });
    expect(passages.map(({ creator }) => creator)).toEqual(['', 'Ann Okoro']);
    expect((await labels())[0]).toBe('Highlight “they said”');
  });

  test('by a quote that stands twice is refused with the places, and settled by what stands before', async () => {
    const failure = await quote('Only').then(
      () => null,
      (error: CallFailure) => error.failure,
    );
    expect(failure).toMatchObject({ code: 'ambiguous' });
    expect(failure?.candidates?.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Only',
      'Only',
    ]);
    expect(await mark({ kind: 'quote', quote: 'Only', suffix: ' so' })).toMatchObject({
      text: 'Only',
      suffix: ' so.',
    });
    await expect(mark({ kind: 'quote', quote: 'Only', prefix: 'x' })).rejects.toEqual(
      refused('absent'),
    );
  });

  test('by a quote that is not there is refused and leaves no tag behind', async () => {
    await expect(quote('never said', { tags: ['New'] })).rejects.toEqual(refused('absent'));
    expect(await notebook.call('tags.list', {})).toEqual([]);
  });

  test('by several ranges joins those that touch and keeps the order of the text', async () => {
    expect(await ranges([20, 30], [0, 5], [25, 38], [38, 39])).toMatchObject({
      ranges: [
        { start: 0, end: 5 },
        { start: 20, end: 39 },
      ],
      quote: `There … ${text.slice(20, 39)}`,
    });
  });

  test('outside the text, inside a character or on nothing but space is refused', async () => {
    const family = text.indexOf('👩');
    for (const bad of [
      [0, text.length + 1],
      [family + 1, family + 9],
      [family, family + 1],
      [58, 60],
    ] as const) {
      await expect(ranges([bad[0], bad[1]])).rejects.toEqual(refused('bad-params'));
    }
    for (const bad of [
      [5, 5],
      [7, 3],
      [-1, 3],
      [0.5, 3],
    ] as const) {
      await expect(ranges([bad[0], bad[1]])).rejects.toEqual(refused('bad-params'));
    }
    expect((await notebook.call('passages.list', {})).total).toBe(0);
  });

  test('the same words twice makes two passages', async () => {
    const [one, two] = [await quote('insurgents'), await quote('insurgents')];
    expect(one.id).not.toBe(two.id);
    expect((await notebook.call('passages.list', { article })).total).toBe(2);
  });

  test('in an unknown article or one in the trash is refused', async () => {
    await expect(
      notebook.call('passages.create', { article: 'x', where: { kind: 'quote', quote: 'a' } }),
    ).rejects.toEqual(refused('not-found'));
    await notebook.call('articles.trash', { ids: [article] });
    await expect(quote('insurgents')).rejects.toEqual(refused('conflict'));
  });
});

describe('the list', () => {
  test('of an article is in reading order, else the newest come first', async () => {
    const late = await quote('words');
    const early = await quote('There');
    const ids = async (params: CallParams<'passages.list'>) =>
      (await notebook.call('passages.list', params)).passages.map(({ id }) => id);
    expect(await ids({ article })).toEqual([early.id, late.id]);
    expect(await ids({})).toEqual([early.id, late.id]);
    const last = await quote('insurgents');
    expect(await ids({})).toEqual([last.id, early.id, late.id]);
    expect(await ids({ article })).toEqual([early.id, last.id, late.id]);
    expect(await notebook.call('passages.list', { limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      passages: [{ id: early.id }],
    });
  });

  test('by a tag takes its children along; an unknown tag finds nothing', async () => {
    const inner = await quote('words', { tags: ['A/B'] });
    await quote('There', { tags: ['C'] });
    const found = async (tag: string) =>
      (await notebook.call('passages.list', { tag })).passages.map(({ id }) => id);
    expect(await found('a')).toEqual([inner.id]);
    expect(await found('A/B')).toEqual([inner.id]);
    expect(await found('B')).toEqual([]);
  });

  test('by a query, by ids and by state', async () => {
    const one = await quote('only about 1,500 insurgents', { tags: ['Claims'] });
    await quote('words');
    const count = async (params: CallParams<'passages.list'>) =>
      (await notebook.call('passages.list', params)).total;
    expect(await count({ query: 'insurgents tag:Claims' })).toBe(1);
    expect(await count({ ids: [one.id, 'none'] })).toBe(1);
    expect(await count({ ids: [] })).toBe(0);
    expect(await count({ state: 'exact' })).toBe(2);
    expect(await count({ state: 'lost' })).toBe(0);
  });

  test('leaves out what is in the trash, and has it again after', async () => {
    await quote('words');
    await notebook.call('articles.trash', { ids: [article] });
    expect((await notebook.call('passages.list', {})).total).toBe(0);
    await notebook.call('articles.restore', { ids: [article] });
    expect((await notebook.call('passages.list', {})).total).toBe(1);
  });
});

describe('editing', () => {
  test('many at once is one step, said in words', async () => {
    const ids = [await quote('words'), await quote('There'), await quote('so')].map(({ id }) => id);
    await notebook.call('passages.edit', { ids, addTags: ['Claims/Disputed'] });
    expect((await labels())[0]).toBe('Tag 3 passages with Claims/Disputed');
    const passages = await notebook.call('passages.edit', { ids, removeTags: ['claims/disputed'] });
    expect(passages.map(({ tags }) => tags)).toEqual([[], [], []]);
    expect((await labels())[0]).toBe('Take Claims/Disputed off 3 passages');
    await notebook.call('history.undo', {});
    await notebook.call('history.undo', {});
    expect((await notebook.call('tags.list', {})).length).toBe(0);
  });

  test('a note keeps its Markdown and its editor state, and is said in words', async () => {
    const { id } = await quote('There');
    const note = { markdown: '**No.**', state: '{"root":{}}' };
    expect(await notebook.call('passages.edit', { ids: [id], note })).toMatchObject([
      { note: '**No.**', noteState: '{"root":{}}' },
    ]);
    expect((await labels())[0]).toBe('Note on “There”');
  });

  test('L22 F23 a note that was changed elsewhere is not written over, and both texts are there', async () => {
    const { id } = await quote('insurgents', { note: { markdown: 'First', state: null } });
    const write = (markdown: string, was: string) =>
      notebook.call('passages.edit', { ids: [id], note: { markdown, state: null }, was });
    await write('Second', 'First');
    await expect(write('Third', 'First')).rejects.toEqual(
      expect.objectContaining({
        failure: {
          code: 'conflict',
          message: 'The note on “insurgents” was changed elsewhere in the meantime.',
          current: 'Second',
        },
      }),
    );
    expect((await notebook.call('passages.list', { ids: [id] })).passages[0]?.note).toBe('Second');
    // Who wrote the same words, or has seen what is there, is not refused.
    await write('Second', 'First');
    await write('Third', 'Second');
  });

  test('the edges takes the new words for its quote, and undo the old ones back', async () => {
    const { id } = await quote('insurgents');
    const [moved] = await notebook.call('passages.edit', {
      ids: [id],
      ranges: [{ start: 0, end: 10 }],
    });
    expect(moved).toMatchObject({
      quote: 'There were',
      text: 'There were',
      prefix: '',
      state: 'exact',
    });
    await notebook.call('history.undo', {});
    expect((await notebook.call('passages.list', {})).passages[0]).toMatchObject({
      quote: 'insurgents',
      text: 'insurgents',
    });
  });

  test('a note of several, an unknown tag or an unknown passage is refused and changes nothing', async () => {
    const ids = [(await quote('words')).id, (await quote('There')).id];
    const steps = (await labels()).length;
    await expect(
      notebook.call('passages.edit', { ids, note: { markdown: 'x', state: null } }),
    ).rejects.toEqual(refused('bad-params'));
    await expect(
      notebook.call('passages.edit', { ids, color: 'red', removeTags: ['none'] }),
    ).rejects.toEqual(refused('not-found'));
    await expect(
      notebook.call('passages.edit', { ids: [...ids, 'none'], color: 'red' }),
    ).rejects.toEqual(refused('not-found'));
    expect(await labels()).toHaveLength(steps);
    for (const { color } of (await notebook.call('passages.list', {})).passages) {
      expect(color).toBe('yellow');
    }
  });
});

test('deleting takes tags and links along, and undo brings all of it back', async () => {
  const [one, two] = [await quote('words', { tags: ['A'] }), await quote('There')];
  await notebook.call('links.add', { from: one.id, to: two.id, type: 'supports' });
  expect(await notebook.call('passages.delete', { ids: [one.id, two.id, one.id] })).toEqual({
    passages: 2,
  });
  expect((await notebook.call('notebook.stats', {})).links).toBe(0);
  expect((await notebook.call('tags.list', {}))[0]).toMatchObject({ path: 'A', passages: 0 });
  expect((await notebook.call('history.undo', {})).label).toBe('Delete 2 highlights');
  expect((await notebook.call('notebook.stats', {})).links).toBe(1);
  expect((await notebook.call('passages.list', { tag: 'A' })).passages).toEqual([one]);
});

test('every change tells its topics and articles, and undo tells them again', async () => {
  const events: unknown[] = [];
  const stop = notebook.core.subscribe((event) => events.push(event));
  const { id } = await quote('words', { tags: ['A'] });
  await notebook.call('passages.edit', { ids: [id], color: 'red' });
  await notebook.call('history.undo', {});
  stop();
  expect(events).toMatchObject([
    { topics: ['passages', 'tags', 'history'], ids: [article] },
    { topics: ['passages', 'history'], ids: [article] },
    { topics: ['passages', 'history'], ids: [article] },
  ]);
});
