import { writeWhole } from '../../src/cli/write-whole.ts';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { digest } from '../notebook/digest.ts';
import { steady } from '../notebook/steady.ts';
import { saboteur } from '../saboteurs/sabotage.ts';
import { openWords } from './words.ts';

// Writes notes until the disk is full, in spite of its reserve, and then does what one does: deletes, and exports to
// another disk. `fill NOTEBOOK EXPORT`. Says "ack N" and "refused N CODE" of each note, "notice KIND" of each
// notice shown once the reserve is used, "deleted N" of passages, "exported BYTES", and "is N DIGEST" at the end.
const [path = '', elsewhere = ''] = process.argv.slice(2);
/** More notes than the disk can hold. */
const MOST = 5000;
const NOTE = 'Long words that fill a disk. '.repeat(400);
const say = openWords();
const { core, at } = steady(openCore(path, 'a fault test'), 'f');
const ids = core.db.all<{ id: string }>('SELECT id FROM passage ORDER BY key').map(({ id }) => id);

say('begin');
let n = 0;
let told = false;
for (; n < MOST; n += 1) {
  at(n);
  const reply = await dispatch(core, 'passages.edit', {
    ids: [ids[n % ids.length]],
    note: { markdown: `Note ${n}. ${NOTE}`, state: null },
  });
  if (core.health.reserveUsed && !told) {
    told = true;
    await tellNotices();
    await remove();
  }
  if (reply.ok || saboteur() === 's4') say(`ack ${n}`);
  else {
    say(`refused ${n} ${reply.failure.code}`);
    break;
  }
}
await exportTo(elsewhere);
say(`is ${n} ${digest(core.db)}`);
await core.close();
say('end');

async function tellNotices(): Promise<void> {
  const reply = await dispatch(core, 'notebook.state', {});
  if (!reply.ok) return;
  const { notices } = reply.value as { notices: { kind: string }[] };
  for (const { kind } of notices) say(`notice ${kind}`);
}

/** With the reserve given up there is room to delete. */
async function remove(): Promise<void> {
  const gone = ids.splice(0, 2);
  const reply = await dispatch(core, 'passages.delete', { ids: gone });
  say(reply.ok ? `deleted ${gone.length}` : `refused delete ${reply.failure.code}`);
}

async function exportTo(file: string): Promise<void> {
  const reply = await dispatch(core, 'export.run', {
    format: 'md',
    selection: { kind: 'everything' },
  });
  if (!reply.ok) return;
  const { text } = reply.value as { text: string };
  writeWhole(file, text);
  say(`exported ${text.length}`);
}
