import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CallFailure, type Failure } from '../../src/contract/failure.ts';
import { openNotebook } from '../../src/core/store/open-notebook.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { type ForeignFile, foreignFiles } from './foreign-files.ts';

/**
 * F10: what is no notebook, a notebook of the future, a damaged one or one that somebody tampered with is
 * refused or opened for reading only, with the reason; not a byte of it changes, and it is never replaced by
 * a new one.
 */
export const hostileFiles: Fault = {
  id: 'F10',
  title: 'hostile and foreign files as a notebook',
  saboteurs: ['s4'],
  least: { full: { tried: 40 }, small: { tried: 40 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const sound = await judge(base);
    if (sound.kind !== 'sound') throw new Error('the base notebook is not sound');
    for (const file of run.each(foreignFiles(run.random))) {
      await offer(run, file, base, sound.digest);
      run.tally.tried();
    }
  },
};

async function offer(run: Run, file: ForeignFile, base: string, digest: string): Promise<void> {
  const folder = join(run.folder, 'offered');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const path = join(folder, 'n.commonplace');
  file.make(path, base);
  const { tally } = run;
  if (file.must === 'opens') {
    const verdict = await judge(path);
    if (verdict.kind !== 'sound') tally.corrupt(`${file.name}: ${JSON.stringify(verdict)}`);
    else if (verdict.digest !== digest)
      tally.lost(1, `${file.name}: not all of the notebook is there`);
    return;
  }
  const before = hashOf(path);
  const answer = open(run, path);
  if (answer === 'opened') {
    const verdict = file.must === 'noticed' ? await judge(path) : null;
    if (verdict?.kind === 'unsound' || verdict?.kind === 'refused') return;
    tally.wrong(`${file.name} was opened as if it were a sound notebook`);
  } else if (answer.code === 'internal' || answer.message.length < 20) {
    tally.wrong(`${file.name} was refused without a reason: ${answer.message}`);
  }
  if (hashOf(path) !== before) tally.lost(1, `${file.name} was changed`);
}

/** Why it was refused or can only be read. */
function open(run: Run, path: string): Failure | 'opened' {
  try {
    const notebook = openNotebook(path, 'a fault test');
    const { reading } = notebook as { readonly reading?: Failure | null };
    notebook.close();
    return reading ?? 'opened';
  } catch (error) {
    if (run.saboteur === 's4') return openAnew(path);
    if (error instanceof CallFailure) return error.failure;
    return { code: 'internal', message: String(error) };
  }
}

/** What a program does that takes no notice of the error: it goes on with a new notebook. */
function openAnew(path: string): 'opened' {
  rmSync(path, { recursive: true, force: true });
  openNotebook(path, 'a fault test').close();
  return 'opened';
}

function hashOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'gone';
  return stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'no file';
}
