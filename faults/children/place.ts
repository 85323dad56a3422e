import { existsSync } from 'node:fs';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { takeStep } from '../notebook/steps.ts';
import { openWords } from './words.ts';

// Opens a notebook where it is not alone, and works in it. `place NOTEBOOK`. Says "notice …" of what is told before
// anything is written, "mode MODE" of its journal, "log" where there is one, "ack N", and is killed with it open.
const [path = ''] = process.argv.slice(2);
const STEPS = 5;
const say = openWords();
const core = openCore(path, 'a fault test');
const reply = await dispatch(core, 'notebook.state', {});
if (reply.ok) {
  const { notices } = reply.value as { notices: { kind: string; message: string }[] };
  for (const { kind, message } of notices) say(`notice ${kind} ${message}`);
}
say(`mode ${core.db.value<string>('PRAGMA journal_mode')}`);
for (let n = 0; n < STEPS; n += 1) if ((await takeStep(core, 'place', n)).ok) say(`ack ${n}`);
if (existsSync(`${path}-wal`)) say('log');
const changes = core.db.value<number>('SELECT count(*) FROM change');
say(`changes ${changes}`);
process.kill(process.pid, 'SIGKILL');
