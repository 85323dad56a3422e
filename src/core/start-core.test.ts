import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NotebookEvent } from '../contract/events.ts';
import { startCore } from './start-core.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a core on its thread answers, tells its events, and is gone once closed', async () => {
  const core = await startCore(path, { host: 'a test' });
  const events: NotebookEvent[] = [];
  core.subscribe((event) => events.push(event));
  expect(await core.request('tags.add', { path: 'A/B' })).toMatchObject({
    ok: true,
    value: { path: 'A/B' },
  });
  expect(events).toEqual([{ topics: ['tags', 'history'], ids: [] }]);
  await core.close();
  expect(await core.request('tags.list', {})).toMatchObject({ ok: false });
  const again = await startCore(path, { host: 'a test' });
  expect(await again.request('tags.list', {})).toMatchObject({
    ok: true,
    value: [{ path: 'A' }, { path: 'A/B' }],
  });
  await again.close();
});

test('answers come in the order of the questions', async () => {
  const core = await startCore(path, { host: 'a test' });
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      await core.request('tags.add', { path: `T${n}` });
      order.push(n);
    }),
  );
  expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n));
  await core.close();
});

test('a notebook that cannot be opened is refused with its reason', async () => {
  writeFileSync(path, 'Dear diary');
  await expect(startCore(path, { host: 'a test' })).rejects.toMatchObject({
    failure: { code: 'foreign' },
  });
});

test('a second opener is refused while the first has it', async () => {
  const core = await startCore(path, { host: 'the window' });
  await expect(startCore(path, { host: 'a test' })).rejects.toMatchObject({
    failure: { code: 'open-elsewhere', message: expect.stringContaining('the window') },
  });
  await core.close();
});
