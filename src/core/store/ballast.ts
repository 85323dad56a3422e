import { randomFillSync } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeFile } from './remove-file.ts';
import { syncFile } from './sync-file.ts';

/** So much is kept in reserve. */
export const BALLAST_BYTES = 16 * 1024 * 1024;
/** With less than this left on the disk nothing is put into reserve, nor are documents brought in. */
const ROOM_BYTES = 4 * BALLAST_BYTES;

/**
 * A file that is there to be deleted: on a full disk even deleting something needs room, for the log of what is
 * deleted. It lies beside the notebook, so that its room is room for the notebook.
 */
function ballastFile(path: string): string {
  return `${path}-ballast`;
}

/** Whether there is more room on the disk than one can fill by accident. */
export function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
}

/** Puts the reserve there where it is not and there is room for it. @returns whether it is there now */
export function fillBallast(path: string): boolean {
  const file = ballastFile(path);
  if (existsSync(file)) return true;
  if (!hasRoom(path)) return false;
  const draft = `${file}-new`;
  try {
    // Random, because a disk that compresses would keep zeros in no room at all.
    const part = randomFillSync(Buffer.alloc(1 << 20));
    const out = openSync(draft, 'w', 0o600);
    try {
      for (let bytes = 0; bytes < BALLAST_BYTES; bytes += part.length) writeSync(out, part);
    } finally {
      closeSync(out);
    }
    syncFile(draft);
    // Only a whole one bears the name.
    renameSync(draft, file);
    return true;
  } catch {
    removeFile(draft);
    return false;
  }
}

/** Gives the reserve away. @returns whether there was one */
export function dropBallast(path: string): boolean {
  const file = ballastFile(path);
  if (!existsSync(file)) return false;
  try {
    removeFile(file);
    return true;
  } catch {
    return false;
  }
}
