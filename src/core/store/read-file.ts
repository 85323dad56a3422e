import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { fail } from '../../contract/failure.ts';
import { readLog } from './read-log.ts';

/** More than this is not held in memory. */
const MOST_BYTES = 2_000_000_000;
/** Somebody may be writing the file: it is read until two looks at it agree. */
const TRIES = 5;

/**
 * A database as it would be after its log was written back into it, without touching, locking or making any
 * file: for what may not or must not be written.
 * @throws CallFailure `too-large`; the system's errors
 */
export function readDatabaseFile(path: string): Buffer {
  for (let attempt = 1; ; attempt += 1) {
    const before = stamp(path);
    const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
    const merged = mergeLog(readAll(path), log);
    if (stamp(path) === before || attempt === TRIES) return asPlainDatabase(merged);
  }
}

function stamp(path: string): string {
  return [path, `${path}-wal`]
    .map((name) => statSync(name, { throwIfNoEntry: false }))
    .map((stats) => (stats ? `${stats.size} ${stats.mtimeMs}` : ''))
    .join(' ');
}

function readAll(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > MOST_BYTES) fail('too-large', `${path} is too large to be opened for reading only.`);
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, Math.min(size - at, 1 << 28), at);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/**
 * Puts the pages of a write-ahead log into a database, up to the last transaction that is whole. A log that is not
 * one, or of another database, changes nothing.
 */
export function mergeLog(database: Buffer, log: Buffer): Buffer {
  const held = readLog(log);
  if (!held) return database;
  const { pageSize, written, count } = held;
  const merged = Buffer.alloc(count * pageSize);
  database.copy(merged, 0, 0, Math.min(database.length, merged.length));
  for (const [page, offset] of new Map(written)) {
    if (page >= 1 && page <= count) {
      log.copy(merged, (page - 1) * pageSize, offset, offset + pageSize);
    }
  }
  return merged;
}

/** A database in memory has no log: its header must not say that it has one. */
function asPlainDatabase(bytes: Buffer): Buffer {
  if (bytes.length >= 20) {
    bytes[18] = 1;
    bytes[19] = 1;
  }
  return bytes;
}
