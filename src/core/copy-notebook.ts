import { chmodSync, closeSync, existsSync, openSync, realpathSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { CallFailure, fail } from '../contract/failure.ts';
import type { Core } from './core.ts';
import { sealInWorker } from './seal-in-worker.ts';
import { inspectHeader } from './store/inspect-file.ts';
import { removeFile } from './store/remove-file.ts';
import type { Sealed } from './store/seal-copy.ts';
import { syncFolder } from './store/sync-file.ts';

/**
 * Writes a whole, verified copy of an open notebook to a path of the user's choice, while it is in use. What is
 * there already is replaced when the copy is sound, and only where it is a notebook. From a damaged notebook it
 * is a sound one of what could be read.
 * @throws CallFailure `taken`, `unwritten`, `damaged`
 */
export async function copyNotebook(core: Core, to: string): Promise<Sealed> {
  if (existsSync(to)) needReplaceable(core, to);
  const draft = `${to}.${process.pid}.part`;
  try {
    closeSync(openSync(draft, 'wx', 0o600));
    chmodSync(draft, 0o600);
    await core.db.copyTo(draft, PAGES);
    const sealed = await sealInWorker(draft);
    renameSync(draft, to);
    syncFolder(dirname(to));
    return sealed;
  } catch (error) {
    for (const ending of ['', '-journal', '-wal', '-shm']) {
      removeFile(`${draft}${ending}`);
    }
    if (error instanceof CallFailure) throw error;
    const { code, message } = error as { code?: string; message: string };
    // The notebook itself is damaged in its structure: what can be read of it is copied.
    if (core.reading === null && (code === undefined || /^SQLITE_(CORRUPT|NOTADB)/.test(code))) {
      core.salvage();
      return copyNotebook(core, to);
    }
    return fail('unwritten', `The backup ${to} could not be made (${code ?? message}).`);
  }
}

const PAGES = 500;

function needReplaceable(core: Core, to: string): void {
  if (existsSync(core.file) && realpathSync(to) === realpathSync(core.file)) {
    fail('taken', `${to} is the notebook itself; a backup needs another name.`);
  }
  try {
    inspectHeader(to);
  } catch {
    fail('taken', `${to} is there already and is no notebook; it was left as it is.`);
  }
}
