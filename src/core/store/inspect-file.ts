import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../../contract/failure.ts';
import { connect } from './connect.ts';
import { type ReadDb, wrapDatabase } from './db.ts';
import { schemaFault } from './known-schema.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './migrate.ts';
import { mergeLog } from './read-file.ts';
import { removeFile } from './remove-file.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/**
 * Reads the header by hand, so that a file that is refused is not touched by SQLite at all.
 * @throws CallFailure `foreign`, `newer`, `read-only` (it cannot even be read)
 */
export function inspectHeader(path: string): void {
  if (!statSync(path).isFile())
    fail('foreign', `${path} is not a notebook but a folder or a device.`);
  let header: Buffer;
  try {
    header = readHeader(path);
  } catch {
    fail('read-only', `The notebook ${path} cannot be read by this user.`);
  }
  if (header.length === 0)
    fail('foreign', `${path} is an empty file, not a notebook; it was left as it is.`);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) {
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

/**
 * The first bytes of a database. Where the power failed just when the first page was copied back from the log they
 * are whole in the log only, from which SQLite will put them right.
 */
function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  const length = readSync(file, header, 0, HEADER_BYTES, 0);
  closeSync(file);
  const known = header.toString('latin1', 0, SQLITE_MAGIC.length) === SQLITE_MAGIC;
  if (length === 0 || known || !existsSync(`${path}-wal`)) return header.subarray(0, length);
  return mergeLog(header.subarray(0, length), readFileSync(`${path}-wal`)).subarray(
    0,
    HEADER_BYTES,
  );
}

/** Why a notebook cannot be written, in a sentence; null where it can. */
export function unwritable(path: string): string | null {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch {
    return `The notebook ${path} cannot be written by this user.`;
  }
  // The mode is asked as well as the system, which lets an administrator write everything.
  if ((statSync(path).mode & 0o222) === 0) {
    return `The notebook ${path} cannot be written: it is write-protected.`;
  }
  return (statSync(dirname(path)).mode & 0o222) === 0
    ? `The notebook ${path} cannot be written: its folder is write-protected.`
    : null;
}

/**
 * Looks inside, where the header does not tell: a newer program that did not end well may have left its version
 * in the write-ahead log only, and a file from elsewhere may hold a schema that is not ours. Read-only, because
 * closing a connection that may write empties the log.
 * @throws CallFailure `newer`, `foreign`, `damaged`; SQLite's errors where the file is damaged
 */
export function inspectWithin(path: string): void {
  const beside = [`${path}-wal`, `${path}-shm`].filter((name) => !existsSync(name));
  try {
    const connection = connect(path, 'reading');
    try {
      inspectSchema(wrapDatabase(connection), path);
    } finally {
      connection.close();
    }
  } finally {
    // Looking at a file that has a log makes an empty one.
    for (const name of beside) removeFile(name);
  }
}

/** The same for a database that is open already. */
export function inspectSchema(db: ReadDb, path: string): void {
  const version = db.value<number>('PRAGMA user_version') ?? 0;
  refuseNewer(path, version);
  const fault = schemaFault(db, version);
  if (fault?.kind === 'strange') {
    fail('foreign', `${path} has ${fault.words}, which no notebook has; it was left as it is.`);
  }
  if (fault) fail('damaged', `The notebook ${path} is damaged.`);
}

function refuseNewer(path: string, version: number): void {
  if (version <= SCHEMA_VERSION) return;
  fail(
    'newer',
    `The notebook ${path} was written by a newer Commonplace (format ${version}, this one reads up to ${SCHEMA_VERSION}).`,
  );
}
