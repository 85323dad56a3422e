import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './connect.ts';
import { type Database, wrapDatabase } from './db.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './migrate.ts';

let folder: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  db = wrapDatabase(connect(join(folder, 'n.commonplace'), 'draft'));
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

test('a new notebook gets its version and its mark', () => {
  migrate(db);
  expect(db.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(db.value('PRAGMA application_id')).toBe(APPLICATION_ID);
});

test('a notebook of an older version is brought up, its rows kept, after a copy was asked for', () => {
  const copied: number[] = [];
  const copyFirst = (version: number): void => {
    // Nothing was changed yet.
    expect(db.value('PRAGMA user_version')).toBe(version);
    copied.push(version);
  };
  migrate(db, { migrations: [first, child], copyFirst });
  expect(copied).toEqual([]);
  // Rebuilding a parent table deletes its children where foreign keys are on.
  const rebuild = `CREATE TABLE parent_new (key INTEGER PRIMARY KEY, name TEXT) STRICT;
     INSERT INTO parent_new SELECT key, 'x' FROM parent;
     DROP TABLE parent;
     ALTER TABLE parent_new RENAME TO parent;`;
  migrate(db, { migrations: [first, child, rebuild], copyFirst });
  expect(copied).toEqual([2]);
  expect(db.value('PRAGMA user_version')).toBe(3);
  expect(db.value('SELECT count(*) FROM child')).toBe(1);
  expect(db.value('PRAGMA foreign_keys')).toBe(1);
});

test('where the copy cannot be made nothing is changed', () => {
  migrate(db, { migrations: [first] });
  const copyFirst = (): never => {
    throw new Error('no room');
  };
  expect(() => migrate(db, { migrations: [first, child], copyFirst })).toThrow('no room');
  expect(db.value('PRAGMA user_version')).toBe(1);
});

test('a migration that breaks a key changes nothing', () => {
  migrate(db, { migrations: [first, child] });
  expect(() => migrate(db, { migrations: [first, child, 'DELETE FROM parent;'] })).toThrow(
    'point nowhere',
  );
  expect(db.value('PRAGMA user_version')).toBe(2);
  expect(db.value('SELECT count(*) FROM parent')).toBe(1);
  expect(db.value('PRAGMA foreign_keys')).toBe(1);
});
