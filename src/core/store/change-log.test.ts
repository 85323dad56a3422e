import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../handler.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { reverseChange } from './change-log.ts';
import { ensureTags } from './tag-store.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

/** Tables that hold nothing a researcher's action changes, or that are never changed. */
const UNTRACKED = [
  'notebook',
  'source',
  'reading',
  'setting',
  'change',
  'change_row',
  'counter',
  'draft',
  'picture',
];

test('every table is either logged or named here as one that is not', () => {
  const { db } = notebook.core;
  const tables = db
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_index%' ESCAPE '\\'",
    )
    .map((row) => row.name);
  const logged = db
    .all<{ tbl_name: string }>(
      "SELECT tbl_name FROM sqlite_temp_master WHERE name LIKE 'log_%_insert'",
    )
    .map((row) => row.tbl_name);
  expect([...logged, ...UNTRACKED].sort()).toEqual(tables.sort());
});

test('a write outside a change is refused', () => {
  const { db } = notebook.core;
  expect(() =>
    db.transaction((writing) =>
      writing.run(
        "INSERT INTO collection (id, name, created) VALUES ('a', 'b', '2026-01-01T00:00:00Z')",
      ),
    ),
  ).toThrow('a write to collection outside a change');
});

test('an action that fails leaves neither rows nor a change, and the next is logged as ever', async () => {
  const { core } = notebook;
  expect(() =>
    runAction(core, null, ({ db, at, newId }) => {
      ensureTags(db, ['A'], at, newId);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(core.db.value('SELECT count(*) FROM tag')).toBe(0);
  expect(core.db.value('SELECT count(*) FROM change')).toBe(0);
  await notebook.call('tags.add', { path: 'B' });
  await notebook.call('history.undo', {});
  expect(core.db.value('SELECT count(*) FROM tag')).toBe(0);
});

test('an action must say what it did', () => {
  expect(() =>
    runAction(notebook.core, null, ({ db, at, newId }) => ensureTags(db, ['A'], at, newId)),
  ).toThrow('must say');
});

test('a change that changes nothing is no step', async () => {
  await notebook.call('tags.add', { path: 'A', color: 'red' });
  await notebook.call('tags.add', { path: 'B' });
  await notebook.call('history.undo', {});
  await notebook.call('tags.add', { path: 'A', color: 'red' });
  await notebook.call('tags.edit', { tag: 'A', name: 'A' });
  expect((await notebook.call('history.list', {})).total).toBe(2);
  // What was undone can still be brought back.
  expect((await notebook.call('history.redo', {})).label).toBe('Add the tag B');
});

test('a new colour does not carry a long note into the log', async () => {
  const article = putArticle(notebook.core, 'A', ['Some words to mark.']);
  const { id } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'words' },
    note: { markdown: 'x'.repeat(1_000_000), state: null },
  });
  await notebook.call('passages.edit', { ids: [id], color: 'red' });
  const rows = notebook.core.db.all<{ row: string }>(
    'SELECT row FROM change_row WHERE change = (SELECT max(key) FROM change)',
  );
  expect(rows.map((row) => Object.keys(JSON.parse(row.row)))).toEqual([
    ['key', 'color'],
    ['key', 'modified'],
    ['key', 'digest'],
  ]);
});

test('text with a NUL, half a pair or JSON in it comes back as it was', async () => {
  const { db } = notebook.core;
  const article = putArticle(notebook.core, 'A', ['Some words to mark.']);
  const { id } = await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'words' },
    note: { markdown: 'nul \u0000 then more, {"a": 1} \ud800', state: '{"root": [1, null]}' },
  });
  const row = () => db.get('SELECT *, hex(note) AS bytes, typeof(note_state) AS kind FROM passage');
  const before = row();
  await notebook.call('passages.delete', { ids: [id] });
  await notebook.call('history.undo', {});
  expect(row()).toEqual(before);
});

test('work in many transactions is one step, as long as nothing else comes between', async () => {
  const { core } = notebook;
  const add = (into: number | null, path: string) =>
    runAction(core, into, ({ db, at, newId, says }) => {
      ensureTags(db, [path], at, newId);
      says('Bring in tags', ['tags']);
    }).key;
  let key = add(null, 'A');
  key = add(key, 'B');
  await notebook.call('tags.add', { path: 'Mine' });
  // This one points at a tag of the change in between, which must not be undone from under it.
  add(key, 'Mine/C');
  const labels = async () =>
    (await notebook.call('history.list', {})).changes.map((change) => change.label);
  expect(await labels()).toEqual(['Bring in tags', 'Add the tag Mine', 'Bring in tags']);
  const paths = async () => (await notebook.call('tags.list', {})).map((tag) => tag.path);
  await notebook.call('history.undo', {});
  expect(await paths()).toEqual(['A', 'B', 'Mine']);
  await notebook.call('history.undo', {});
  await notebook.call('history.undo', {});
  expect(await paths()).toEqual([]);
});

test('a change of more rows than fit in memory at once is turned round in order', () => {
  const { core } = notebook;
  const paths = Array.from({ length: 700 }, (_, n) => `Root/${n % 30}/${n}`);
  const { key } = runAction(core, null, ({ db, at, newId, says }) => {
    ensureTags(db, paths, at, newId);
    says('Bring in tags', ['tags']);
  });
  const count = () => core.db.value<number>('SELECT count(*) FROM tag');
  const all = count();
  const turn = () => core.db.transaction((db) => reverseChange(db, key ?? 0));
  turn();
  expect(count()).toBe(0);
  turn();
  expect(count()).toBe(all);
  expect(core.db.value('SELECT count(*) FROM change_row')).toBe(all);
});
