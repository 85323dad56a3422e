import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { listBackups } from '../../src/core/store/backup-files.ts';
import { dumpNotebook } from '../../src/core/testing/dump-notebook.ts';
import { confirmed } from '../notebook/confirmed.ts';
import { stepAt } from '../notebook/steps.ts';
import { sabotage } from '../saboteurs/sabotage.ts';
import { setClock } from './set-clock.ts';
import { openWords } from './words.ts';

// Work while the clock says something else. `clock NOTEBOOK SEED TIME…`: before the Nth step the clock is set to
// the Nth time, milliseconds since 1970; from there it runs. After each step a backup is made. Says "ack N" of each
// step, "wrong …" of what is not as it must be, and "export FORMAT DIGEST" of what goes out at the end.
const [path = '', seed = '', ...times] = process.argv.slice(2);
const STEPS_EACH = 2;
const say = openWords();
sabotage();

setClock(Number(times[0]));
const core = openCore(path, 'a fault test');
const states: string[] = [dumpNotebook(core.db)];
const made: string[] = [];
let n = 0;
for (const time of times) {
  setClock(Number(time));
  for (let each = 0; each < STEPS_EACH; each += 1) await oneStep();
  const reply = await dispatch(core, 'backups.make', {});
  if (!reply.ok) say(`wrong at ${time}: no backup is made: ${reply.failure.message}`);
  else made.push((reply.value as { id: string }).id);
  lookAtBackups(time);
}
await goBack();
await exportAll();
await core.close();
say('end');

/** A step that is itself no undo, so that the way back is known. */
async function oneStep(): Promise<void> {
  for (;;) {
    const before = lastChange();
    const { call, params } = stepAt(core.db, seed, n);
    n += 1;
    if (call.startsWith('history.')) continue;
    const reply = await confirmed(core, call, params);
    if (!reply.ok) say(`wrong step ${n}: refused: ${reply.failure.message}`);
    if (lastChange() === before) continue;
    say(`ack ${n}`);
    states.push(dumpNotebook(core.db));
    return;
  }
}

function lastChange(): number {
  return core.db.value<number | null>('SELECT max(key) FROM change') ?? 0;
}

/** The newest by their count are there, in the order in which they were made, whatever the clock said. */
function lookAtBackups(time: string): void {
  const there = listBackups(core.file).flatMap(({ id }) => (made.includes(id) ? [id] : []));
  const newest = made.slice(-3).reverse();
  if (there.slice(0, newest.length).join() !== newest.join()) {
    say(`wrong at ${time}: of the backups ${newest.join()} there are ${there.join()}`);
  }
}

/** Undo goes back in the order of what was done, and redo forth. */
async function goBack(): Promise<void> {
  for (let at = states.length - 2; at >= 0; at -= 1) {
    await dispatch(core, 'history.undo', {});
    if (dumpNotebook(core.db) !== states[at]) say(`half: undo ${at} does not bring back what was`);
  }
  for (let at = 1; at < states.length; at += 1) await dispatch(core, 'history.redo', {});
  if (dumpNotebook(core.db) !== states.at(-1)) say('half: redo does not bring what came');
}

/** Times go out as they are stored. */
async function exportAll(): Promise<void> {
  const created = core.db.all<{ created: string }>(
    `SELECT p.created FROM passage p JOIN article a ON a.key = p.article WHERE a.trashed IS NULL`,
  );
  for (const format of ['json', 'csv']) {
    const reply = await dispatch(core, 'export.run', {
      format,
      selection: { kind: 'everything' },
    });
    if (!reply.ok) {
      say(`wrong: ${format} is refused: ${reply.failure.message}`);
      continue;
    }
    const { text } = reply.value as { text: string };
    const lost = created.filter((passage) => !text.includes(passage.created));
    if (lost.length > 0) say(`lost ${lost.length} ${format}: ${lost[0]?.created} is not in it`);
  }
}
