import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { Core } from '../../src/core/core.ts';
import { loadSqlite } from '../../src/core/store/sqlite.ts';
import type { Saboteur } from '../fault.ts';

/** Which saboteur this process is to be; asked by the children of this folder, never by the program. */
export function saboteur(): Saboteur | null {
  return (process.env.FAULTS_SABOTEUR || null) as Saboteur | null;
}

/** Breaks the driver or the file system under the program, before it opens anything. */
export function sabotage(): void {
  if (saboteur() === 's2') forgetTransactions();
  if (saboteur() === 's3') writeInPlace();
}

/** Breaks an open notebook. */
export function sabotageCore(core: Core): void {
  if (saboteur() === 's1') core.db.script('PRAGMA synchronous = NORMAL');
}

/** Every statement is a transaction of its own. */
function forgetTransactions(): void {
  const { prototype } = loadSqlite();
  const plain = <T extends (...words: unknown[]) => unknown>(work: T): T =>
    Object.assign((...words: unknown[]) => work(...words), {
      default: work,
      deferred: work,
      immediate: work,
      exclusive: work,
    }) as unknown as T;
  Object.defineProperty(prototype, 'transaction', { value: plain });
}

/** A rename becomes a copy into the file that is there, piece by piece, of what is no longer where it was. */
function writeInPlace(): void {
  fs.renameSync = (from, to) => {
    const bytes = fs.readFileSync(from);
    fs.unlinkSync(from);
    const file = fs.openSync(to, 'w');
    for (let at = 0; at < bytes.length; at += 4096) {
      fs.writeSync(file, bytes.subarray(at, at + 4096));
    }
    fs.closeSync(file);
  };
  syncBuiltinESMExports();
}
