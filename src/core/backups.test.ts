import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupFolder, listBackups } from './store/backup-files.ts';
import { planRestore } from './store/finish-restore.ts';
import { openNotebook } from './store/open-notebook.ts';
import { loadSqlite } from './store/sqlite.ts';
import { dumpNotebook } from './testing/dump-notebook.ts';
import { openTestCore, type TestCore } from './testing/open-test-core.ts';
import { putArticle } from './testing/put-article.ts';

let notebook: TestCore;
let article: string;

beforeEach(async () => {
  notebook = openTestCore();
  article = putArticle(notebook.core, 'On Walking', ['Some words to mark.'], { tags: ['T'] });
  await notebook.call('passages.create', {
    article,
    where: { kind: 'quote', quote: 'words' },
    note: { markdown: 'A note', state: null },
  });
});

afterEach(() => notebook.close());

const dump = (): string => dumpNotebook(notebook.core.db);

test('a backup is whole by itself, verified, private, and tells what it holds', async () => {
  const made = await notebook.call('backups.make', {});
  expect(made).toMatchObject({ cause: 'asked', verified: true, articles: 1, passages: 1, tags: 1 });
  const [file] = listBackups(notebook.core.file);
  expect(file?.id).toBe(made.id);
  const path = file?.path ?? '';
  expect(statSync(path).size).toBe(made.bytes);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(backupFolder(notebook.core.file)).mode & 0o777).toBe(0o700);
  // One file, no log, and as a notebook it is complete.
  const opened = openNotebook(path, 'a test');
  expect(opened.missing).toBeNull();
  expect(dumpNotebook(opened.db)).toBe(dump());
  opened.close();
  expect((await notebook.call('notebook.state', {})).backup?.id).toBe(made.id);
});

test('writing goes on while a backup is made', async () => {
  const backup = notebook.call('backups.make', {});
  for (let n = 0; n < 50; n += 1) await notebook.call('tags.add', { path: `Meanwhile ${n}` });
  expect(await backup).toMatchObject({ verified: true });
  expect((await notebook.call('tags.list', {})).length).toBe(51);
});

test('what a rehearsal proves: back up, damage, restore, compare', async () => {
  const before = dump();
  const { id } = await notebook.call('backups.make', {});
  await notebook.call('articles.edit', { id: article, fields: { title: 'Later' } });
  await notebook.core.close();
  const bytes = readFileSync(notebook.path);
  bytes.fill(0, 4096, bytes.length / 2);
  writeFileSync(notebook.path, bytes);
  await notebook.reopen();
  expect(notebook.core.reading?.code).toBe('damaged');
  await notebook.call('backups.restore', { id });
  expect(notebook.core.reading).toBeNull();
  expect(dump()).toBe(before);
  const findings = await notebook.call('notebook.check', {});
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  // The damaged file was moved aside, not thrown away.
  const aside = readdirSync(backupFolder(notebook.core.file)).filter((name) =>
    name.startsWith('replaced-'),
  );
  expect(aside).toHaveLength(1);
  const kept = readFileSync(join(backupFolder(notebook.core.file), aside[0] ?? ''));
  expect(kept.equals(bytes)).toBe(true);
  // And it can be written again.
  await notebook.call('tags.add', { path: 'After' });
});

test('a restore backs up what it replaces, so that it can be taken back', async () => {
  const { id } = await notebook.call('backups.make', {});
  await notebook.call('tags.add', { path: 'Later' });
  const later = dump();
  await notebook.call('backups.restore', { id });
  expect((await notebook.call('tags.list', {})).map(({ path }) => path)).toEqual(['T']);
  const { backups } = await notebook.call('backups.list', {});
  expect(backups[0]).toMatchObject({ cause: 'before-restore', verified: true, tags: 2 });
  await notebook.call('backups.restore', { id: backups[0]?.id ?? '' });
  expect(dump()).toBe(later);
});

test('a look inside says what a restore would bring back and what it would put aside', async () => {
  const gone = putArticle(notebook.core, 'Gone', ['More words.']);
  const { id } = await notebook.call('backups.make', {});
  await notebook.call('articles.trash', { ids: [gone] });
  await notebook.call('articles.edit', { id: article, fields: { title: 'On Walking far' } });
  putArticle(notebook.core, 'New', ['Other words.']);
  const { articles, newer, backup } = await notebook.call('backups.look', { id });
  expect(backup.articles).toBe(2);
  expect(articles.map(({ title, now, passages }) => [title, now, passages])).toEqual([
    ['Gone', 'changed', 0],
    ['On Walking', 'changed', 1],
  ]);
  expect(newer).toEqual({ articles: 1, passages: 0 });
});

describe('a restore that was killed', () => {
  test('before it was planned leaves the notebook as it was', async () => {
    const before = dump();
    await notebook.core.close();
    writeFileSync(`${notebook.path}-restoring`, 'half a copy');
    await notebook.reopen();
    expect(dump()).toBe(before);
    expect(existsSync(`${notebook.path}-restoring`)).toBe(false);
  });

  test.each([0, 1, 2])('after %i files were moved is finished at the next start', async (moved) => {
    await notebook.call('backups.make', {});
    const before = dump();
    const [backup] = listBackups(notebook.core.file);
    await notebook.call('tags.add', { path: 'Later' });
    await notebook.core.close();
    writeFileSync(`${notebook.path}-restoring`, readFileSync(backup?.path ?? ''));
    writeFileSync(`${notebook.path}-wal`, 'a log of the notebook that goes');
    planRestore(notebook.path);
    const files = [`${notebook.path}-wal`, notebook.path];
    for (const file of files.slice(0, moved)) rmSync(file);
    await notebook.reopen();
    expect(dump()).toBe(before);
    expect(readdirSync(join(notebook.path, '..')).sort()).not.toContain(
      'test.commonplace-restore.json',
    );
  });
});

describe('a backup that is not sound', () => {
  async function rot(sql: string): Promise<void> {
    await notebook.core.close();
    const connection = new (loadSqlite())(notebook.path);
    connection.exec(sql);
    connection.close();
    await notebook.reopen();
  }

  test('is kept as such, names what is damaged, and does not count as the last one', async () => {
    const sound = await notebook.call('backups.make', {});
    await rot("UPDATE passage SET note = 'A vote'");
    const made = await notebook.call('backups.make', {});
    expect(made).toMatchObject({
      verified: false,
      faults: ['the passage “words” is damaged'],
    });
    const state = await notebook.call('notebook.state', {});
    expect(state.backup?.id).toBe(sound.id);
    expect(state.notices.map(({ kind }) => kind)).toContain('backup');
    // The next one of its kind takes its place; the sound one stays.
    await notebook.call('backups.make', {});
    const { backups } = await notebook.call('backups.list', {});
    expect(backups.map(({ verified }) => verified)).toEqual([false, true]);
  });

  test('where it cannot be made the reason is said and nothing half is left', async () => {
    const folder = backupFolder(notebook.core.file);
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'a file in its place');
    await expect(notebook.call('backups.make', {})).rejects.toThrow();
    rmSync(folder);
    mkdirSync(folder);
    writeFileSync(join(folder, '1-1.part'), 'left over');
    await notebook.reopen();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('backups can be deleted', async () => {
  const { id } = await notebook.call('backups.make', {});
  await notebook.call('backups.delete', { ids: [id] });
  expect((await notebook.call('backups.list', {})).backups).toEqual([]);
  expect(readdirSync(backupFolder(notebook.core.file))).toEqual([]);
  await expect(notebook.call('backups.delete', { ids: [id] })).rejects.toThrow('no backup');
});
