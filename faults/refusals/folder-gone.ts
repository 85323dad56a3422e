import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { refuseInternal, statesIn } from '../notebook/states.ts';
import { linesOf, numbersIn, startChild } from '../run-child.ts';

/**
 * F16: the folder of an open notebook is moved away while it is written, and comes back. Meanwhile everything is
 * refused by name; what was acknowledged before and after is there.
 */
export const folderGone: Fault = {
  id: 'F16',
  title: 'the folder is moved away, and comes back',
  saboteurs: ['s4'],
  least: { full: { tried: 40, acknowledged: 1000 }, small: { tried: 4, acknowledged: 50 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    for (const round of run.each(Array.from({ length: run.count(50, 5) }, (_, n) => n))) {
      const place = join(run.folder, `n${round}`);
      mkdirSync(place);
      const path = join(place, NOTEBOOK);
      cpSync(base, path);
      const says = `${place}.words`;
      const child = startChild({
        program: 'annotate',
        words: [path, `moved ${round}`, '0', '300', '--digests'],
        says,
        saboteur: run.saboteur,
      });
      const { tally } = run;
      await until(
        () => numbersIn(linesOf(says), 'is').length > run.random.whole(5, 60),
        child.ended,
      );
      renameSync(place, `${place}-away`);
      const refusals = () => linesOf(says).filter((line) => line.startsWith('refused ')).length;
      const before = linesOf(says).length;
      await until(() => refusals() > 3 || linesOf(says).length > before + 60, child.ended);
      if (refusals() > 0 || run.saboteur) tally.tried();
      renameSync(`${place}-away`, place);
      const { said, status, error } = await child.ended;
      refuseInternal(tally, said);
      const where = `round ${round}`;
      if (status !== 0) tally.wrong(`${where}: the program stopped: ${error.slice(0, 300)}`);
      const states = statesIn(said);
      const acknowledged = numbersIn(said, 'ack');
      tally.acknowledged(acknowledged.length);
      const nothing = acknowledged.filter((n) => states.get(n) === states.get(n - 1)).length;
      // Some steps change nothing of themselves (a note as it is), a handful in a row do not.
      if (run.saboteur === 's4' && nothing > 3) tally.lost(nothing, `${where}: said and not done`);
      const verdict = await judge(path);
      const last = states.get(Math.max(...states.keys()));
      if (verdict.kind !== 'sound') tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
      else if (verdict.digest !== last)
        tally.lost(1, `${where}: it is not what the program showed last`);
    }
  },
};

async function until(done: () => boolean, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !done()) await new Promise((resolve) => setTimeout(resolve, 3));
}
