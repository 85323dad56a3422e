import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, wrapDatabase } from './db.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './migrate.ts';
import { loadSqlite } from './sqlite.ts';

let folder: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  db = wrapDatabase(new (loadSqlite())(join(folder, 'n.commonplace')));
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const first =
  'CREATE TABLE parent (key INTEGER PRIMARY KEY) STRICT; INSERT INTO parent VALUES (1);';
const child = `CREATE TABLE child (parent INTEGER REFERENCES parent (key) ON DELETE CASCADE) STRICT;
  INSERT INTO child VALUES (1);`;

test('the schema is the one under review', async () => {
  migrate(db);
  const schema = db
    .all<{ sql: string }>(
      `SELECT sql FROM sqlite_master
       WHERE sql IS NOT NULL AND name NOT GLOB '*_index_[dic][ado][tcxn]*' ORDER BY name`,
    )
    .map((row) => `${row.sql};`)
    .join('\n\n');
  await expect(`${schema}\n`).toMatchFileSnapshot('./fixtures/schema.sql');
});

test('a new notebook gets its version and its mark, and no copy', () => {
  migrate(db);
  expect(db.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(db.value('PRAGMA application_id')).toBe(APPLICATION_ID);
  expect(existsSync(`${db.path}-before-${SCHEMA_VERSION}`)).toBe(false);
});

test('a notebook of an older version is copied, then brought up, its rows kept', () => {
  migrate(db, [first, child]);
  // Rebuilding a parent table deletes its children where foreign keys are on.
  migrate(db, [
    first,
    child,
    `CREATE TABLE parent_new (key INTEGER PRIMARY KEY, name TEXT) STRICT;
     INSERT INTO parent_new SELECT key, 'x' FROM parent;
     DROP TABLE parent;
     ALTER TABLE parent_new RENAME TO parent;`,
  ]);
  expect(db.value('PRAGMA user_version')).toBe(3);
  expect(db.value('SELECT count(*) FROM child')).toBe(1);
  expect(db.value('PRAGMA foreign_keys')).toBe(1);
  const copy = wrapDatabase(new (loadSqlite())(`${db.path}-before-3`, { readonly: true }));
  expect(copy.value('PRAGMA user_version')).toBe(2);
  expect(copy.value('SELECT count(*) FROM child')).toBe(1);
  copy.close();
});

test('a migration that breaks a key changes nothing', () => {
  migrate(db, [first, child]);
  expect(() => migrate(db, [first, child, 'DELETE FROM parent;'])).toThrow('point nowhere');
  expect(db.value('PRAGMA user_version')).toBe(2);
  expect(db.value('SELECT count(*) FROM parent')).toBe(1);
  expect(db.value('PRAGMA foreign_keys')).toBe(1);
});
