import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const CHUNK = 1 << 20;

/**
 * Copies a file by reading and writing it, for its owner only. Not with the system's own way to copy: a file system
 * may let both share their blocks, and a copy that is made against damage must not be damaged with what it copies.
 */
export function copyFile(from: string, to: string): void {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      const part = Buffer.alloc(CHUNK);
      for (let read = readSync(source, part); read > 0; read = readSync(source, part)) {
        for (let done = 0; done < read; ) done += writeSync(target, part, done, read - done);
      }
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}
