import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Least, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { compareWithTwin } from '../notebook/compare-with-twin.ts';
import { judge } from '../notebook/judge.ts';
import { refuseInternal } from '../notebook/states.ts';
import { openTwin } from '../notebook/twin.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

/** A notebook grows with its history; a new one is begun after so many kills. */
const KILLS_EACH = 20;

/**
 * F01: a researcher at work is killed after 20 to 250 ms, again and again on the same notebook. What was
 * acknowledged must be there, the step under way whole or not at all: a twin that was not killed must be
 * equal to the notebook, byte for byte, after the last acknowledged step or after the one that follows.
 */
export const killWhileAnnotating: Fault = {
  id: 'F01',
  title: 'killed while annotating',
  saboteurs: ['s2', 's5'],
  least: {
    full: { tried: 1000, acknowledged: 50_000 },
    small: { tried: 150, acknowledged: 300 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    await twoAtATime(run.each(rounds(run, killWhileAnnotating.least[run.size])), (round) =>
      oneNotebook(run, base, round),
    );
  },
};

/** So many notebooks as it takes until enough was acknowledged: a busy machine gets less done in 250 ms. */
function* rounds(run: Run, { tried, acknowledged = 0 }: Least): Iterable<number> {
  const most = (10 * tried) / KILLS_EACH;
  for (let round = 0; round < most; round += 1) {
    const counts = run.tally.counts();
    if (round * KILLS_EACH >= tried && counts.acknowledged >= acknowledged) return;
    yield round;
  }
}

async function oneNotebook(run: Run, base: string, round: number): Promise<void> {
  const path = join(run.folder, `n${round}.commonplace`);
  const says = join(run.folder, `n${round}.words`);
  const random = run.random.fork(round);
  const seed = `annotate ${random.whole(0, 1e9)}`;
  cpSync(base, path);
  const twin = openTwin(base, join(run.folder, `twin${round}.commonplace`), seed);
  try {
    for (const kill of run.each(Array.from({ length: KILLS_EACH }, (_, n) => n))) {
      rmSync(says, { force: true });
      const killAfter = String(random.whole(20, 250));
      const { said, signal, error } = await runChild({
        program: 'annotate',
        words: [path, seed, String(twin.step + 1), '--kill-after', killAfter],
        says,
        saboteur: run.saboteur,
      });
      if (signal !== 'SIGKILL') throw new Error(`the researcher stopped by itself: ${error}`);
      run.tally.tried();
      refuseInternal(run.tally, said);
      const where = `round ${round}, kill ${kill}`;
      if (!(await compareWithTwin(run, path, twin, numbersIn(said, 'ack'), where))) return;
    }
    const verdict = await judge(path, { write: true });
    if (verdict.kind !== 'sound') run.tally.wrong(`round ${round}: ${JSON.stringify(verdict)}`);
  } finally {
    await twin.close();
  }
}
