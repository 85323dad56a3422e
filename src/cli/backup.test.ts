import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSqlite } from '../core/store/sqlite.ts';

const PROGRAM = join(import.meta.dirname, 'index.ts');
const ARTICLE = join(import.meta.dirname, 'fixtures', 'ferry-strike.txt');

let folder = '';
let notebook = '';
let backup = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'));
  notebook = join(folder, 'Notebook.commonplace');
  backup = join(folder, 'backup.commonplace');
  await run('import', ARTICLE);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function run(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, '--notebook', notebook, ...words],
      { encoding: 'utf8' },
      (error, out, err) => resolve({ status: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });
}

const tags = async (): Promise<string> => (await run('tags')).out;

test('a backup says what it holds, and is there whole', async () => {
  const { status, out, err } = await run('backup', backup, '--json');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    path: backup,
    bytes: readFileSync(backup).length,
    articles: 1,
    passages: 0,
    verified: true,
  });
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
});

test('an earlier backup is replaced by the next; any other file is left alone', async () => {
  await run('backup', backup);
  await run('tag', 'add', 'Later');
  expect((await run('backup', backup)).status).toBe(0);
  const diary = join(folder, 'diary.txt');
  writeFileSync(diary, 'Dear diary');
  const refused = await run('backup', diary);
  expect(refused.status).toBe(1);
  expect(refused.err.trim()).toBe(
    `${diary} is there already and is no notebook; it was left as it is.`,
  );
  expect(readFileSync(diary, 'utf8')).toBe('Dear diary');
  expect((await run('backup', notebook)).err).toContain('is the notebook itself');
});

describe('a restore', () => {
  test('overwrites a notebook only by force, and keeps what it replaces as a backup', async () => {
    await run('backup', backup);
    await run('tag', 'add', 'Later');
    const refused = await run('restore', backup);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('--force');
    expect(await tags()).toContain('Later');
    const { status, out } = await run('restore', backup, '--force', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ path: notebook, articles: 1, passages: 0 });
    expect(await tags()).not.toContain('Later');
    expect(readdirSync(`${notebook}-backups`).some((name) => name.endsWith('.json'))).toBe(true);
  });

  test('makes the notebook where there is none', async () => {
    await run('backup', backup);
    rmSync(notebook);
    expect((await run('restore', backup)).status).toBe(0);
    expect((await run('list')).out).toContain('Ferry strike');
  });

  test('takes the place of a notebook that cannot be opened at all', async () => {
    await run('backup', backup);
    writeFileSync(notebook, 'no notebook any more');
    expect((await run('list')).status).toBe(3);
    expect((await run('restore', backup, '--force')).status).toBe(0);
    expect((await run('list')).out).toContain('Ferry strike');
  });

  test('of a damaged backup changes nothing', async () => {
    await run('backup', backup);
    const bytes = readFileSync(backup);
    writeFileSync(backup, bytes.fill(0xff, 4096, 40_960));
    const before = readFileSync(notebook);
    const { status, err } = await run('restore', backup, '--force');
    expect(status).toBe(3);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(notebook).equals(before)).toBe(true);
    expect(existsSync(`${notebook}-restoring`)).toBe(false);
  });

  test('takes the log along that belongs to a copy', async () => {
    const other = join(folder, 'other.commonplace');
    const writer = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { openCore } from ${JSON.stringify(new URL('../core/core.ts', import.meta.url).href)};
       import { dispatch } from ${JSON.stringify(new URL('../core/dispatch.ts', import.meta.url).href)};
       const core = openCore(${JSON.stringify(other)}, 'a writer');
       for (let n = 0; n < 30; n += 1) await dispatch(core, 'tags.add', { path: 'Tag ' + n });
       process.kill(process.pid, 'SIGKILL');`,
    ]);
    await new Promise((resolve) => writer.once('exit', resolve));
    expect((await run('restore', other, '--force')).status).toBe(0);
    expect(await tags()).toContain('Tag 29');
  });
});

describe('a notebook that cannot be written', () => {
  test('is read with a word on it; what would change it is refused in one sentence', async () => {
    chmodSync(notebook, 0o400);
    const bytes = readFileSync(notebook);
    const names = readdirSync(folder);
    const list = await run('list');
    expect(list.status).toBe(0);
    expect(list.out).toContain('Ferry strike');
    expect(list.err.trim()).toMatch(/^The notebook .* is open for reading only\.$/);
    expect((await run('search', 'ferry')).out).toContain('Ferry');
    expect((await run('export', '--format', 'md', '--out', '-')).status).toBe(0);
    for (const words of [['tag', 'add', 'X'], ['import', ARTICLE], ['undo']]) {
      const { status, out, err } = await run(...words);
      expect({ status, out }, words.join(' ')).toEqual({ status: 3, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
    }
    expect(readFileSync(notebook).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(names);
  });
});

test('a damaged notebook gives what it can, says so, and a backup of it is sound', async () => {
  const bytes = readFileSync(notebook);
  const connection = new (loadSqlite())(notebook, { readonly: true });
  const root = connection
    .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'article'")
    .pluck()
    .get() as number;
  connection.close();
  bytes.fill(0, (root - 1) * 4096, root * 4096);
  writeFileSync(notebook, bytes);
  const { status, out, err } = await run('list');
  expect(status).toBe(3);
  expect(out).toContain('Lost details of article 1');
  expect(err).toContain('damaged');
  expect((await run('check')).status).toBe(1);
  expect((await run('backup', backup)).status).toBeGreaterThan(0);
  expect(existsSync(backup)).toBe(true);
  expect(readFileSync(notebook).equals(bytes)).toBe(true);
});

test('what touches more than twenty things needs --yes', async () => {
  const files = Array.from({ length: 21 }, (_, n) => join(folder, `a${n}.txt`));
  files.forEach((file, n) => {
    writeFileSync(file, `Article ${n}\n\nText number ${n}.`);
  });
  await run('import', '--tag', 'Many', ...files);
  const refused = await run('tag', 'delete', 'Many');
  expect(refused.status).toBe(1);
  expect(refused.err.trim()).toBe(
    'This takes a tag off 21 articles; they stay. Nothing was done; --yes does it.',
  );
  expect(await tags()).toContain('Many');
  expect((await run('--yes', 'tag', 'delete', 'Many')).status).toBe(0);
  expect(await tags()).not.toContain('Many');
});
