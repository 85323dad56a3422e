import { unlinkSync } from 'node:fs';

/**
 * Removes a file where there is one. Unlike `rmSync`, which calls most faults of a disk an unknown error, it says
 * by its code what the system said.
 * @throws the system's error, with its `code`
 */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
}
