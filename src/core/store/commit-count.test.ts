import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { openNotebook } from './open-notebook.ts';

let notebook: TestCore;
let folder: string;
let copy: string;

beforeEach(() => {
  notebook = openTestCore();
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  copy = join(folder, 'copy.commonplace');
});

afterEach(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

/** Copies the file of a notebook in use, with some of what lies beside it. */
function copyWith(...endings: string[]): void {
  for (const ending of ['', ...endings]) copyFileSync(notebook.path + ending, copy + ending);
}

/** What a crash leaves: the same as a copy of all, but the count is that of the file. */
function crash(): void {
  copyWith('-wal', '-count');
  const [last] = readFileSync(`${copy}-count`, 'latin1').split('\n');
  writeFileSync(`${copy}-count`, `${last}\n${statSync(copy).ino}\n`);
}

function missing() {
  const opened = openNotebook(copy, 'a test');
  opened.close();
  return opened.missing;
}

async function addTags(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await notebook.call('tags.add', { path: `Tag ${n}` });
}

describe('a notebook in use', () => {
  test('that is copied without its log is noticed, once', async () => {
    await addTags(3);
    copyWith();
    expect(missing()).toEqual({ count: null });
    expect(missing()).toBeNull();
  });

  test('that is copied with its log, and not with its count, says so, once', async () => {
    await addTags(3);
    copyWith('-wal');
    expect(missing()).toEqual({ count: null });
    expect(missing()).toBeNull();
  });

  test('that is copied with all that lies beside it, as by a folder that is kept in a cloud, says so', async () => {
    await addTags(3);
    copyWith('-wal', '-count');
    expect(missing()).toEqual({ count: null });
  });

  test('that crashed is whole', async () => {
    await addTags(3);
    crash();
    expect(missing()).toBeNull();
  });

  test('of which the log was copied before it was written back, and the file after, is noticed', async () => {
    await addTags(3);
    copyFileSync(`${notebook.path}-wal`, `${copy}-wal`);
    await notebook.call('tags.add', { path: 'Later' });
    notebook.core.db.all('PRAGMA wal_checkpoint(TRUNCATE)');
    copyWith();
    expect(missing()).toEqual({ count: null });
  });

  test('of which the file was copied before the log was written back, and the log after, is noticed', async () => {
    await addTags(3);
    copyWith();
    await notebook.call('tags.add', { path: 'Later' });
    notebook.core.db.all('PRAGMA wal_checkpoint(TRUNCATE)');
    await notebook.call('tags.add', { path: 'Last' });
    copyFileSync(`${notebook.path}-wal`, `${copy}-wal`);
    expect(missing()).toEqual({ count: null });
  });

  test('that crashes right before or after its log is written back is whole', async () => {
    await addTags(3);
    const log = readFileSync(`${notebook.path}-wal`);
    notebook.core.db.all('PRAGMA wal_checkpoint(TRUNCATE)');
    crash();
    writeFileSync(`${copy}-wal`, log);
    expect(missing()).toBeNull();
    await notebook.call('tags.add', { path: 'Last' });
    crash();
    expect(missing()).toBeNull();
  });

  test('of which the log was cut says how many changes are missing', async () => {
    await addTags(20);
    copyWith('-wal', '-count');
    const log = readFileSync(`${copy}-wal`);
    writeFileSync(`${copy}-wal`, log.subarray(0, log.length / 2));
    const found = missing();
    expect(found?.count).toBeGreaterThan(2);
    expect(found?.count).toBeLessThan(20);
  });

  test('of which the log lost a bit in the middle says so too', async () => {
    await addTags(20);
    copyWith('-wal', '-count');
    const log = readFileSync(`${copy}-wal`);
    log[log.length / 2] = (log[log.length / 2] ?? 0) ^ 4;
    writeFileSync(`${copy}-wal`, log);
    expect(missing()?.count).toBeGreaterThan(2);
  });

  test('whose count is older than itself, as after a power cut, raises no alarm', async () => {
    await addTags(2);
    const [early] = readFileSync(`${notebook.path}-count`, 'latin1').split('\n');
    await addTags(5);
    crash();
    writeFileSync(`${copy}-count`, `${early}\n${statSync(copy).ino}\n`);
    expect(missing()).toBeNull();
  });

  test('whose count was never written, or is nonsense, raises none either', async () => {
    await addTags(2);
    for (const nonsense of ['', '\0'.repeat(17), 'x']) {
      copyWith('-wal');
      writeFileSync(`${copy}-count`, nonsense);
      expect(missing()).toBeNull();
    }
  });
});

test('a closed notebook is whole by itself and leaves no count', async () => {
  await addTags(3);
  await notebook.core.close();
  expect(existsSync(`${notebook.path}-count`)).toBe(false);
  copyWith();
  expect(missing()).toBeNull();
  await notebook.reopen();
});

test('opening and reading alone changes no byte', async () => {
  await addTags(1);
  await notebook.core.close();
  const bytes = readFileSync(notebook.path);
  await notebook.reopen();
  await notebook.call('tags.list', {});
  await notebook.call('notebook.check', {});
  await notebook.core.close();
  expect(readFileSync(notebook.path).equals(bytes)).toBe(true);
  await notebook.reopen();
});

test('what is missing is said until it was read, by the window and by the check', async () => {
  await addTags(3);
  const log = `${notebook.path}-wal`;
  copyWith();
  await notebook.core.close();
  copyFileSync(copy, notebook.path);
  rmSync(log, { force: true });
  await notebook.reopen();
  await notebook.reopen();
  const { notices } = await notebook.call('notebook.state', {});
  expect(notices).toMatchObject([{ kind: 'missing' }]);
  const findings = await notebook.call('notebook.check', {});
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([{ check: 'whole' }]);
  await notebook.call('notebook.dismiss', { kind: 'missing' });
  expect((await notebook.call('notebook.state', {})).notices).toEqual([]);
  // Nothing keeps the rest from being used.
  await notebook.call('tags.add', { path: 'After' });
});
