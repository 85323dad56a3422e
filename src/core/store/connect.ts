import type BetterSqlite3 from 'better-sqlite3';
import { loadSqlite } from './sqlite.ts';

/** What a connection is for, which decides the few settings that differ. */
export type Purpose =
  /** The notebook, by its owner. */
  | 'notebook'
  /** The same on a network drive: a write-ahead log needs memory that all who open it share. */
  | 'network'
  /** A file that is being made and nobody else knows yet: a new notebook, a backup, a copy. */
  | 'draft'
  /** A file that is only looked at: a backup, a notebook of which nothing is known yet. */
  | 'reading'
  /** A copy in memory of a file that cannot be written or is damaged. */
  | 'memory'
  /** The file whose only content is its lock. */
  | 'lock';

/** The oldest SQLite with the mended write-ahead log (its reset could lose a checkpoint before). */
const NEEDED_SQLITE = 3_051_003;

/** Waiting longer for a lock would freeze the window; nobody but the owner has one anyway. */
const BUSY_MS = 250;

type Setting = readonly [name: string, wanted: string | number, readBack: string | number];

/** What holds for every connection, whatever it is for. */
const ALWAYS: readonly Setting[] = [
  ['foreign_keys', 'ON', 1],
  // A file's own triggers and views may call nothing that reaches outside of it.
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', 0, 0],
  // Deleted words are overwritten with zeros.
  ['secure_delete', 'ON', 1],
  // Nor do they spill into the system's temporary folder.
  ['temp_store', 'MEMORY', 2],
  // Row changes made by foreign-key actions and by undo itself must reach the change log.
  ['recursive_triggers', 'ON', 1],
];

const DURABLE: readonly Setting[] = [
  ['synchronous', 'FULL', 2],
  ...(process.platform === 'darwin'
    ? ([
        ['fullfsync', 'ON', 1],
        ['checkpoint_fullfsync', 'ON', 1],
      ] as const)
    : []),
];

const BY_PURPOSE: Readonly<Record<Purpose, readonly Setting[]>> = {
  notebook: [['journal_mode', 'WAL', 'wal'], ...DURABLE, ['busy_timeout', BUSY_MS, BUSY_MS]],
  network: [['journal_mode', 'DELETE', 'delete'], ...DURABLE, ['busy_timeout', BUSY_MS, BUSY_MS]],
  draft: [['journal_mode', 'DELETE', 'delete'], ...DURABLE, ['busy_timeout', BUSY_MS, BUSY_MS]],
  reading: [
    ['query_only', 'ON', 1],
    ['busy_timeout', BUSY_MS, BUSY_MS],
  ],
  memory: [['journal_mode', 'MEMORY', 'memory']],
  // It holds nothing, so it needs no file for a journal; whoever has it must be told so at once.
  lock: [
    ['journal_mode', 'MEMORY', 'memory'],
    ['busy_timeout', 0, 0],
  ],
};

/**
 * Opens a connection: the one place in the program that does. Each setting is set and read back; one that does
 * not hold is an error, because a promise depends on it.
 * @param file a path, or the bytes of a database that is held in memory
 * @throws Error where a setting does not hold; SQLite's errors
 */
export function connect(file: string | Buffer, purpose: Purpose): BetterSqlite3.Database {
  const connection = new (loadSqlite())(file, {
    readonly: purpose === 'reading',
    timeout: purpose === 'lock' ? 0 : BUSY_MS,
    // A file that is looked at or written must be there; only locks and drafts are made.
    fileMustExist: purpose === 'notebook' || purpose === 'network' || purpose === 'reading',
  });
  try {
    for (const setting of [...ALWAYS, ...BY_PURPOSE[purpose]]) settle(connection, setting);
    needVersion(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function settle(connection: BetterSqlite3.Database, [name, wanted, expected]: Setting): void {
  connection.pragma(`${name} = ${wanted}`);
  // Where a database has no file, mapping it into memory is not even a question.
  const got = connection.pragma(name, { simple: true }) ?? (name === 'mmap_size' ? 0 : undefined);
  if (got !== expected) throw new Error(`SQLite setting ${name} is ${got}, not ${expected}`);
}

function needVersion(connection: BetterSqlite3.Database): void {
  const version = connection.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1_000_000 + minor * 1000 + patch < NEEDED_SQLITE) {
    throw new Error(`SQLite ${version} is too old to be trusted with a notebook`);
  }
}
