import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupFolder, listBackups } from './backup-files.ts';
import { findDamage } from './damage.ts';
import { digestTables } from './digests.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import { openNotebook } from './open-notebook.ts';
import { loadSqlite } from './sqlite.ts';

/** Notebooks as released programs left them, one for each format. */
const RELEASED = join(import.meta.dirname, '../../../faults/notebooks');

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
});

afterEach(() => rmSync(folder, { recursive: true }));

const released = readdirSync(RELEASED).filter((name) => name.endsWith('.commonplace.gz'));

test.each(released)('%s is brought up after a verified backup of it as it was', (name) => {
  const bytes = gunzipSync(readFileSync(join(RELEASED, name)));
  const version = bytes.readUInt32BE(60);
  writeFileSync(path, bytes);
  const before = counts(path);
  const { db, reading, missing, close } = openNotebook(path, 'a test');
  expect({ reading, missing }).toEqual({ reading: null, missing: null });
  expect(db.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(db.value('PRAGMA integrity_check')).toBe('ok');
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  // Each row got its digest from what it says.
  expect(findDamage(db)).toEqual([]);
  for (const table of digestTables) {
    expect(db.value(`SELECT count(*) FROM ${table} WHERE digest IS NULL`)).toBe(0);
  }
  close();
  expect(counts(path)).toEqual(before);
  const [backup] = listBackups(path);
  if (version === SCHEMA_VERSION) return;
  expect(backup).toMatchObject({ cause: 'before-migration', version, faults: [] });
  expect(counts(backup?.path ?? '')).toEqual(before);
  // A program of then would find it as it left it.
  expect(readFileSync(backup?.path ?? '').readUInt32BE(60)).toBe(version);
});

test('where there is no room for the backup nothing is migrated', () => {
  const bytes = gunzipSync(readFileSync(join(RELEASED, 'schema-1.commonplace.gz')));
  writeFileSync(path, bytes);
  writeFileSync(backupFolder(path), 'a file where the folder belongs');
  expect(() => openNotebook(path, 'a test').close()).toThrow();
  expect(readFileSync(path).readUInt32BE(60)).toBe(1);
});

function counts(file: string): unknown[] {
  const connection = new (loadSqlite())(file, { readonly: true });
  const found = ['article', 'passage', 'tag', 'passage_tag', 'change', 'change_row'].map((table) =>
    connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  connection.close();
  return found;
}
