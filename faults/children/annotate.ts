import { parseArgs } from 'node:util';
import { CallFailure } from '../../src/contract/failure.ts';
import { type Core, openCore } from '../../src/core/core.ts';
import { digest } from '../notebook/digest.ts';
import { steady } from '../notebook/steady.ts';
import { takeStep } from '../notebook/steps.ts';
import { sabotage, sabotageCore, saboteur } from '../saboteurs/sabotage.ts';
import { killAfter } from './kill-after.ts';
import { openWords } from './words.ts';

// A researcher at work: takes steps `from` up to, not including, `until`, and says "ack N" after each.
// With --kill-after MS it is killed so long after it began; with --digests, "is N DIGEST" tells what each left; with
// --checkpoint-pages N the log is written back into the file after so many pages.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'kill-after': { type: 'string' },
    digests: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    'checkpoint-pages': { type: 'string' },
  },
});
const [path = '', seed = '', from = '0', until = 'Infinity'] = positionals;
const say = openWords();
sabotage();
const { core, at } = steady(open(), 'a');
sabotageCore(core);
if (values['checkpoint-pages'])
  core.db.script(`PRAGMA wal_autocheckpoint = ${Number(values['checkpoint-pages'])}`);
if (values.digests) say(`is ${Number(from) - 1} ${digest(core.db)}`);
if (values['kill-after']) await killAfter(Number(values['kill-after']));
say('begin');
for (let n = Number(from); n < Number(until); n += 1) {
  at(n);
  if (saboteur() === 's5') say(`ack ${n}`);
  const reply = await takeStep(core, seed, n);
  if (!reply.ok && saboteur() !== 's4') say(`refused ${n} ${reply.failure.code}`);
  else if (saboteur() !== 's5') say(`ack ${n}`);
  if (values.digests) say(`is ${n} ${digest(core.db)}`);
}
// Ends as a program does that is killed: nothing is closed.
if (values.stop) process.kill(process.pid, 'SIGKILL');
await core.close();
say('closed');
say('end');

/** One that cannot be opened is refused by name, like anything else. */
function open(): Core {
  try {
    return openCore(path, 'a fault test');
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    say(`refused open ${error.failure.code}`);
    process.exit(0);
  }
}
