import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Fault, needTracer, type Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { operation } from '../notebook/operations.ts';
import { prepare } from '../notebook/prepare.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

const ERRORS = ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EMFILE'] as const;
const MODES = ['once', 'sticky', 'short'] as const;
/** `open` is opening a notebook whose program was killed before. */
const OPERATIONS = ['create', 'undo', 'tag-merge', 'import pasted-news.txt', 'open'];

/**
 * F08: each file call of an operation fails, with each error a disk gives, once or from then on or after half
 * a write. What fails is refused by name and changes nothing; what is acknowledged afterwards is there after
 * a kill and after a close; and once the disk is well again, so is the notebook.
 */
export const failingCalls: Fault = {
  id: 'F08',
  title: 'each file call of an operation fails',
  saboteurs: ['s4', 's5'],
  least: {
    full: { tried: 1200, acknowledged: 1200 },
    small: { tried: 60, acknowledged: 60 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    for (const name of run.each(OPERATIONS)) await failOperation(run, base, name);
  },
};

async function failOperation(run: Run, base: string, name: string): Promise<void> {
  const tracer = needTracer(run);
  const place = join(run.folder, name.replace(/\W/g, '-'));
  const origin = join(place, 'origin');
  if (name !== 'open') await prepare(base, origin, operation(name));
  else await leaveLog(await prepare(base, origin, { act: null }), run.folder);
  const child = (lane: string, saboteur: Run['saboteur'], orders: readonly string[]) => {
    const work = join(place, lane);
    mkdirSync(work);
    return runChild({
      program: 'fail',
      words: [origin, work, name, ...orders],
      says: join(place, `${lane}.words`),
      saboteur,
      watched: { tracer, folder: work },
    });
  };
  const whole = await child('whole', null, ['begin']);
  const [calls = 0] = numbersIn(whole.said, 'counted');
  if (calls < 5) throw new Error(`${name} made ${calls} file calls only: ${whole.error}`);
  const before = stateIn(whole.said, 0);
  const orders = ordersFor(run, calls);
  const lanes = Array.from({ length: Math.ceil(orders.length / 40) }, (_, n) =>
    orders.slice(n * 40, n * 40 + 40),
  );
  await twoAtATime(run.each(lanes.entries()), async ([n, some]) => {
    const { said, status, error } = await child(`lane${n}`, run.saboteur, some);
    if (status !== 0) run.tally.wrong(`${name}: the program stopped at a failing call: ${error}`);
    const points = said
      .join('\n')
      .split(/^point /m)
      .slice(1);
    for (const point of run.each(points)) {
      await look(run, name, join(place, `lane${n}`), point.split('\n'), before);
    }
    rmSync(join(place, `lane${n}`), { recursive: true, force: true });
  });
}

/** All calls, errors and modes; or every fourth call, its error and mode drawn. */
function ordersFor(run: Run, calls: number): string[] {
  const points = Array.from({ length: calls }, (_, n) => n + 1);
  const order = (point: number, error: (typeof ERRORS)[number], mode: string): string =>
    `fail ${point} ${constants.errno[error]} ${mode}`;
  if (run.size === 'full') {
    return points.flatMap((point) =>
      ERRORS.flatMap((error) => MODES.map((mode) => order(point, error, mode))),
    );
  }
  return points
    .filter((point) => point % 4 === 1)
    .map((point) => order(point, run.random.pick(ERRORS), run.random.pick(MODES)));
}

/** A notebook as a killed program leaves it: what was committed last stands in the log only. */
async function leaveLog(path: string, folder: string): Promise<void> {
  await runChild({
    program: 'annotate',
    words: [path, 'log', '0', '30', '--stop'],
    says: join(folder, 'log.words'),
  });
  if (!existsSync(`${path}-wal`)) throw new Error('the killed program left no log');
}

async function look(
  run: Run,
  name: string,
  work: string,
  [order = '', ...said]: readonly string[],
  before: string,
): Promise<void> {
  const { tally } = run;
  const where = `${name}, ${order} (${said.find((line) => line.startsWith('failed')) ?? 'nothing failed'})`;
  if (!said.some((line) => line.startsWith('failed'))) return;
  tally.tried();
  const acknowledged = numbersIn(said, 'ack');
  tally.acknowledged(acknowledged.length);
  const unnamed = said.find((line) => /^refused \d internal/.test(line));
  if (unnamed) tally.wrong(`${where}: it was refused without a reason (${unnamed})`);
  if (!acknowledged.includes(3))
    tally.wrong(`${where}: it takes no change once the disk is well again`);
  const states = [0, 1, 2, 3].map((n) => stateIn(said, n));
  // A change that was refused leaves what was there before it; one that was acknowledged does not.
  let known = states[0] || before;
  for (const n of name === 'open' ? [2, 3] : [1, 2, 3]) {
    const shown = states[n] ?? '';
    if (acknowledged.includes(n) && shown === known) {
      tally.lost(1, `${where}: change ${n} was acknowledged and changed nothing`);
    } else if (!acknowledged.includes(n) && shown && known && shown !== known) {
      tally.half(`${where}: change ${n} was refused and left something`);
    }
    // While the disk fails, even reading can: then nothing is known until it is well again.
    known = shown || (acknowledged.includes(n) ? '' : known);
  }
  const folder = join(work, order.replaceAll(' ', '-'));
  const verdicts = ['killed/n.commonplace', 'n.commonplace'].map(
    async (left) => [left, await judge(join(folder, left))] as const,
  );
  for (const [left, verdict] of await Promise.all(verdicts)) {
    if (verdict.kind !== 'sound') {
      tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
    } else if (verdict.digest !== states[3]) {
      tally.lost(1, `${where}: ${left} is not what the program showed last`);
    }
  }
}

function stateIn(said: readonly string[], n: number): string {
  return said.find((line) => line.startsWith(`is ${n} `))?.split(' ')[2] ?? '';
}
