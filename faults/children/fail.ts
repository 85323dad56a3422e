import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CallFailure, type Failure } from '../../src/contract/failure.ts';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { digest } from '../notebook/digest.ts';
import { operation } from '../notebook/operations.ts';
import { ownCount } from '../notebook/own-count.ts';
import { copyPrepared } from '../notebook/prepare.ts';
import { steady } from '../notebook/steady.ts';
import { sabotageCore, saboteur } from '../saboteurs/sabotage.ts';
import { openWords } from './words.ts';

// One operation again and again, each time on a new copy of a notebook and with another file call that fails.
// `fail ORIGIN PLACE OPERATION ORDER…`: the copy for an order ("fail 12 28 once") is made in a folder of its
// name in PLACE; what a kill would leave after all is copied to "killed" in there, then the notebook is closed.
//
// After the operation a second change is made, and a third once nothing fails any more. Words: "point ORDER",
// then for each change N "ack N" or "refused N CODE", and "is N DIGEST", what the program itself now shows.
const [origin = '', place = '', name = '', ...orders] = process.argv.slice(2);
const STEP = 90_000;
const act =
  operation(name === 'open' ? 'create' : name).act ??
  (() => Promise.resolve({ ok: true, value: null }));
const say = openWords();

for (const order of orders) await atPoint(order);

async function atPoint(order: string): Promise<void> {
  const folder = join(place, order.replaceAll(' ', '-'));
  const path = copyPrepared(origin, folder);
  const opening = name === 'open';
  say(`point ${order}`);
  if (opening) say(order);
  const first = await open(path);
  if ('code' in first) say(refused(1, first));
  let core = 'code' in first ? null : first;
  if (core && !opening) {
    say(`is 0 ${shown(core)}`);
    say(order);
    await change(core, 1, (one) => act(one));
  } else if (core) say('ack 1');
  if (core) await change(core, 2, (one) => dispatch(one, 'tags.add', { path: 'Second change' }));
  say('end');
  if (!core) {
    const again = await open(path);
    if ('code' in again) {
      say(refused(3, again));
      return;
    }
    core = again;
  }
  await change(core, 3, (one) => dispatch(one, 'tags.add', { path: 'Third change' }));
  const killed = join(folder, 'killed');
  mkdirSync(killed);
  for (const file of ['n.commonplace', 'n.commonplace-wal', 'n.commonplace-count']) {
    if (readdirSync(folder).includes(file)) cpSync(join(folder, file), join(killed, file));
  }
  ownCount(join(killed, 'n.commonplace'));
  await core.close();
}

async function open(path: string): Promise<Core | Failure> {
  try {
    const core = openCore(path, 'a fault test');
    if (core.reading) {
      // It opened for reading only: nothing is promised, and the next start tries again.
      const { reading } = core;
      await core.close();
      return reading;
    }
    sabotageCore(core);
    return core;
  } catch (error) {
    if (error instanceof CallFailure) return error.failure;
    return { code: 'internal', message: String(error) };
  }
}

async function change(
  opened: Core,
  n: number,
  act: (core: Core) => ReturnType<typeof dispatch>,
): Promise<void> {
  const { core, at } = steady(opened, '0');
  at(STEP + n);
  if (saboteur() === 's5') say(`ack ${n}`);
  const reply = await act(core);
  if (reply.ok || saboteur() === 's4') say(`ack ${n}`);
  else say(refused(n, reply.failure));
  say(`is ${n} ${shown(core)}`);
}

/** With its words where it has no better reason than a fault of the program, so that the fault can be found. */
function refused(n: number, { code, message }: Failure): string {
  return `refused ${n} ${code}${code === 'internal' ? `: ${message}` : ''}`;
}

/** What the program shows, where it can be read at all while the disk fails. */
function shown(core: Core): string {
  try {
    return digest(core.db);
  } catch {
    return '';
  }
}
