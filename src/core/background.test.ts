import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Core, openCore } from './core.ts';
import { dispatch } from './dispatch.ts';
import { loadSqlite } from './store/sqlite.ts';
import { putArticle } from './testing/put-article.ts';

const MINUTE = 60_000;

let folder: string;
let path: string;
let core: Core | null;

beforeEach(() => {
  // Time stands until a test lets it pass; what really runs (threads, files) goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
  core = null;
});

afterEach(async () => {
  await core?.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function open(): Core {
  core = openCore(path, 'a test', { background: true });
  return core;
}

/** Lets time pass, and what it started come to its end. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  await settle();
  while (core?.backups.running) await settle();
}

const causes = (): string[] => core?.backups.list().map(({ cause }) => cause) ?? [];
const tag = (name: string) => dispatch(core as Core, 'tags.add', { path: name });

test('ten minutes after a change there is a backup, and none where nothing was changed', async () => {
  open();
  await pass(60 * MINUTE);
  expect(causes()).toEqual([]);
  await tag('One');
  await pass(9 * MINUTE);
  expect(causes()).toEqual([]);
  await tag('Two');
  await pass(MINUTE);
  expect(causes()).toEqual(['automatic']);
  expect(core?.backups.list()[0]).toMatchObject({ faults: [], counts: { tags: 2, changes: 2 } });
  await pass(60 * MINUTE);
  expect(causes()).toHaveLength(1);
  await tag('Three');
  await pass(10 * MINUTE);
  expect(causes()).toEqual(['automatic', 'automatic']);
});

test('what an earlier session left without a backup gets one soon after the start', async () => {
  open();
  await tag('Left');
  await core?.close();
  open();
  await pass(MINUTE / 2);
  expect(causes()).toEqual(['automatic']);
  await core?.close();
  open();
  await pass(5 * MINUTE);
  expect(causes()).toHaveLength(1);
});

test('a row that is not as it was written is found while nobody asks, named, and told', async () => {
  const first = open();
  putArticle(first, 'On Walking', ['Some words to mark.']);
  await first.close();
  const db = new (loadSqlite())(path);
  db.exec("UPDATE article SET publisher = 'Somebody else'");
  db.close();
  const opened = open();
  const told: string[] = [];
  opened.subscribe(({ topics }) => told.push(...topics));
  expect(opened.health.damage).toEqual([]);
  for (let n = 0; n < 100 && opened.health.damage.length === 0; n += 1) await pass(MINUTE / 3);
  expect(opened.health.damage).toMatchObject([
    { kind: 'article', name: 'the details of “On Walking”' },
  ]);
  expect(told).toContain('notebook');
  const reply = await dispatch(opened, 'notebook.state', {});
  expect(JSON.stringify(reply)).toContain('Damaged on the disk: the details of “On Walking”.');
});
