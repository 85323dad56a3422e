import { cpSync } from 'node:fs';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { dumpNotebook } from '../../src/core/testing/dump-notebook.ts';
import { steady } from '../notebook/steady.ts';
import { type Step, stepAt } from '../notebook/steps.ts';
import { sabotage } from '../saboteurs/sabotage.ts';
import { openWords } from './words.ts';

// Sequences of steps, each taken back and done again: `sequences BASE PATH SEED FROM UNTIL`. Says "ack N" of each
// sequence of which all is right, "steps COUNT", and "wrong …" or "half …" of what is not.
const [base = '', path = '', seed = '', from = '0', until = '0'] = process.argv.slice(2);
const STEPS = 5;
/** A notebook grows with its history; a new one is begun after so many sequences. */
const EACH = 100;
const say = openWords();
sabotage();

let steps = 0;
let open: { core: Core; at(n: number): void } | null = null;
for (let n = Number(from); n < Number(until); n += 1) {
  if (!open || n % EACH === 0) {
    await open?.core.close();
    cpSync(base, path);
    open = steady(openCore(path, 'a fault test'), 'a');
  }
  open.at(n);
  if (await sequence(open.core, n)) say(`ack ${n}`);
}
await open?.core.close();
say(`steps ${steps}`);

/** Steps, all of them back, and all of them again. @returns whether each state came again, byte for byte */
async function sequence(core: Core, n: number): Promise<boolean> {
  const before = dumpNotebook(core.db);
  let taken = 0;
  for (let at = 0; at < STEPS; at += 1) taken += (await oneStep(core, n * STEPS + at)) ? 1 : 0;
  steps += taken;
  const after = dumpNotebook(core.db);
  await refused(core, n);
  if (dumpNotebook(core.db) !== after)
    return no(`half sequence ${n}: what was refused left something`);
  for (let at = 0; at < taken; at += 1) await dispatch(core, 'history.undo', {});
  if (dumpNotebook(core.db) !== before)
    return no(`wrong sequence ${n}: undo does not bring back what was`);
  for (let at = 0; at < taken; at += 1) await dispatch(core, 'history.redo', {});
  if (dumpNotebook(core.db) !== after)
    return no(`wrong sequence ${n}: redo does not bring back what was`);
  return true;
}

/** @returns whether the step is one that can be taken back */
async function oneStep(core: Core, n: number): Promise<boolean> {
  const { call, params } = chosen(core, n);
  const before = passages(core);
  const changes = lastChange(core);
  const reply = await dispatch(core, call, params);
  if (!reply.ok && reply.failure.code === 'unconfirmed') {
    if (lastChange(core) !== changes) no(`wrong step ${n}: ${call} did not wait for a yes`);
    await dispatch(core, call, { ...params, confirm: reply.failure.count });
  } else if (!reply.ok) {
    no(`wrong step ${n}: ${call} is refused: ${reply.failure.message}`);
  }
  // Highlights never go with a tag, a collection or a trashed article.
  if (call !== 'passages.delete' && call !== 'passages.create' && passages(core) !== before) {
    no(`wrong step ${n}: ${call} took passages away`);
  }
  return lastChange(core) !== changes;
}

/** A step that is itself no undo. */
function chosen(core: Core, n: number): Step {
  for (let other = 0; ; other += 1) {
    const step = stepAt(core.db, `${seed}/${other}`, n);
    if (!step.call.startsWith('history.')) return step;
  }
}

/** Fails only after it has made a tag, which must not stay. */
async function refused(core: Core, n: number): Promise<void> {
  const id = core.db.value<string>('SELECT id FROM article ORDER BY key LIMIT 1') ?? '';
  const reply = await dispatch(core, 'articles.tag', {
    ids: [id],
    add: [`Never ${n}`],
    remove: ['No such tag'],
  });
  if (reply.ok) no(`wrong sequence ${n}: a tag that is not there was taken off`);
}

function passages(core: Core): number {
  return core.db.value<number>('SELECT count(*) FROM passage') ?? 0;
}

function lastChange(core: Core): number {
  return core.db.value<number | null>("SELECT max(key) FROM change WHERE state = 'done'") ?? 0;
}

function no(line: string): false {
  say(line);
  return false;
}
