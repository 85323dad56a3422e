import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { refuseInternal, statesIn } from '../notebook/states.ts';
import { linesOf, numbersIn, startChild } from '../run-child.ts';
import { plugIn, unplug } from './mount.ts';

/** A way for the folder of an open notebook to go away and to come back. */
interface Going {
  readonly name: string;
  /** @returns false where it cannot be had on this machine */
  readonly begin: (place: string) => boolean;
  readonly leave: (place: string) => void;
  readonly comeBack: (place: string) => void;
  readonly end: (place: string) => void;
}

const GOINGS: readonly Going[] = [
  {
    name: 'moved away',
    begin: () => true,
    leave: (place) => renameSync(place, `${place}-away`),
    comeBack: (place) => renameSync(`${place}-away`, place),
    end: () => undefined,
  },
  {
    name: 'unplugged',
    begin: (place) => {
      mkdirSync(`${place}-disk`);
      return plugIn(`${place}-disk`, place);
    },
    leave: unplug,
    comeBack: (place) => {
      plugIn(`${place}-disk`, place);
    },
    end: unplug,
  },
];

/**
 * F16: the folder of an open notebook is moved away, or its disk unplugged, while it is written, and comes back.
 * Meanwhile everything is refused by name; what was acknowledged before and after is there.
 */
export const folderGone: Fault = {
  id: 'F16',
  title: 'the folder is moved away or its disk unplugged, and comes back',
  saboteurs: ['s4', 's5'],
  least: { full: { tried: 40, acknowledged: 1000 }, small: { tried: 4, acknowledged: 50 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    for (const round of run.each(Array.from({ length: run.count(50, 6) }, (_, n) => n))) {
      const going = GOINGS[round % GOINGS.length] as Going;
      const place = join(run.folder, `n${round}`);
      mkdirSync(place);
      if (!going.begin(place)) {
        if (round < GOINGS.length) run.note(`${going.name}: left out, nothing can be mounted here`);
        continue;
      }
      try {
        await goAway(run, base, place, going, `round ${round}, ${going.name}`);
      } finally {
        going.end(place);
      }
    }
  },
};

async function goAway(
  run: Run,
  base: string,
  place: string,
  going: Going,
  where: string,
): Promise<void> {
  const { tally, saboteur } = run;
  const path = join(place, NOTEBOOK);
  cpSync(base, path);
  const says = `${place}.words`;
  const child = startChild({
    program: 'annotate',
    words: [path, where, '0', '150', '--digests'],
    says,
    saboteur,
  });
  const many = run.random.whole(5, 60);
  await until(() => numbersIn(linesOf(says), 'is').length > many, child.ended);
  going.leave(place);
  const refusals = () => linesOf(says).filter((line) => line.startsWith('refused ')).length;
  const before = linesOf(says).length;
  await until(() => refusals() > 3 || linesOf(says).length > before + 60, child.ended);
  if (refusals() > 0 || saboteur) tally.tried();
  going.comeBack(place);
  const { said, status, error } = await child.ended;
  refuseInternal(tally, said);
  if (status !== 0) tally.wrong(`${where}: the program stopped: ${error.slice(0, 300)}`);
  const states = statesIn(said);
  const acknowledged = numbersIn(said, 'ack');
  tally.acknowledged(acknowledged.length);
  // What is said to be saved and is refused all the same was said too early.
  const both = new Set(acknowledged);
  const early = numbersIn(said, 'refused').filter((n) => both.has(n)).length;
  if (early > 0) tally.lost(early, `${where}: said before it was done, and refused`);
  const nothing = acknowledged.filter((n) => states.get(n) === states.get(n - 1)).length;
  // Some steps change nothing of themselves (a note as it is), a handful in a row do not.
  if (saboteur === 's4' && nothing > 3) tally.lost(nothing, `${where}: said and not done`);
  const verdict = await judge(path);
  const last = states.get(Math.max(...states.keys()));
  if (verdict.kind !== 'sound') tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
  else if (verdict.digest !== last)
    tally.lost(1, `${where}: it is not what the program showed last`);
}

async function until(done: () => boolean, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !done()) await new Promise((resolve) => setTimeout(resolve, 3));
}
