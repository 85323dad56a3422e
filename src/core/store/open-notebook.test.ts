import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CallFailure, type Failure } from '../../contract/failure.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import { openNotebook } from './open-notebook.ts';
import { loadSqlite } from './sqlite.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

function refusal(file: string): Failure {
  try {
    openNotebook(file, 'a test').close();
  } catch (error) {
    if (error instanceof CallFailure) return error.failure;
    throw error;
  }
  throw new Error('the notebook was opened');
}

/** Opens what must be refused, and sees that the file and its folder stay as they are. */
function refusalLeavingAll(file: string): Failure {
  const bytes = readFileSync(file);
  const names = readdirSync(folder);
  const failure = refusal(file);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).toEqual(names);
  return failure;
}

describe('a new notebook', () => {
  test('is readable by its owner only', () => {
    openNotebook(path, 'a test').close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is made in a folder that is made for it', () => {
    const deep = join(folder, 'a', 'b', 'n.commonplace');
    openNotebook(deep, 'a test').close();
    expect(existsSync(deep)).toBe(true);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
  });

  test('leaves only itself and its lock behind once closed', () => {
    openNotebook(path, 'a test').close();
    expect(readdirSync(folder).sort()).toEqual(['n.commonplace', 'n.commonplace-lock']);
  });

  test('that a crash left half made is made anew', () => {
    writeFileSync(`${path}-new`, 'half');
    openNotebook(path, 'a test').close();
    expect(existsSync(`${path}-new`)).toBe(false);
  });
});

describe('a file that cannot be used is refused and left as it is', () => {
  test('a text', () => {
    writeFileSync(path, 'Dear diary\n'.repeat(100));
    expect(refusalLeavingAll(path)).toMatchObject({ code: 'foreign' });
  });

  test('an empty file', () => {
    writeFileSync(path, '');
    const { code, message } = refusalLeavingAll(path);
    expect(code).toBe('foreign');
    expect(message).toContain(path);
    expect(message).toContain('empty');
  });

  test('a folder', () => {
    mkdirSync(path);
    expect(refusal(path)).toMatchObject({ code: 'foreign' });
  });

  test('the database of another program', () => {
    const other = new (loadSqlite())(path);
    other.exec('CREATE TABLE t (x)');
    other.close();
    expect(refusalLeavingAll(path)).toMatchObject({ code: 'foreign' });
  });

  test('a notebook of a newer program', () => {
    openNotebook(path, 'a test').close();
    setVersion(99);
    rmSync(`${path}-lock`);
    const { code, message } = refusalLeavingAll(path);
    expect(code).toBe('newer');
    expect(message).toContain('99');
  });

  test('a notebook whose newer version stands in its write-ahead log only', async () => {
    openNotebook(path, 'a test').close();
    // A newer program that is killed before it closes.
    await killed(`
      const db = new Sqlite(${JSON.stringify(path)});
      db.pragma('journal_mode = WAL');
      db.pragma('user_version = 99');`);
    expect(readFileSync(path).readUInt32BE(60)).toBe(SCHEMA_VERSION);
    const [bytes, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
    expect(refusal(path)).toMatchObject({ code: 'newer' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  });

  test('a notebook with a trigger, a view or a virtual table of somebody else', () => {
    for (const sql of [
      'CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM passage; END',
      'CREATE VIEW v AS SELECT 1',
      'CREATE VIRTUAL TABLE f USING fts5 (x)',
    ]) {
      rmSync(path, { force: true });
      openNotebook(path, 'a test').close();
      tamper(sql);
      const bytes = readFileSync(path);
      const { code, message } = refusal(path);
      expect(code).toBe('foreign');
      expect(message).toContain('which no notebook has');
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual(['n.commonplace', 'n.commonplace-lock']);
    }
  });

  test('a notebook of which a trigger was altered gives its rows and runs nothing', () => {
    openNotebook(path, 'a test').close();
    tamper(`INSERT INTO collection (id, name, created)
        VALUES ('01234567-89ab-7def-8123-456789abcdef', 'Shelf', '2026-01-01T00:00:00.000Z');
      DROP TRIGGER passage_index_added;
      CREATE TRIGGER passage_index_added AFTER INSERT ON passage BEGIN DELETE FROM tag; END;`);
    const { db, reading, close } = openNotebook(path, 'a test');
    expect(reading).toMatchObject({ code: 'damaged' });
    expect(db.value('SELECT name FROM collection')).toBe('Shelf');
    expect(
      db.value("SELECT sql FROM sqlite_master WHERE name = 'passage_index_added'"),
    ).not.toContain('DELETE FROM tag');
    close();
  });

  test('a notebook that is damaged beyond reading', () => {
    openNotebook(path, 'a test').close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100);
    writeFileSync(path, bytes);
    expect(refusal(path)).toMatchObject({ code: 'damaged' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

describe('a notebook that cannot be written', () => {
  test.each([
    ['the file', () => chmodSync(path, 0o400)],
    ['its folder', () => chmodSync(folder, 0o500)],
  ])('(%s) opens for reading; nothing is written, nothing can be changed', (_, protect) => {
    const made = openNotebook(path, 'a test');
    made.db.aside((db) => db.run("INSERT INTO setting (name, value) VALUES ('a', '1')"));
    made.close();
    rmSync(`${path}-lock`);
    protect();
    const names = readdirSync(folder);
    const bytes = readFileSync(path);
    const { db, reading, close } = openNotebook(path, 'a test');
    expect(reading).toMatchObject({ code: 'read-only' });
    expect(reading?.message).toMatch(/write-protected.*open for reading only/);
    expect(db.value("SELECT value FROM setting WHERE name = 'a'")).toBe('1');
    expect(() => db.transaction((writing) => writing.run('DELETE FROM setting'))).toThrow(
      /Nothing can be changed/,
    );
    close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(names);
  });

  test('is read with what stands in its write-ahead log', async () => {
    openNotebook(path, 'a test').close();
    await killed(`
      const db = new Sqlite(${JSON.stringify(path)});
      db.pragma('journal_mode = WAL');
      const put = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
      for (let n = 0; n < 500; n += 1) put.run('n' + n, JSON.stringify('x'.repeat(n)));
      db.exec("BEGIN; INSERT INTO setting (name, value) VALUES ('not committed', '1')");`);
    chmodSync(path, 0o400);
    const log = readFileSync(`${path}-wal`);
    const { db, close } = openNotebook(path, 'a test');
    expect(db.value('SELECT count(*) FROM setting')).toBe(500);
    expect(db.value("SELECT value FROM setting WHERE name = 'n499'")).toBe(`"${'x'.repeat(499)}"`);
    expect(db.value('PRAGMA integrity_check')).toBe('ok');
    close();
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  });
});

describe('a second opener', () => {
  test('is told who has the notebook, at once', () => {
    const { close } = openNotebook(path, 'the window');
    const begun = performance.now();
    const { code, message } = refusal(path);
    expect(performance.now() - begun).toBeLessThan(300);
    expect(code).toBe('open-elsewhere');
    expect(message).toContain(`the window (process ${process.pid})`);
    close();
    openNotebook(path, 'a test').close();
  });

  test('is told so by another name of the file too', () => {
    const { close } = openNotebook(path, 'the window');
    const alias = join(folder, 'alias');
    symlinkSync(path, alias);
    expect(refusal(alias)).toMatchObject({ code: 'open-elsewhere' });
    close();
  });

  test('in another process is told so, and gets it once the owner is killed', async () => {
    openNotebook(path, 'a test').close();
    const owner = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { openNotebook } from ${JSON.stringify(new URL('./open-notebook.ts', import.meta.url).href)};
       openNotebook(${JSON.stringify(path)}, 'the window');
       console.log('open');
       setInterval(() => {}, 1000);`,
    ]);
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    const { code, message } = refusal(path);
    expect(code).toBe('open-elsewhere');
    expect(message).toContain(`the window (process ${owner.pid})`);
    const gone = new Promise((resolve) => owner.once('exit', resolve));
    owner.kill('SIGKILL');
    await gone;
    openNotebook(path, 'a test').close();
  });
});

function setVersion(version: number): void {
  const connection = new (loadSqlite())(path);
  connection.pragma(`user_version = ${version}`);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.pragma('journal_mode = DELETE');
  connection.close();
}

/** Changes the file past the program. */
function tamper(sql: string): void {
  const connection = new (loadSqlite())(path);
  connection.exec(sql);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

/** Runs a script in a process that then kills itself without closing anything. */
async function killed(script: string): Promise<void> {
  const child = spawn(process.execPath, [
    '-e',
    `const Sqlite = require('better-sqlite3'); ${script}; process.kill(process.pid, 'SIGKILL');`,
  ]);
  await new Promise((resolve) => child.once('exit', resolve));
}
