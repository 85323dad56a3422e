import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NotebookEvent } from '../../contract/events.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';

let notebook: TestCore;
let article: string;
let last: NotebookEvent | undefined;

beforeEach(() => {
  notebook = openTestCore();
  article = putArticle(notebook.core, 'Report', ['One two three four five six seven.']);
  notebook.core.subscribe((event) => {
    last = event;
  });
});
afterEach(() => notebook.close());

const mark = (quote: string, tags: string[] = []) =>
  notebook.call('passages.create', { article, where: { kind: 'quote', quote }, tags });

test('an event names the passage that was made, edited, deleted, and given back', async () => {
  const other = await mark('six');
  const { id } = await mark('two three', ['New/Tag']);
  expect(last?.passages).toEqual([id]);
  await notebook.call('passages.edit', { ids: [id, other.id], addTags: ['New/Tag'] });
  expect(last?.passages).toContain(other.id);
  await notebook.call('passages.delete', { ids: [id] });
  expect(last?.passages).toEqual([id]);
  await notebook.call('history.undo', {});
  expect(last?.passages).toEqual([id]);
  await notebook.call('history.redo', {});
  expect(last?.passages).toEqual([id]);
});

test('a change that shows in other passages too names none', async () => {
  await mark('two', ['Old']);
  await notebook.call('tags.edit', { tag: 'Old', name: 'Renamed' });
  expect(last?.passages).toBeUndefined();
  await notebook.call('articles.trash', { ids: [article] });
  expect(last?.passages).toBeUndefined();
});
