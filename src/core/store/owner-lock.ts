import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { fail } from '../../contract/failure.ts';
import { connect } from './connect.ts';
import { removeFile } from './remove-file.ts';

/** Who holds a notebook, as a second opener is told. */
interface Owner {
  readonly pid: number;
  readonly host: string;
}

/**
 * Makes this process the owner of the notebook at `path`, or fails at once with who is.
 *
 * The lock is SQLite's own (an operating-system file lock on `<path>-lock`), so it dies with its process
 * however that ends. Who holds it is written beside it, in `<path>-owner`, for the message only.
 * @param host what opens it, in words: "the window", "the command line"
 * @returns the way to give it up
 */
export function takeOwnership(path: string, host: string): () => void {
  const lock = lockFile(path);
  try {
    const owner: Owner = { pid: process.pid, host };
    writeFileSync(`${path}-owner`, JSON.stringify(owner), { mode: 0o600 });
  } catch {
    // A full disk hinders nobody from opening the notebook: the lock holds, only its holder has no name.
  }
  return () => {
    try {
      removeFile(`${path}-owner`);
    } catch {
      // It is for the message only; the lock itself must be given up on a failing disk too.
    }
    lock.close();
  };
}

function lockFile(path: string): BetterSqlite3.Database {
  let lock: BetterSqlite3.Database | null = null;
  try {
    // SQLite would make it readable by everybody.
    closeSync(openSync(`${path}-lock`, 'a', 0o600));
    lock = connect(`${path}-lock`, 'lock');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') {
      fail(
        'open-elsewhere',
        `The notebook ${path} is open in ${holder(path)}; close it there first.`,
      );
    }
    throw error;
  }
}

function holder(path: string): string {
  try {
    const owner = JSON.parse(readFileSync(`${path}-owner`, 'utf8')) as Owner;
    return `${owner.host} (process ${owner.pid})`;
  } catch {
    return 'another program';
  }
}
