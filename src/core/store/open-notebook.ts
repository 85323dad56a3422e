import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CallFailure, type Failure, fail } from '../../contract/failure.ts';
import { installChangeLog } from './change-log.ts';
import { countCommits, findMissing, type Missing } from './commit-count.ts';
import { connect } from './connect.ts';
import { copyBeforeMigration } from './copy-before-migration.ts';
import type { Damage } from './damage.ts';
import { type Database, wrapDatabase } from './db.ts';
import { isDiskFull } from './disk-full.ts';
import { finishRestore } from './finish-restore.ts';
import { inspectHeader, inspectWithin, unwritable } from './inspect-file.ts';
import { makeNotebook } from './make-notebook.ts';
import { migrate } from './migrate.ts';
import { openForReading } from './open-for-reading.ts';
import { takeOwnership } from './owner-lock.ts';
import { type SharedPlace, sharedPlace } from './shared-place.ts';

/** An open notebook and the way to close it. */
export interface Notebook {
  readonly db: Database;
  /** As it was given. */
  readonly path: string;
  /** What it is behind all links; what belongs to it lies beside this. */
  readonly file: string;
  /** Why it is open for reading only; null where it can be written. */
  readonly reading: Failure | null;
  /** What was found missing when it was opened. */
  readonly missing: Missing | null;
  /** Where it lies, if that is a place where it is not alone. */
  readonly place: SharedPlace | null;
  /** Where it is damaged: what could not be taken out of it, or not as it was written. */
  readonly damage: readonly Damage[];
  close(): void;
}

/** What an open notebook tells the core. */
export interface NotebookWatch {
  /** The disk failed a write: the connection was closed and opened again, so all must be read anew. */
  onReopened?(): void;
  /** The file is known to be damaged: it is not opened as usual first. */
  readonly damaged?: boolean;
}

/**
 * Opens the notebook at `path`, making it where there is none, and becomes its owner.
 *
 * A file that is not a notebook or is newer than this program is refused with its reason and left as it is, byte
 * for byte. One that cannot be written, or is damaged, is opened for reading only: as a copy in memory, the file
 * left as it is.
 * @param host who opens it, in words, for the message a second opener gets
 * @throws CallFailure `foreign`, `newer`, `damaged` (beyond reading), `open-elsewhere`, `full`, `read-only` (it
 *   cannot be made, or not even read)
 */
export function openNotebook(path: string, host: string, watch: NotebookWatch = {}): Notebook {
  try {
    const fresh = !existsSync(path) && !existsSync(`${path}-restore.json`);
    if (fresh) makeRoom(path);
    else if (existsSync(path)) inspectHeader(path);
    // Two names for one file must not give it two owners.
    const file = existsSync(path)
      ? realpathSync(path)
      : join(realpathSync(dirname(path)), basename(path));
    const reason = existsSync(file) ? unwritable(file) : null;
    if (reason) return openForReading(path, file, { code: 'read-only', message: reason });
    return openAsOwner(path, file, host, watch);
  } catch (error) {
    throw asFailure(error, path);
  }
}

/** Reasons that forbid writing only. */
const READABLE: readonly string[] = ['damaged', 'read-only'];

function openAsOwner(path: string, file: string, host: string, watch: NotebookWatch): Notebook {
  const release = takeOwnership(file, host);
  try {
    finishRestore(file);
    if (!existsSync(file)) makeNotebook(file);
    if (watch.damaged) fail('damaged', `The notebook ${path} is damaged.`);
    return openOwned(path, file, watch, release);
  } catch (error) {
    const failure = asFailure(error, path);
    try {
      if (failure instanceof CallFailure && READABLE.includes(failure.failure.code)) {
        // Still its owner: nobody else may write it meanwhile.
        return openForReading(path, file, failure.failure, release);
      }
    } catch (second) {
      release();
      throw second;
    }
    release();
    throw failure;
  }
}

function openOwned(
  path: string,
  file: string,
  watch: NotebookWatch,
  release: () => void,
): Notebook {
  inspectWithin(file);
  const hadLog = existsSync(`${file}-wal`);
  const place = sharedPlace(file);
  const purpose = place?.kind === 'network' ? 'network' : 'notebook';
  const connection = connect(file, purpose);
  try {
    const plain = wrapDatabase(connection);
    migrate(plain, { copyFirst: (version) => copyBeforeMigration(plain, file, version) });
    installChangeLog(plain);
    const missing = findMissing(plain, file, hadLog);
    const count = countCommits(file);
    const identity = identityOf(file);
    const db: Database = wrapDatabase(connection, {
      refusal: null,
      before: () => {
        needSame(path, file, identity);
        count.before(db);
      },
      sealing: count.seal,
      committed: count.committed,
      reopen: () => {
        needSame(path, file, identity);
        const again = connect(file, purpose);
        installChangeLog(wrapDatabase(again));
        watch.onReopened?.();
        return again;
      },
    });
    return {
      db,
      path,
      file,
      reading: null,
      missing,
      place,
      damage: [],
      close: () => {
        try {
          count.close(db);
        } catch {
          // The next start sees that it was not closed well, and has its log.
        }
        db.close();
        release();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Which file it is, whatever its name: where its folder goes away, what is written goes nowhere. */
function identityOf(file: string): string {
  // Windows lets nobody take an open file away.
  if (process.platform === 'win32') return '';
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : 'gone';
}

function needSame(path: string, file: string, identity: string): void {
  let now: string;
  try {
    now = identityOf(file);
  } catch {
    now = 'gone';
  }
  if (now === identity) return;
  fail(
    'read-only',
    `The notebook ${path} is no longer where it was; nothing is saved until it is back.`,
  );
}

function makeRoom(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    accessSync(dirname(path), constants.W_OK);
  } catch {
    fail('read-only', `The notebook ${path} cannot be made: its folder cannot be written.`);
  }
}

function isDamage(code: string): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

function asFailure(error: unknown, path: string): unknown {
  if (error instanceof CallFailure) return error;
  if (isDiskFull(error)) {
    return new CallFailure({ code: 'full', message: `There is no room on the disk of ${path}.` });
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  // A header that says it is of a format to come; this program writes its own format's number only.
  const strange = (error as Error).message === 'unsupported file format';
  if (isDamage(code) || strange) {
    return new CallFailure({ code: 'damaged', message: `The notebook ${path} is damaged.` });
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
  if (/^SQLITE_IOERR/.test(code) || ['EIO', 'EMFILE', 'ENFILE'].includes(code)) {
    return new CallFailure({
      code: 'read-only',
      message: `The disk of the notebook ${path} does not answer as it should (${code}).`,
    });
  }
  return error;
}
