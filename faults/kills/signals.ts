import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { startBrowserHost } from '../pages/browser-host.ts';

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
/** What is promised is 2 s; a machine that does other things is allowed for. */
const LIMIT_MS = 10_000;

/**
 * F22: the browser's host is told to end, as a log-out or a shutdown does, just when it is writing. It closes the
 * notebook and ends well, and what it answered with yes is there.
 */
export const signals: Fault = {
  id: 'F22',
  title: 'told to end while at work',
  saboteurs: [],
  least: { full: { tried: 100, acknowledged: 500 }, small: { tried: 6, acknowledged: 30 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    let longest = 0;
    for (const round of run.each(Array.from({ length: run.count(100, 6) }, (_, n) => n))) {
      longest = Math.max(longest, await oneEnd(run, base, round));
    }
    run.note(`the longest end took ${Math.round(longest)} ms`);
  },
};

async function oneEnd(run: Run, base: string, round: number): Promise<number> {
  const path = join(run.folder, `n${round}.commonplace`);
  cpSync(base, path);
  const host = await startBrowserHost(path);
  const signal = SIGNALS[round % SIGNALS.length] ?? 'SIGTERM';
  const acknowledged: string[] = [];
  const work = (async () => {
    for (let n = 0; ; n += 1) {
      const made = await host.call('tags.add', { path: `Said ${n}` });
      if (!made.ok) return;
      acknowledged.push(`Said ${n}`);
    }
  })().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, run.random.whole(50, 400)));
  const begun = performance.now();
  host.kill(signal);
  const late = setTimeout(() => host.kill('SIGKILL'), LIMIT_MS);
  const { status, error } = await host.ended;
  clearTimeout(late);
  await work;
  const took = performance.now() - begun;
  run.tally.tried();
  run.tally.acknowledged(acknowledged.length);
  const where = `round ${round}, ${signal}`;
  if (status !== 0) run.tally.wrong(`${where}: it ended with ${status}: ${error}`);
  const verdict = await judge(path);
  if (verdict.kind !== 'sound') run.tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
  const missing = await missingTags(path, acknowledged);
  if (missing > 0) run.tally.lost(missing, `${where}: tags that were acknowledged`);
  return took;
}

async function missingTags(path: string, wanted: readonly string[]): Promise<number> {
  const core = openCore(path, 'a judge');
  const names = new Set(
    core.db.all<{ name: string }>('SELECT name FROM tag').map(({ name }) => name),
  );
  await core.close();
  return wanted.filter((name) => !names.has(name)).length;
}
