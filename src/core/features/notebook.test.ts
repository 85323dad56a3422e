import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSqlite } from '../store/sqlite.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

async function failed(): Promise<string[]> {
  const findings = await notebook.call('notebook.check', {});
  return findings.filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail}`);
}

/** Writes to the file as a fault would: past the program. */
async function tamper(sql: string): Promise<void> {
  await notebook.core.close();
  const connection = new (loadSqlite())(notebook.path);
  connection.pragma('foreign_keys = OFF');
  connection.exec(sql);
  connection.close();
  await notebook.reopen();
}

describe('the check', () => {
  beforeEach(async () => {
    const article = putArticle(notebook.core, 'A', ['Some words to mark, and more words.']);
    await notebook.call('passages.create', {
      article,
      where: {
        kind: 'ranges',
        ranges: [
          { start: 0, end: 4 },
          { start: 14, end: 18 },
        ],
      },
      tags: ['T'],
    });
  });

  test('finds nothing in a sound notebook', async () => {
    expect(await failed()).toEqual([]);
  });

  test('finds a text that is no longer the one imported', async () => {
    await tamper("UPDATE revision SET text = replace(text, 'Some', 'Same')");
    expect(await failed()).toEqual([
      expect.stringMatching(/^article index: .*--rebuild-index/),
      'texts: “A”, revision 1, is not the text that was imported',
      'rows: the text of “A” is not as it was saved',
      expect.stringMatching(/^anchors: the passage .* does not stand on its words$/),
    ]);
  });

  test('finds a passage that leaves its text, and one whose revision is gone', async () => {
    await tamper("UPDATE passage SET ranges = '[[0,4],[14,9999]]'");
    const changed = 'rows: the passage “Some … mark” is not as it was saved';
    expect(await failed()).toEqual([changed, expect.stringMatching(/leaves its text$/)]);
    await tamper('UPDATE passage SET revision = 7');
    expect(await failed()).toEqual([
      changed,
      expect.stringMatching(/in a revision that is not there$/),
    ]);
  });

  test('finds a row that points nowhere', async () => {
    await tamper('DELETE FROM tag');
    expect(await failed()).toEqual(['keys: a row of passage_tag points at no tag']);
  });

  test('finds an index that is not level with the text, and mends it when asked', async () => {
    await tamper("INSERT INTO passage_index (passage_index) VALUES ('delete-all')");
    expect(await failed()).toEqual([expect.stringMatching(/^passage index: /)]);
    const findings = await notebook.call('notebook.check', { rebuildIndex: true });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('undo and redo', () => {
  test('survive a restart, each saying what it did', async () => {
    putArticle(notebook.core, 'A', ['Words.']);
    await notebook.call('tags.add', { path: 'T' });
    await notebook.reopen();
    expect(await notebook.call('notebook.info', {})).toMatchObject({
      undo: 'Add the tag T',
      redo: null,
    });
    expect(await notebook.call('history.undo', {})).toMatchObject({
      label: 'Add the tag T',
      undone: true,
    });
    await notebook.reopen();
    expect(await notebook.call('notebook.info', {})).toMatchObject({
      undo: 'Import “A”',
      redo: 'Add the tag T',
    });
    expect(await notebook.call('history.redo', {})).toMatchObject({
      label: 'Add the tag T',
      undone: false,
    });
  });

  test('say so when there is nothing to turn back', async () => {
    for (const call of ['history.undo', 'history.redo'] as const) {
      await expect(notebook.call(call, {})).rejects.toMatchObject({ failure: { code: 'nothing' } });
    }
  });

  test('end where something new is done: what was undone stays in the list as such', async () => {
    await notebook.call('tags.add', { path: 'A' });
    await notebook.call('history.undo', {});
    await notebook.call('tags.add', { path: 'B' });
    await expect(notebook.call('history.redo', {})).rejects.toMatchObject({
      failure: { code: 'nothing' },
    });
    const { total, changes } = await notebook.call('history.list', {});
    expect(total).toBe(2);
    expect(changes.map(({ label, undone }) => [label, undone])).toEqual([
      ['Add the tag B', false],
      ['Add the tag A', true],
    ]);
  });
});

test('settings are kept with the notebook, outside the history', async () => {
  const value = { panes: [1, 2.5, null], theme: 'sepia' };
  await notebook.call('settings.set', { key: 'view', value });
  await notebook.call('settings.set', { key: 'view', value });
  await notebook.reopen();
  expect(await notebook.call('settings.get', {})).toEqual({ view: value });
  expect((await notebook.call('history.list', {})).total).toBe(0);
});

test('the counts are those of what is there', async () => {
  putArticle(notebook.core, 'A', ['Words.'], { tags: ['T/U'] });
  const stats = await notebook.call('notebook.stats', {});
  expect(stats).toMatchObject({ articles: 1, revisions: 1, passages: 0, tags: 2, changes: 1 });
  expect(stats.bytes).toBeGreaterThan(0);
  expect((await notebook.call('notebook.info', {})).name).toBe('test');
});
