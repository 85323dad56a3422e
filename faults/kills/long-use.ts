import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { listBackups } from '../../src/core/store/backup-files.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { compareWithTwin } from '../notebook/compare-with-twin.ts';
import { judge } from '../notebook/judge.ts';
import { refuseInternal } from '../notebook/states.ts';
import { openTwin, type Twin } from '../notebook/twin.ts';
import { numbersIn, runChild } from '../run-child.ts';

/** How long a day is, in milliseconds: about two hundred changes, then the program is killed. */
const DAY = { least: 600, most: 1400 };
/** No more days than these, however few changes a busy machine makes in one. */
const MOST_DAYS = { full: 200, small: 20 };
/** After so many days the last backup is put in the notebook's place, and equals it. */
const RESTORED_EACH = 5;

/**
 * F30: months of use on one notebook. Each day has two hundred changes and ends with a kill; a backup is made and
 * verified; every few days it is put in the notebook's place. A twin to which nothing of this happens is equal to
 * the notebook all the time.
 */
export const longUse: Fault = {
  id: 'F30',
  title: 'months of use, each day ending with a kill',
  saboteurs: ['s5'],
  least: { full: { tried: 30, acknowledged: 5000 }, small: { tried: 5, acknowledged: 300 } },
  onlyFull: true,
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const path = join(run.folder, 'n.commonplace');
    cpSync(base, path);
    const seed = `long ${run.random.whole(0, 1e9)}`;
    const twin = openTwin(base, join(run.folder, 'twin.commonplace'), seed);
    try {
      for (const day of run.each(days(run))) await oneDay(run, path, twin, seed, day);
    } finally {
      await twin.close();
    }
    run.note(`${listBackups(path).length} backups are kept, each as it was verified`);
  },
};

function* days(run: Run): Iterable<number> {
  const { tried, acknowledged = 0 } = longUse.least[run.size];
  for (let day = 0; day < MOST_DAYS[run.size]; day += 1) {
    if (day >= tried && run.tally.counts().acknowledged >= acknowledged) return;
    yield day;
  }
}

async function oneDay(
  run: Run,
  path: string,
  twin: Twin,
  seed: string,
  day: number,
): Promise<void> {
  const { tally } = run;
  const where = `day ${day}`;
  const { said, signal, error } = await runChild({
    program: 'annotate',
    words: [
      ...[path, seed, String(twin.step + 1)],
      ...['--kill-after', String(run.random.whole(DAY.least, DAY.most))],
    ],
    says: join(run.folder, `day${day}.words`),
    saboteur: run.saboteur,
  });
  if (signal !== 'SIGKILL') throw new Error(`${where} ended by itself: ${error}`);
  refuseInternal(tally, said);
  tally.tried();
  if (!(await compareWithTwin(run, path, twin, numbersIn(said, 'ack'), where))) return;
  await backUp(run, path, where, day % RESTORED_EACH === RESTORED_EACH - 1);
  const after = await judge(path);
  if (after.kind !== 'sound' || after.digest !== twin.digest())
    tally.lost(1, `${where}: after its backup it is not like its twin`);
}

async function backUp(run: Run, path: string, where: string, restore: boolean): Promise<void> {
  const { tally } = run;
  const core = openCore(path, 'a fault test');
  try {
    const made = await dispatch(core, 'backups.make', {});
    if (!made.ok) {
      tally.wrong(`${where}: no backup is made: ${made.failure.message}`);
      return;
    }
    const { id, verified } = made.value as { id: string; verified: boolean };
    if (!verified) tally.corrupt(`${where}: the backup is not sound`);
    if (!restore) return;
    const restored = await dispatch(core, 'backups.restore', { id });
    if (!restored.ok) tally.wrong(`${where}: it is not restored: ${restored.failure.message}`);
  } finally {
    await core.close();
  }
}
