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

const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const LOG_MAGIC = 0x377f0682;

/**
 * Puts the pages of a write-ahead log into a database, up to the last transaction that is whole: its format is
 * at sqlite.org/fileformat.html#walformat. A log that is not one, or of another database, changes nothing.
 */
export function mergeLog(database: Buffer, log: Buffer): Buffer {
  if (log.length < LOG_HEADER) return database;
  const magic = log.readUInt32BE(0);
  const pageSize = log.readUInt32BE(8);
  if ((magic | 1) >>> 0 !== (LOG_MAGIC | 1) >>> 0 || pageSize < 512 || pageSize > 65_536) {
    return database;
  }
  const bigEndian = (magic & 1) === 1;
  let sum = checksum(log, 0, 24, [0, 0], bigEndian);
  if (sum[0] !== log.readUInt32BE(24) || sum[1] !== log.readUInt32BE(28)) return database;
  const pages = new Map<number, number>();
  const pending: [number, number][] = [];
  let pageCount = 0;
  for (
    let at = LOG_HEADER;
    at + FRAME_HEADER + pageSize <= log.length;
    at += FRAME_HEADER + pageSize
  ) {
    // Left over from before the log was begun anew.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    sum = checksum(log, at, at + 8, sum, bigEndian);
    sum = checksum(log, at + FRAME_HEADER, at + FRAME_HEADER + pageSize, sum, bigEndian);
    if (sum[0] !== log.readUInt32BE(at + 16) || sum[1] !== log.readUInt32BE(at + 20)) break;
    pending.push([log.readUInt32BE(at), at + FRAME_HEADER]);
    const committed = log.readUInt32BE(at + 4);
    if (committed === 0) continue;
    pageCount = committed;
    for (const [page, offset] of pending.splice(0)) pages.set(page, offset);
  }
  if (pageCount === 0) return database;
  const merged = Buffer.alloc(pageCount * pageSize);
  database.copy(merged, 0, 0, Math.min(database.length, merged.length));
  for (const [page, offset] of pages) {
    if (page >= 1 && page <= pageCount) {
      log.copy(merged, (page - 1) * pageSize, offset, offset + pageSize);
    }
  }
  return merged;
}

function checksum(
  bytes: Buffer,
  from: number,
  to: number,
  [first, second]: readonly [number, number],
  bigEndian: boolean,
): [number, number] {
  let a = first;
  let b = second;
  for (let at = from; at < to; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
}

/** A database in memory has no log: its header must not say that it has one. */
function asPlainDatabase(bytes: Buffer): Buffer {
  if (bytes.length >= 20) {
    bytes[18] = 1;
    bytes[19] = 1;
  }
  return bytes;
}
