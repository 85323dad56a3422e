import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CallFailure } from '../contract/failure.ts';
import { syncFolder } from '../core/store/sync-file.ts';

/**
 * Writes a file so that it is the old one or the whole new one, whatever happens: into a file beside it,
 * synced, then renamed, and the folder synced.
 * @throws CallFailure `unreadable` naming the path where it cannot be written
 */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = openSync(beside, 'wx', 0o644);
    try {
      const bytes = Buffer.from(text, 'utf8');
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    // The new name is on the disk only now: what is said to be written must outlive a power cut.
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(beside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new CallFailure({ code: 'unreadable', message: `${path} cannot be written (${code}).` });
  }
}
