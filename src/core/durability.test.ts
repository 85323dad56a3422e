import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openCore } from './core.ts';
import { dispatch } from './dispatch.ts';

const CYCLES = Number(process.env.KILL_CYCLES ?? 8);
/** Fewer acknowledgements than this would prove nothing. */
const NEEDED = CYCLES * 20;

/** Makes tags and takes back every fifth; says the id of each only once the reply has come. */
const writer = (path: string, cycle: number): string => `
  import { openCore } from ${JSON.stringify(new URL('./core.ts', import.meta.url).href)};
  import { dispatch } from ${JSON.stringify(new URL('./dispatch.ts', import.meta.url).href)};
  const core = openCore(${JSON.stringify(path)}, 'a writer');
  for (let n = 0; ; n += 1) {
    const reply = await dispatch(core, 'tags.add', { path: 'Cycle ${cycle}/' + n, description: 'x'.repeat(n) });
    if (!reply.ok) throw new Error(reply.failure.message);
    process.stdout.write('made ' + reply.value.id + '\\n');
    if (n % 5 === 4) {
      await dispatch(core, 'history.undo', {});
      process.stdout.write('undone ' + reply.value.id + '\\n');
    }
  }`;

test('what was said to be saved is there after the process is killed, and nothing half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  const path = join(folder, 'n.commonplace');
  const kept = new Set<string>();
  let acknowledged = 0;
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer(path, cycle)]);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let last = '';
    let count = 0;
    const wanted = 20 + ((cycle * 37) % 61);
    for await (const line of createInterface({ input: child.stdout })) {
      const [what, id = ''] = line.split(' ');
      if (what === 'made') kept.add(id);
      else kept.delete(id);
      last = id;
      acknowledged += 1;
      count += 1;
      if (count === wanted) child.kill('SIGKILL');
    }
    await gone;
    const core = openCore(path, 'a test');
    const ids = new Set(
      core.db
        .all<{ id: string }>('SELECT id FROM tag WHERE parent IS NOT NULL')
        .map(({ id }) => id),
    );
    // An undo that was under way when the process died may have come through unacknowledged.
    const lost = [...kept].filter((id) => !ids.has(id) && id !== last);
    expect(lost).toEqual([]);
    const reply = await dispatch(core, 'notebook.check', {});
    expect(reply).toMatchObject({ ok: true });
    if (reply.ok) {
      const findings = reply.value as { ok: boolean; detail: string }[];
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    }
    // Each change is there whole: its row and what takes it back.
    expect(
      core.db.value(
        'SELECT count(*) FROM change c WHERE NOT EXISTS (SELECT 1 FROM change_row r WHERE r.change = c.key)',
      ),
    ).toBe(0);
    kept.clear();
    for (const id of ids) kept.add(id);
    await core.close();
  }
  rmSync(folder, { recursive: true });
  expect(acknowledged).toBeGreaterThanOrEqual(NEEDED);
}, 240_000);
