import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { remount, withMount } from './mount.ts';

/** What is asked of a notebook that can only be read, and all of it answered. */
const READING: readonly (readonly [call: string, params: unknown])[] = [
  ['notebook.info', {}],
  ['notebook.state', {}],
  ['articles.list', {}],
  ['passages.list', {}],
  ['tags.list', {}],
  ['search.run', { query: 'strike' }],
  ['export.run', { format: 'md', selection: { kind: 'everything' } }],
];

/** And what is refused by its name. */
const WRITING: readonly (readonly [call: string, params: unknown])[] = [
  ['tags.add', { path: 'New' }],
  ['history.undo', {}],
  ['collections.add', { name: 'New' }],
];

/**
 * F15: the file, its folder or the whole file system is for reading only. The notebook opens, all reading works,
 * one notice says why, and every write is refused by name.
 */
export const readOnlyPlace: Fault = {
  id: 'F15',
  title: 'read-only file, folder and file system',
  saboteurs: ['s4'],
  least: { full: { tried: 40 }, small: { tried: 4 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    for (const round of run.each(Array.from({ length: run.count(20, 2) }, (_, n) => n))) {
      await readOnlyFile(run, base, round);
      await readOnlyFolder(run, base, round);
      const folder = join(run.folder, `mount${round}`);
      mkdirSync(folder);
      const mounted = await withMount(folder, 'size=8m', async () => {
        cpSync(base, join(folder, NOTEBOOK));
        remount(folder, 'ro');
        await look(run, join(folder, NOTEBOOK), `a read-only file system, round ${round}`);
      });
      if (!mounted && round === 0)
        run.note('the file system is left out: nothing can be mounted here');
    }
  },
};

async function readOnlyFile(run: Run, base: string, round: number): Promise<void> {
  const folder = join(run.folder, `file${round}`);
  mkdirSync(folder);
  cpSync(base, join(folder, NOTEBOOK));
  chmodSync(join(folder, NOTEBOOK), 0o400);
  await look(run, join(folder, NOTEBOOK), `a read-only file, round ${round}`);
}

async function readOnlyFolder(run: Run, base: string, round: number): Promise<void> {
  const folder = join(run.folder, `folder${round}`);
  mkdirSync(folder);
  cpSync(base, join(folder, NOTEBOOK));
  chmodSync(folder, 0o500);
  await look(run, join(folder, NOTEBOOK), `a read-only folder, round ${round}`);
  chmodSync(folder, 0o700);
}

async function look(run: Run, path: string, where: string): Promise<void> {
  const { tally } = run;
  const before = readFileSync(path);
  let core: Core;
  try {
    core = openCore(path, 'a fault test');
  } catch (error) {
    tally.wrong(`${where}: it does not open for reading: ${error}`);
    return;
  }
  tally.tried();
  try {
    if (core.reading?.code !== 'read-only')
      tally.wrong(`${where}: it is opened as if it could be written`);
    for (const [call, params] of READING) {
      const reply = await dispatch(core, call, params);
      if (!reply.ok) tally.wrong(`${where}: ${call} is refused: ${reply.failure.message}`);
      else if (call === 'notebook.state') {
        const { notices } = reply.value as { notices: readonly { kind: string }[] };
        if (notices.length !== 1 || notices[0]?.kind !== 'reading')
          tally.wrong(`${where}: no notice says why`);
      }
    }
    for (const [call, params] of WRITING) {
      const reply = await dispatch(core, call, params);
      const taken = reply.ok || run.saboteur === 's4';
      if (taken) tally.lost(1, `${where}: ${call} is acknowledged`);
      else if (reply.failure.code !== 'read-only') {
        tally.wrong(`${where}: ${call} is refused as ${reply.failure.code}`);
      }
    }
  } finally {
    await core.close();
  }
  if (!readFileSync(path).equals(before)) tally.wrong(`${where}: the file was changed`);
}
