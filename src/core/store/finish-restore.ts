import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupFolder } from './backup-files.ts';
import { connect } from './connect.ts';
import { copyFile } from './copy-file.ts';
import { removeFile } from './remove-file.ts';
import { syncFile, syncFolder } from './sync-file.ts';

/*
 * Restoring in two halves. The first puts the copy beside the notebook and, when that is on the disk, writes
 * down that it is to take the notebook's place. The second, under the lock and at the next opening at the
 * latest, moves file, log and shared memory aside together and the copy in. Killed anywhere, the notebook is
 * the old one whole, or the new one whole once it is opened.
 */

/** First half: a copy beside the notebook, with the log that may belong to it; it is to be sealed next. */
export function copyForRestore(path: string, from: string): string {
  const draft = restoring(path);
  forgetRestore(path);
  copyFile(from, draft);
  if (existsSync(`${from}-wal`)) copyFile(`${from}-wal`, `${draft}-wal`);
  return draft;
}

/** Takes back the first half. */
export function forgetRestore(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    removeFile(`${restoring(path)}${ending}`);
  }
}

/**
 * Says that the copy, which is whole and on the disk, is to take the notebook's place. It is brought to the kind
 * of log that a notebook has first: once it stands in its place nothing of it is written anew only to open it.
 */
export function planRestore(path: string): void {
  connect(restoring(path), 'notebook').close();
  syncFile(restoring(path));
  const beside = `${intent(path)}.part`;
  writeFileSync(beside, JSON.stringify({ aside: Date.now() }), { mode: 0o600 });
  syncFile(beside);
  syncFolder(dirname(path));
  renameSync(beside, intent(path));
  syncFolder(dirname(path));
}

/** Second half, where there is one to finish; the caller owns `path`. */
export function finishRestore(path: string): void {
  if (!existsSync(intent(path))) {
    // The first half did not come through.
    forgetRestore(path);
    removeFile(`${intent(path)}.part`);
    return;
  }
  const draft = restoring(path);
  if (existsSync(draft)) {
    const folder = backupFolder(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const aside = join(folder, `replaced-${asideNumber(path)}.commonplace`);
    // The number of the last commit is that of the file that goes.
    removeFile(`${path}-count`);
    for (const ending of ['-wal', '-shm', '']) {
      if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${aside}${ending}`);
    }
    syncFolder(folder);
    // The log must be gone from here, on the disk, before a file comes that it would be taken to belong to.
    syncFolder(dirname(path));
    renameSync(draft, path);
    syncFolder(dirname(path));
  }
  removeFile(intent(path));
  syncFolder(dirname(path));
}

function restoring(path: string): string {
  return `${path}-restoring`;
}

function intent(path: string): string {
  return `${path}-restore.json`;
}

function asideNumber(path: string): number {
  try {
    return Number((JSON.parse(readFileSync(intent(path), 'utf8')) as { aside: number }).aside) || 0;
  } catch {
    return 0;
  }
}
