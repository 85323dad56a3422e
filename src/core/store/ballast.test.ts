import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../core.ts';
import { dispatch } from '../dispatch.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { BALLAST_BYTES, dropBallast, fillBallast } from './ballast.ts';
import type { Database } from './db.ts';

let notebook: TestCore;
let folder: string;

beforeEach(() => {
  notebook = openTestCore();
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
});

afterEach(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

/** The same core on a disk that is full for the next so many transactions. */
function onFullDisk(core: Core, times: number): Core {
  let left = times;
  const db: Database = {
    ...core.db,
    transaction: (work) => {
      if (left > 0) {
        left -= 1;
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      }
      return core.db.transaction(work);
    },
  };
  return new Proxy(core, {
    get: (target, name) => (name === 'db' ? db : Reflect.get(target, name)),
  });
}

test('the reserve is made whole, once, and given away', () => {
  const path = join(folder, 'n');
  expect(fillBallast(path)).toBe(true);
  expect(statSync(`${path}-ballast`).size).toBe(BALLAST_BYTES);
  expect(statSync(`${path}-ballast`).mode & 0o777).toBe(0o600);
  const { mtimeMs } = statSync(`${path}-ballast`);
  expect(fillBallast(path)).toBe(true);
  expect(statSync(`${path}-ballast`).mtimeMs).toBe(mtimeMs);
  expect(dropBallast(path)).toBe(true);
  expect(dropBallast(path)).toBe(false);
  expect(existsSync(`${path}-ballast`)).toBe(false);
});

test('on a full disk it is given away, what was asked is done after all, and the user is told', async () => {
  const { core } = notebook;
  fillBallast(core.file);
  const reply = await dispatch(onFullDisk(core, 1), 'tags.add', { path: 'Kept' });
  expect(reply).toMatchObject({ ok: true, value: { path: 'Kept' } });
  expect(existsSync(`${core.file}-ballast`)).toBe(false);
  const { notices } = await notebook.call('notebook.state', {});
  expect(notices).toMatchObject([{ kind: 'full' }]);
});

test('without a reserve the failure is said, and nothing is there', async () => {
  const { core } = notebook;
  const reply = await dispatch(onFullDisk(core, 1), 'tags.add', { path: 'Lost' });
  expect(reply).toEqual({
    ok: false,
    failure: { code: 'full', message: 'The disk is full; nothing was changed.' },
  });
  expect(await notebook.call('tags.list', {})).toEqual([]);
});

test('documents do not get the room that was kept for notes', async () => {
  const { core } = notebook;
  fillBallast(core.file);
  const bytes = Buffer.from('A document').toString('base64');
  const reply = await dispatch(onFullDisk(core, 9), 'import.file', { name: 'a.txt', bytes });
  expect(reply).toMatchObject({ ok: false, failure: { code: 'full' } });
  expect((await notebook.call('articles.list', {})).total).toBe(0);
});

test('half a reserve from a crash is no reserve', () => {
  const path = join(folder, 'n');
  writeFileSync(`${path}-ballast-new`, 'half');
  expect(dropBallast(path)).toBe(false);
  expect(fillBallast(path)).toBe(true);
  expect(existsSync(`${path}-ballast-new`)).toBe(false);
});
