import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { needTracer, type Run } from '../fault.ts';
import { judge, type Verdict } from '../notebook/judge.ts';
import { operation } from '../notebook/operations.ts';
import { copyPrepared, prepare } from '../notebook/prepare.ts';
import { compareStates, type States, statesIn } from '../notebook/states.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

/** How an operation is killed, and what is looked at besides its notebook. */
export interface Killing {
  readonly base: string;
  readonly name: string;
  /** Every so manyth file call. */
  readonly every: number;
  /** Told what was there before anything happened. */
  readonly origin?: (folder: string) => void;
  /** What else must hold of what a kill left, before the notebook is opened again. */
  readonly look?: (folder: string, where: string) => Promise<void> | void;
  /** And afterwards. */
  readonly after?: (folder: string, where: string) => Promise<void> | void;
}

/** Kills an operation before every `every`th file call, and compares what is there with before and after. */
export async function killOperation(run: Run, killing: Killing): Promise<void> {
  const { base, name, every } = killing;
  const tracer = needTracer(run);
  const { state } = operation(name);
  const folder = join(run.folder, name.replace(/\W/g, '-'));
  const origin = join(folder, 'origin');
  await prepare(base, origin, operation(name));
  killing.origin?.(origin);
  const once = async (order: string, saboteur: Run['saboteur']) => {
    const place = join(folder, order.replace(' ', '-'));
    const path = copyPrepared(origin, place);
    const says = `${place}.words`;
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
  if (calls < 5) throw new Error(`${name} made ${calls} file calls only: ${whole.error}`);
  // One that writes in pieces makes more calls than the program itself.
  const stride = run.saboteur === 's3' ? every * 3 : every;
  const points = Array.from({ length: Math.ceil(calls / every) }, (_, n) => 1 + n * stride);
  await twoAtATime(run.each(points), async (point) => {
    const { path, place, said, signal, error } = await once(`kill ${point}`, run.saboteur);
    if (signal === 'SIGKILL') run.tally.tried();
    else if (!run.saboteur && !error.includes('Warning')) {
      run.tally.wrong(`${name} was not killed at call ${point}: ${error || said.join(' | ')}`);
    }
    run.tally.acknowledged(numbersIn(said, 'ack').length);
    const killed = said.find((line) => line.startsWith('killed')) ?? 'not killed';
    const where = `${name}, killed before call ${point} of ${calls} (${killed})`;
    await killing.look?.(place, where);
    const verdict = stateOf(await judge(path, { write: true }), state?.(path));
    compareStates(run.tally, verdict, knownStates(states, said), said, where);
    await killing.after?.(place, where);
    rmSync(place, { recursive: true, force: true });
  });
}

/** The state of what is not in the notebook, where the notebook itself is sound. */
function stateOf(verdict: Verdict, state: string | undefined): Verdict {
  return state !== undefined && verdict.kind === 'sound'
    ? { kind: 'sound', digest: state }
    : verdict;
}

/** Opening a notebook has no state before: whatever it was, it is finished by the next opening. */
function knownStates(states: States, said: readonly string[]): States {
  const after = states.get(1);
  if (states.has(0) || after === undefined) return states;
  return numbersIn(said, 'ack').length > 0 ? states : new Map([...states, [0, after]]);
}
