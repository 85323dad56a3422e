import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { CallFailure, fail } from '../contract/failure.ts';
import type { Core } from './core.ts';
import { sealInWorker } from './seal-in-worker.ts';
import {
  copyForRestore,
  finishRestore,
  forgetRestore,
  planRestore,
} from './store/finish-restore.ts';
import { inspectHeader } from './store/inspect-file.ts';
import { takeOwnership } from './store/owner-lock.ts';
import type { Sealed } from './store/seal-copy.ts';

/**
 * Puts a backup in the place of an open notebook. The copy is read whole first; the notebook, as long as it can
 * be read, is backed up; and what was there is moved aside with its log.
 * @throws CallFailure `damaged` where the backup is, `conflict` while documents are being brought in
 */
export async function restoreBackup(core: Core, from: string): Promise<Sealed> {
  if (core.jobs.busy()) fail('conflict', 'Wait for the import to end before you restore a backup.');
  const sealed = await takeIn(core.file, from);
  if (core.reading === null) await core.backups.make('before-restore');
  planRestore(core.file);
  core.reopen();
  return sealed;
}

/**
 * The same where no notebook is open, or none is there: for the command line.
 * @throws CallFailure `open-elsewhere`, `damaged`
 */
export async function restoreInto(path: string, from: string): Promise<Sealed> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const release = takeOwnership(path, 'a restore');
  try {
    finishRestore(path);
    const sealed = await takeIn(path, from);
    planRestore(path);
    finishRestore(path);
    return sealed;
  } finally {
    release();
  }
}

async function takeIn(path: string, from: string): Promise<Sealed> {
  inspectHeader(from);
  try {
    return await sealInWorker(copyForRestore(path, from));
  } catch (error) {
    forgetRestore(path);
    if (error instanceof CallFailure) throw error;
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
      fail('full', `There is no room to restore ${from}.`);
    }
    return fail('damaged', `The backup ${from} cannot be restored: ${message}.`);
  }
}
