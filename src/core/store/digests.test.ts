import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { findDamage } from './damage.ts';
import { digestTables } from './digests.ts';
import { loadSqlite } from './sqlite.ts';

let notebook: TestCore;
let article: string;
let passage: string;

beforeEach(async () => {
  notebook = openTestCore();
  article = putArticle(notebook.core, 'On Walking', ['Some words to mark, and more words.'], {
    tags: ['Place/Here'],
  });
  ({ id: passage } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'words to mark' },
    tags: ['Mine'],
    note: { markdown: 'A note', state: null },
  }));
  const { id: other } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'more words' },
  });
  await notebook.call('links.add', { from: passage, to: other });
  await notebook.call('collections.add', { name: 'Shelf' });
  await notebook.call('searches.add', { name: 'Found', query: 'words' });
});

afterEach(() => notebook.close());

function unsound(): string[] {
  return findDamage(notebook.core.db).map(({ name }) => name);
}

function without(): number {
  const { db } = notebook.core;
  return digestTables.reduce(
    (sum, table) =>
      sum + (db.value<number>(`SELECT count(*) FROM ${table} WHERE digest IS NULL`) ?? 0),
    0,
  );
}

/** Changes the file past the program, as a fault of the disk would. */
async function rot(sql: string): Promise<void> {
  await notebook.core.close();
  const connection = new (loadSqlite())(notebook.path);
  connection.exec(sql);
  connection.close();
  await notebook.reopen();
}

test('each row has its digest, whatever wrote it, and undo and redo keep it right', async () => {
  const steps = async (): Promise<void> => {
    expect(unsound()).toEqual([]);
    expect(without()).toBe(0);
  };
  await steps();
  await notebook.call('passages.edit', { ids: [passage], color: 'red', addTags: ['Also'] });
  await notebook.call('passages.edit', {
    ids: [passage],
    note: { markdown: 'Other', state: null },
  });
  await notebook.call('articles.edit', { id: article, fields: { title: 'Of Walking' } });
  await notebook.call('tags.edit', { tag: 'Place', name: 'Where', description: 'A place' });
  await notebook.call('tags.move', { tag: 'Mine', parent: 'Where' });
  await notebook.call('tags.merge', { from: ['Also'], into: 'Where' });
  await notebook.call('articles.trash', { ids: [article] });
  await notebook.call('articles.restore', { ids: [article] });
  await notebook.call('passages.delete', { ids: [passage] });
  await steps();
  const { total } = await notebook.call('history.list', {});
  for (let step = 0; step < total; step += 1) {
    await notebook.call('history.undo', {});
    await steps();
  }
  for (let step = 0; step < total; step += 1) {
    await notebook.call('history.redo', {});
    await steps();
  }
});

describe('a letter that became another on the disk is named', () => {
  test.each([
    ["UPDATE passage SET note = 'A vote' WHERE note <> ''", 'the passage “words to mark”'],
    ["UPDATE passage SET quote = 'words to bark' WHERE note <> ''", 'the passage “words to bark”'],
    ["UPDATE passage SET color = 'green' WHERE note = ''", 'the passage “more words”'],
    ["UPDATE article SET publisher = 'x'", 'the details of “On Walking”'],
    ["UPDATE revision SET text = replace(text, 'S', 's')", 'the text of “On Walking”'],
    ["UPDATE revision SET blocks = replace(blocks, 'S', 's')", 'the text of “On Walking”'],
    ["UPDATE tag SET name = 'Hers' WHERE name = 'Here'", 'the tag Place/Hers'],
    ["UPDATE collection SET name = 'Shell'", 'the collection “Shell”'],
    ["UPDATE search SET query = 'swords'", 'the saved search “Found”'],
    ["UPDATE link SET type = 'refutes'", 'a link from “words to mark”'],
  ])('%s', async (sql, name) => {
    await rot(sql);
    expect(unsound()).toEqual([name]);
    const findings = await notebook.call('notebook.check', {});
    expect(JSON.stringify(findings.filter(({ ok }) => !ok))).toContain(`${name} is not as it was`);
  });

  test('and stays so through edits of other fields and their undo', async () => {
    await rot("UPDATE passage SET note = 'A vote' WHERE note <> ''");
    await notebook.call('passages.edit', { ids: [passage], color: 'blue' });
    await notebook.call('history.undo', {});
    // The digest of before the edit came back with it.
    expect(unsound()).toEqual(['the passage “words to mark”']);
  });

  test('in the history too, once it is undone', async () => {
    await notebook.call('passages.edit', {
      ids: [passage],
      note: { markdown: 'Second', state: null },
    });
    await rot("UPDATE change_row SET row = replace(row, 'A note', 'A vote')");
    expect(unsound()).toEqual([]);
    await notebook.call('history.undo', {});
    expect(unsound()).toEqual(['the passage “words to mark”']);
  });

  test('and an export that holds it says so', async () => {
    await rot("UPDATE passage SET note = 'A vote' WHERE note <> ''");
    const { losses } = await notebook.call('export.run', {
      format: 'md',
      selection: { kind: 'everything' },
    });
    expect(JSON.stringify(losses)).toContain('the passage “words to mark”');
  });
});
