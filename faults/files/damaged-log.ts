import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { digest } from '../notebook/digest.ts';
import { judge } from '../notebook/judge.ts';
import { ownCount } from '../notebook/own-count.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { statesIn } from '../notebook/states.ts';
import { runChild } from '../run-child.ts';

const KINDS = ['truncated', 'flipped', 'missing', 'stale', 'shared memory garbled'] as const;
const STEPS = 40;

/**
 * F12: the log of a notebook whose program was killed is cut short, changed, missing, or one of another time; or
 * the memory beside it is garbled. What comes out is a state that was: the longest whole beginning of the log. A
 * log that is missing is noticed.
 */
export const damagedLog: Fault = {
  id: 'F12',
  title: 'damaged, missing and stale logs',
  saboteurs: [],
  least: { full: { tried: 1500 }, small: { tried: 150 } },
  run: async (run) => {
    const killed = join(run.folder, 'killed');
    mkdirSync(killed);
    const path = join(killed, NOTEBOOK);
    await makeBase(path);
    const stale = await killedLog(run, path, 'earlier', 0);
    cpSync(`${path}-wal`, join(run.folder, 'stale'));
    const core = openCore(path, 'a fault test');
    const opened = digest(core.db);
    await core.close();
    const states = await killedLog(run, path, 'later', STEPS);
    const known = new Map([...states].map(([n, state]) => [state, n]));
    if (!known.has(opened) || stale.size < STEPS) throw new Error('the states are not known');
    for (const copy of run.each(Array.from({ length: run.count(1500, 150) }, (_, n) => n))) {
      await look(run, killed, copy, known);
    }
  },
};

/** Works on the notebook until it is killed; the log stays. @returns what each step left */
async function killedLog(run: Run, path: string, seed: string, from: number) {
  const { said } = await runChild({
    program: 'annotate',
    words: [path, seed, String(from), String(from + STEPS), '--digests', '--stop'],
    says: join(run.folder, `${seed}.words`),
  });
  if (!existsSync(`${path}-wal`)) throw new Error('the killed program left no log');
  return statesIn(said);
}

async function look(
  run: Run,
  killed: string,
  copy: number,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  const { tally } = run;
  const random = run.random.fork(copy);
  const kind = KINDS[copy % KINDS.length] ?? 'missing';
  const place = join(run.folder, 'looked');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const path = join(place, NOTEBOOK);
  for (const ending of ['', '-wal', '-count']) {
    const file = join(killed, NOTEBOOK + ending);
    if (existsSync(file)) cpSync(file, path + ending);
  }
  ownCount(path);
  const log = readFileSync(`${path}-wal`);
  let where = `copy ${copy}, ${kind}`;
  switch (kind) {
    case 'truncated': {
      const length = random.whole(0, log.length - 1);
      where = `copy ${copy}, cut at ${length} of ${log.length}`;
      writeFileSync(`${path}-wal`, log.subarray(0, length));
      break;
    }
    case 'flipped': {
      const at = random.whole(0, log.length - 1);
      where = `copy ${copy}, byte ${at} of the log`;
      log.writeUInt8(log.readUInt8(at) ^ (1 << random.whole(0, 7)), at);
      writeFileSync(`${path}-wal`, log);
      break;
    }
    case 'missing':
      rmSync(`${path}-wal`);
      break;
    case 'stale':
      cpSync(join(run.folder, 'stale'), `${path}-wal`);
      break;
    case 'shared memory garbled':
      writeFileSync(`${path}-shm`, random.bytes(32_768));
      break;
  }
  tally.tried();
  const core = openCoreOr(path);
  if (typeof core === 'string') {
    tally.corrupt(`${where}: ${core}`);
    return;
  }
  const noticed = core.missing !== null;
  await core.close();
  const verdict = await judge(path);
  // Its check says that changes are missing: that is what it is for.
  const state = verdict.kind === 'sound' ? verdict.digest : stateBehind(path);
  const n = state === null ? undefined : known.get(state);
  const last = Math.max(...known.values());
  if (n === undefined && kind !== 'stale')
    tally.half(`${where}: it is in no state that a step left`);
  if (kind === 'missing' && !noticed) tally.wrong(`${where}: it is not noticed`);
  if (kind === 'shared memory garbled' && n !== last) tally.lost(1, `${where}: the log was whole`);
  if (kind === 'stale' && n === undefined && !noticed && verdict.kind !== 'unsound') {
    tally.half(`${where}: a log of another time was taken for its own`);
  }
}

function openCoreOr(path: string): ReturnType<typeof openCore> | string {
  try {
    return openCore(path, 'a fault test');
  } catch (error) {
    return String(error);
  }
}

function stateBehind(path: string): string | null {
  const core = openCoreOr(path);
  if (typeof core === 'string') return null;
  const state = digest(core.db);
  void core.close();
  return state;
}
