import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { CallFailure } from '../contract/failure.ts';

/**
 * Writes a file so that it is the old one or the whole new one, whatever happens: into a file beside it,
 * synced, then renamed.
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
  } catch (error) {
    rmSync(beside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new CallFailure({ code: 'unreadable', message: `${path} cannot be written (${code}).` });
  }
}
