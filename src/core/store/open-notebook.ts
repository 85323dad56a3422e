import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { CallFailure, fail } from '../../contract/failure.ts';
import { installChangeLog } from './change-log.ts';
import { type Database, wrapDatabase } from './db.ts';
import { makeNotebook } from './make-notebook.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './migrate.ts';
import { takeOwnership } from './owner-lock.ts';
import { loadSqlite } from './sqlite.ts';

/** An open notebook and the way to close it. */
export interface Notebook {
  readonly db: Database;
  readonly path: string;
  close(): void;
}

/**
 * Opens the notebook at `path`, making it where there is none, and becomes its owner.
 *
 * A file that is not a notebook, is newer than this program, damaged or not writable is refused with its
 * reason and left as it is, byte for byte.
 * @param host who opens it, in words, for the message a second opener gets
 * @throws CallFailure `foreign`, `newer`, `damaged`, `read-only`, `open-elsewhere`, `full`
 */
export function openNotebook(path: string, host: string): Notebook {
  const fresh = !existsSync(path);
  if (fresh) makeRoom(path);
  else inspect(path);
  // Two names for one file must not give it two owners.
  const file = fresh ? join(realpathSync(dirname(path)), basename(path)) : realpathSync(path);
  let release: (() => void) | null = null;
  let connection: BetterSqlite3.Database | null = null;
  try {
    release = takeOwnership(file, host);
    if (existsSync(file)) refuseNewerLog(file);
    else makeNotebook(file);
    connection = new (loadSqlite())(file, { timeout: 250 });
    const db = wrapDatabase(connection);
    applySettings(db);
    migrate(db);
    installChangeLog(db);
    const free = release;
    return {
      db,
      path,
      close: () => {
        db.close();
        free();
      },
    };
  } catch (error) {
    connection?.close();
    release?.();
    throw asFailure(error, path);
  }
}

/** Sets what TRUST asks of every connection and reads each back; a setting that does not hold is an error. */
export function applySettings(db: Database): void {
  const settings: readonly (readonly [string, string | number, string | number])[] = [
    ['journal_mode', 'WAL', 'wal'],
    ['synchronous', 'FULL', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['mmap_size', 0, 0],
    ['secure_delete', 'ON', 1],
    ['busy_timeout', 250, 250],
    // Row changes made by foreign-key actions and by undo itself must reach the change log.
    ['recursive_triggers', 'ON', 1],
    ...(process.platform === 'darwin'
      ? ([
          ['fullfsync', 'ON', 1],
          ['checkpoint_fullfsync', 'ON', 1],
        ] as const)
      : []),
  ];
  for (const [name, wanted, expected] of settings) {
    db.script(`PRAGMA ${name} = ${wanted}`);
    const got =
      db.value<string | number>(`PRAGMA ${name}`) ?? (name === 'mmap_size' ? 0 : undefined);
    if (got !== expected) throw new Error(`SQLite setting ${name} is ${got}, not ${expected}`);
  }
}

function makeRoom(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    accessSync(dirname(path), constants.W_OK);
  } catch {
    fail('read-only', `The notebook ${path} cannot be made: its folder cannot be written.`);
  }
}

/**
 * A newer program that did not end well may have left its version in the write-ahead log only, where the
 * file's header does not tell. Read-only, because closing a connection that may write empties the log.
 */
function refuseNewerLog(path: string): void {
  if (!existsSync(`${path}-wal`)) return;
  const connection = new (loadSqlite())(path, { readonly: true });
  try {
    refuseNewer(path, Number(connection.pragma('user_version', { simple: true })));
  } finally {
    connection.close();
  }
}

function refuseNewer(path: string, version: number): void {
  if (version <= SCHEMA_VERSION) return;
  fail(
    'newer',
    `The notebook ${path} was written by a newer Commonplace (format ${version}, this one reads up to ${SCHEMA_VERSION}).`,
  );
}

const SQLITE_MAGIC = 'SQLite format 3\0';

/** Reads the header by hand, so that a refused file is not touched by SQLite at all. */
function inspect(path: string): void {
  const stats = statSync(path);
  if (!stats.isFile()) fail('foreign', `${path} is not a notebook but a folder or a device.`);
  // The mode is asked as well as the system, which lets an administrator write everything.
  if ((stats.mode & 0o222) === 0) fail('read-only', `The notebook ${path} cannot be written.`);
  const header = Buffer.alloc(100);
  let length = 0;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    const file = openSync(path, 'r');
    length = readSync(file, header, 0, header.length, 0);
    closeSync(file);
  } catch {
    fail('read-only', `The notebook ${path} cannot be read and written by this user.`);
  }
  if (length === 0)
    fail('foreign', `${path} is an empty file, not a notebook; it was left as it is.`);
  if (length < 100 || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) {
    fail('foreign', `${path} is not a notebook; it was left as it is.`);
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    fail(
      'foreign',
      `${path} is a database of another program, not a notebook; it was left as it is.`,
    );
  }
  refuseNewer(path, header.readUInt32BE(60));
}

function asFailure(error: unknown, path: string): unknown {
  if (error instanceof CallFailure) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new CallFailure({
      code: 'damaged',
      message: `The notebook ${path} is damaged; it was left as it is.`,
    });
  }
  if (
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code) ||
    ['EACCES', 'EPERM', 'EROFS'].includes(code)
  ) {
    return new CallFailure({
      code: 'read-only',
      message: `The notebook ${path} cannot be written.`,
    });
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new CallFailure({ code: 'full', message: `There is no room on the disk of ${path}.` });
  }
  return error;
}
