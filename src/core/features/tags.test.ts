import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';

let notebook: TestCore;
let article: string;

beforeEach(() => {
  notebook = openTestCore();
  article = putArticle(notebook.core, 'A', ['One two three four five six seven.']);
});

afterEach(() => notebook.close());

async function mark(quote: string, ...tags: string[]): Promise<string> {
  const { id } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote },
    tags,
  });
  return id;
}

const list = () => notebook.call('tags.list', {});
const paths = async () => (await list()).map((tag) => tag.path);
const tag = async (path: string) => (await list()).find((one) => one.path === path);
const tagsOf = async (id: string) =>
  (await notebook.call('passages.list', { ids: [id] })).passages[0]?.tags;
const refused = (code: string) =>
  expect.objectContaining({ failure: expect.objectContaining({ code }) });

describe('a tag', () => {
  test('is made with the parents its path names', async () => {
    const made = await notebook.call('tags.add', { path: ' Claims / Disputed ', color: 'red' });
    expect(made).toMatchObject({ path: 'Claims/Disputed', name: 'Disputed', color: 'red' });
    expect(await paths()).toEqual(['Claims', 'Claims/Disputed']);
  });

  test('is the same whatever its case and accents, and keeps the spelling it was made with', async () => {
    await notebook.call('tags.add', { path: 'Café/Été' });
    expect((await notebook.call('tags.add', { path: 'CAFE/ete' })).path).toBe('Café/Été');
    expect(await tagsOf(await mark('two', 'cafe/ÉTÉ'))).toEqual(['Café/Été']);
    expect(await paths()).toEqual(['Café', 'Café/Été']);
  });

  test('of a script where marks are letters is not taken for another', async () => {
    await notebook.call('tags.add', { path: 'कि' });
    await notebook.call('tags.add', { path: 'का' });
    expect(await list()).toHaveLength(2);
  });

  test.each(['a//b', '/', 'a/ /b', 'tab\u0007', 'x'.repeat(201)])(
    'cannot be called %j',
    async (path) => {
      await expect(notebook.call('tags.add', { path })).rejects.toEqual(refused('bad-params'));
      expect(await list()).toEqual([]);
    },
  );

  test('counts what bears it, its children apart, and nothing in the trash', async () => {
    await mark('One', 'A/B', 'A/C');
    await mark('two', 'A');
    const other = putArticle(notebook.core, 'B', ['Words here.'], { tags: ['A/B'] });
    await notebook.call('passages.create', {
      article: other,
      where: { kind: 'quote', quote: 'Words' },
      tags: ['A/B'],
    });
    expect(await tag('A')).toMatchObject({ passages: 1, articles: 0, passagesWithin: 3 });
    expect(await tag('A/B')).toMatchObject({ passages: 2, articles: 1, passagesWithin: 2 });
    await notebook.call('articles.trash', { ids: [other] });
    expect(await tag('A')).toMatchObject({ passages: 1, articles: 0, passagesWithin: 2 });
    expect(await tag('A/B')).toMatchObject({ passages: 1, articles: 0, passagesWithin: 1 });
    expect(await tag('A/C')).toMatchObject({ passages: 1, passagesWithin: 1 });
  });
});

describe('renaming and moving', () => {
  test('takes children along, and passages show the new path', async () => {
    const id = await mark('two', 'A/B/C');
    await notebook.call('tags.edit', { tag: 'A', name: 'Z' });
    expect(await tagsOf(id)).toEqual(['Z/B/C']);
    await notebook.call('tags.move', { tag: 'Z/B', parent: null });
    expect(await tagsOf(id)).toEqual(['B/C']);
    await notebook.call('tags.move', { tag: 'B', parent: 'Z' });
    expect(await tagsOf(id)).toEqual(['Z/B/C']);
  });

  test('to a taken place is refused by name', async () => {
    await notebook.call('tags.add', { path: 'A/X' });
    await notebook.call('tags.add', { path: 'x' });
    await notebook.call('tags.add', { path: 'A/Y' });
    await expect(notebook.call('tags.move', { tag: 'x', parent: 'A' })).rejects.toEqual(
      refused('taken'),
    );
    await expect(notebook.call('tags.edit', { tag: 'A/Y', name: 'X' })).rejects.toEqual(
      refused('taken'),
    );
    expect(await paths()).toEqual(['A', 'A/X', 'A/Y', 'x']);
  });

  test('changes the spelling of a name', async () => {
    await notebook.call('tags.add', { path: 'cafe' });
    expect((await notebook.call('tags.edit', { tag: 'cafe', name: 'Café' })).path).toBe('Café');
  });

  test('under itself is refused', async () => {
    await notebook.call('tags.add', { path: 'A/B' });
    for (const parent of ['A', 'A/B']) {
      await expect(notebook.call('tags.move', { tag: 'A', parent })).rejects.toEqual(
        refused('bad-params'),
      );
    }
  });
});

describe('merging', () => {
  test('puts everything under the kept tag, children by name, and definitions together', async () => {
    const both = await mark('One', 'Old/Sub', 'New/Sub');
    const old = await mark('two', 'Old');
    await mark('three', 'Old/Only');
    await notebook.call('tags.edit', { tag: 'Old', color: 'blue', description: 'Said of old.' });
    await notebook.call('tags.edit', { tag: 'New', description: 'Said of new.' });
    const kept = await notebook.call('tags.merge', { from: ['Old'], into: 'New' });
    expect(kept).toMatchObject({
      passages: 1,
      passagesWithin: 3,
      color: 'blue',
      description: 'Said of new.\n\nSaid of old.',
    });
    expect(await paths()).toEqual(['New', 'New/Only', 'New/Sub']);
    expect(await tagsOf(both)).toEqual(['New/Sub']);
    expect(await tagsOf(old)).toEqual(['New']);
    await notebook.call('history.undo', {});
    expect(await tagsOf(both)).toEqual(['New/Sub', 'Old/Sub']);
  });

  test('a tag and its child into a third takes both', async () => {
    const id = await mark('two', 'A/B');
    await notebook.call('tags.add', { path: 'C' });
    await notebook.call('tags.merge', { from: ['A', 'A/B', 'a'], into: 'C' });
    expect(await paths()).toEqual(['C']);
    expect(await tagsOf(id)).toEqual(['C']);
  });

  test('a child that bears its own name again into its parent leaves nothing behind', async () => {
    const id = await mark('two', 'A/A/x');
    await notebook.call('tags.merge', { from: ['A/A'], into: 'A' });
    expect(await paths()).toEqual(['A', 'A/x']);
    const deep = await mark('three', 'C/B/B/x');
    await notebook.call('tags.merge', { from: ['C/B'], into: 'C' });
    expect(await paths()).toEqual(['A', 'A/x', 'C', 'C/x']);
    expect([await tagsOf(id), await tagsOf(deep)]).toEqual([['A/x'], ['C/x']]);
  });

  test('into itself or into its child is refused', async () => {
    await notebook.call('tags.add', { path: 'A/B' });
    for (const into of ['A', 'A/B']) {
      await expect(notebook.call('tags.merge', { from: ['A'], into })).rejects.toEqual(
        refused('bad-params'),
      );
    }
    await expect(notebook.call('tags.merge', { from: ['none'], into: 'A' })).rejects.toEqual(
      refused('not-found'),
    );
  });
});

test('deleting a tag takes its children and leaves every passage and article', async () => {
  const id = await mark('two', 'A/B', 'C');
  const gone = await notebook.call('tags.delete', { tag: 'A' });
  expect(gone).toEqual({ tags: 2, passages: 1, articles: 0 });
  expect(await tagsOf(id)).toEqual(['C']);
  expect(await paths()).toEqual(['C']);
  const { label } = await notebook.call('history.undo', {});
  expect(label).toBe('Delete the tag A');
  expect(await tagsOf(id)).toEqual(['A/B', 'C']);
});
