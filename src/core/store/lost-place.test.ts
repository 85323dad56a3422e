import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NotebookEvent } from '../../contract/events.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { connect } from './connect.ts';
import { type Database, wrapDatabase } from './db.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

test('while the folder of the notebook is away nothing is acknowledged; when it is back all goes on', async () => {
  await notebook.call('tags.add', { path: 'Before' });
  const folder = dirname(notebook.core.file);
  renameSync(folder, `${folder}-away`);
  // On Unix the open file could still be written: it would be written where nobody finds it.
  await expect(notebook.call('tags.add', { path: 'Lost' })).rejects.toThrow(
    /no longer where it was; nothing is saved/,
  );
  expect(existsSync(folder)).toBe(false);
  renameSync(`${folder}-away`, folder);
  await notebook.call('tags.add', { path: 'After' });
  const tags = await notebook.call('tags.list', {});
  expect(tags.map(({ path }) => path)).toEqual(['After', 'Before']);
});

test('after a failed write the connection is closed, and opened again before anything else', () => {
  const { file } = notebook.core;
  const opened: string[] = [];
  let fails = false;
  const other = connect(`${file}-other`, 'draft');
  other.exec('CREATE TABLE t (x)');
  other.close();
  const open = () => {
    opened.push('opened');
    return connect(`${file}-other`, 'notebook');
  };
  const db: Database = wrapDatabase(open(), {
    refusal: null,
    before: () => undefined,
    sealing: () => {
      if (fails) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    },
    committed: () => undefined,
    reopen: open,
  });
  db.transaction((writing) => writing.run('INSERT INTO t VALUES (1)'));
  fails = true;
  expect(() => db.transaction((writing) => writing.run('INSERT INTO t VALUES (2)'))).toThrow('I/O');
  fails = false;
  expect(opened).toHaveLength(1);
  expect(db.all('SELECT x FROM t')).toEqual([{ x: 1 }]);
  expect(opened).toHaveLength(2);
  db.transaction((writing) => writing.run('INSERT INTO t VALUES (3)'));
  expect(db.value('SELECT count(*) FROM t')).toBe(2);
  db.close();
});

test('views are told to read again after the notebook was restored', async () => {
  const events: NotebookEvent[] = [];
  notebook.core.subscribe((event) => events.push(event));
  const { id } = await notebook.call('backups.make', {});
  await notebook.call('backups.restore', { id });
  expect(events.some(({ topics }) => topics.includes('articles'))).toBe(true);
});
