import { parseArgs } from 'node:util';
import { openCore } from '../../src/core/core.ts';
import { digest } from '../notebook/digest.ts';
import { operation } from '../notebook/operations.ts';
import { steady } from '../notebook/steady.ts';
import { sabotage, sabotageCore, saboteur } from '../saboteurs/sabotage.ts';
import { killAfter } from './kill-after.ts';
import { openWords } from './words.ts';

// One operation on a notebook that is already there, and its closing. `operate NOTEBOOK OPERATION ORDER`:
// the order is what the recorder is told just before ("begin", "kill 12"). Says "is 0 …" of the state
// before, "ack 1" once the reply has come, and "is 1 …" of the state after.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'kill-after': { type: 'string' } },
});
const [path = '', name = '', order = ''] = positionals;
/** Later than anything that the base notebook holds. */
const STEP = 90_000;
const say = openWords();
const { act, state } = operation(name);
sabotage();

async function begin(): Promise<void> {
  if (values['kill-after']) await killAfter(Number(values['kill-after']));
  say(order);
  if (saboteur() === 's5') say('ack 1');
}

if (!act) await begin();
const { core, at } = steady(openCore(path, 'a fault test'), '0');
sabotageCore(core);
at(STEP);
if (act) {
  say(`is 0 ${state ? state(path) : digest(core.db)}`);
  await begin();
}
const reply = act ? await act(core) : ({ ok: true } as const);
if (!reply.ok) say(`refused 1 ${reply.failure.code} ${reply.failure.message}`);
else if (saboteur() !== 's5') say('ack 1');
say(`is 1 ${state ? state(path) : digest(core.db)}`);
await core.close();
say('end');
