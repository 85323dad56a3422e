import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Purpose } from './connect.ts';
import { wrapDatabase } from './db.ts';
import { makeNotebook } from './make-notebook.ts';
import { openNotebook } from './open-notebook.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
  makeNotebook(path);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What is asked of each, whatever it is for. */
const ALWAYS = {
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  temp_store: 2,
  recursive_triggers: 1,
};

const EXPECTED: Readonly<Record<Purpose, Readonly<Record<string, string | number>>>> = {
  notebook: { ...ALWAYS, journal_mode: 'wal', synchronous: 2, mmap_size: 0, busy_timeout: 250 },
  network: { ...ALWAYS, journal_mode: 'delete', synchronous: 2, mmap_size: 0, busy_timeout: 250 },
  draft: { ...ALWAYS, journal_mode: 'delete', synchronous: 2, mmap_size: 0, busy_timeout: 250 },
  reading: { ...ALWAYS, query_only: 1, mmap_size: 0, busy_timeout: 250 },
  memory: { ...ALWAYS, journal_mode: 'memory' },
  lock: { ...ALWAYS, journal_mode: 'memory', mmap_size: 0, busy_timeout: 0 },
};

function open(purpose: Purpose) {
  if (purpose === 'memory') return connect(':memory:', 'memory');
  if (purpose === 'lock') return connect(`${path}-lock`, 'lock');
  return connect(path, purpose);
}

const purposes = Object.keys(EXPECTED) as Purpose[];

test.each(purposes)('a connection for %s has every setting, read back from SQLite', (purpose) => {
  const connection = open(purpose);
  const got = Object.fromEntries(
    Object.keys(EXPECTED[purpose]).map((name) => [name, connection.pragma(name, { simple: true })]),
  );
  expect(got).toEqual(EXPECTED[purpose]);
  connection.close();
});

test.each(purposes)(
  'a connection for %s is defensive: its schema cannot be written around',
  (purpose) => {
    const connection = open(purpose);
    expect(() => {
      connection.pragma('writable_schema = 1');
      connection.exec('DELETE FROM sqlite_master');
    }).toThrow();
    expect(() => connection.exec('INSERT INTO article_index_data VALUES (1, x)')).toThrow();
    connection.close();
  },
);

test('a setting that does not hold is an error', () => {
  // A database in memory cannot have a write-ahead log.
  expect(() => connect(':memory:', 'draft')).toThrow('journal_mode is memory, not delete');
});

test('what is to be looked at is not made, and is not written', () => {
  expect(() => connect(join(folder, 'none'), 'reading')).toThrow();
  const connection = connect(path, 'reading');
  expect(() => connection.exec('DELETE FROM notebook')).toThrow(/readonly/);
  connection.close();
});

test('an open notebook bears its marks, and so does one that was opened again after a fault', () => {
  const { db, close } = openNotebook(path, 'a test');
  expect(db.value('PRAGMA application_id')).toBe(0x436d706c);
  expect(db.value('PRAGMA user_version')).toBeGreaterThan(1);
  close();
});

test('sorting spills nothing into the temporary folder', () => {
  const connection = connect(path, 'notebook');
  const db = wrapDatabase(connection);
  db.script(`CREATE TEMP TABLE much AS
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT i, 'CANARY' || hex(randomblob(200)) AS words FROM n`);
  db.all('SELECT words FROM much ORDER BY words');
  expect(openFiles().filter((name) => name.includes('etilqs'))).toEqual([]);
  connection.close();
});

/** The files this process has open, where the system tells; SQLite's temporary ones are named etilqs. */
function openFiles(): string[] {
  if (!existsSync('/proc/self/fd')) return [];
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return [];
    }
  });
}
