import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, needTracer, type Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge, takesChanges } from '../notebook/judge.ts';
import { OPERATIONS, operation } from '../notebook/operations.ts';
import { prepare } from '../notebook/prepare.ts';
import { compareStates, statesIn } from '../notebook/states.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

/**
 * F02: each operation, and the closing after it, is killed before every single call by which it changes a
 * file. The notebook is then as before the operation or as after it; and once acknowledged, as after it.
 */
export const killAtEveryCall: Fault = {
  id: 'F02',
  title: 'killed before each file call of an operation',
  saboteurs: ['s2'],
  least: { full: { tried: 240 }, small: { tried: 80 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    for (const name of run.each(Object.keys(OPERATIONS))) {
      await killOperation(run, base, name, run.count(1, 3));
    }
  },
};

/** Kills an operation before every `every`th file call. */
export async function killOperation(
  run: Run,
  base: string,
  name: string,
  every: number,
): Promise<void> {
  const tracer = needTracer(run);
  const folder = join(run.folder, name.replace(/\W/g, '-'));
  mkdirSync(folder);
  const origin = join(folder, 'origin.commonplace');
  await prepare(base, origin, operation(name));
  const once = async (order: string, saboteur: Run['saboteur']) => {
    const place = join(folder, order.replace(' ', '-'));
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    const path = join(place, 'n.commonplace');
    cpSync(origin, path);
    const says = join(folder, `${order.replace(' ', '-')}.words`);
    const ended = await runChild({
      program: 'operate',
      words: [path, name, order],
      says,
      saboteur,
      watched: { tracer, folder: place },
    });
    return { path, place, ...ended };
  };
  // What it is like when nothing happens: the states, and how many calls there are.
  const whole = await once('begin', null);
  const states = statesIn(whole.said);
  const [calls = 0] = numbersIn(whole.said, 'counted');
  if (calls < 10) throw new Error(`${name} made ${calls} file calls only: ${whole.error}`);
  const points = Array.from({ length: Math.ceil(calls / every) }, (_, n) => 1 + n * every);
  await twoAtATime(run.each(points), async (point) => {
    const { path, place, said, signal, error } = await once(`kill ${point}`, run.saboteur);
    if (signal === 'SIGKILL') run.tally.tried();
    else if (!run.saboteur) run.tally.wrong(`${name} was not killed at ${point}: ${error}`);
    run.tally.acknowledged(numbersIn(said, 'ack').length);
    const where = `${name}, killed before call ${point} (${said.find((line) => line.startsWith('killed'))})`;
    compareStates(run.tally, await judge(path), states, said, where);
    if (!run.tally.bad() && !(await takesChanges(path)))
      run.tally.wrong(`${where}: it takes no changes`);
    rmSync(place, { recursive: true, force: true });
  });
}
