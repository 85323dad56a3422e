import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Database, ReadDb, WriteDb } from './db.ts';
import { logFits } from './log-fits.ts';
import { removeFile } from './remove-file.ts';
import { isTorn } from './torn-copy.ts';

/**
 * Counts the transactions of a notebook, so that a file that lacks some of them is noticed: one that was copied
 * while in use without its write-ahead log, or with the log of another moment, or whose log was cut or taken away.
 *
 * Two signs, neither of which costs a second sync. `commits` grows with each transaction and `closed` is set to
 * it when the notebook is closed; the first transaction of a session is copied from the log into the file at
 * once, so that a file in use says of itself that its log belongs to it. And the last number that was
 * acknowledged is written, unsynced, to `<path>-count`: it can be older than the notebook (after a power cut),
 * never newer, so that it never raises a false alarm.
 */
export interface CommitCount {
  /** Before a transaction; the session's first one marks the file as being in use. */
  before(db: Database): void;
  /** Inside a transaction, last. */
  seal(db: WriteDb): void;
  /** When it is on the disk. */
  committed(): void;
  /** Marks the file as whole by itself; the connection is closed right after. */
  close(db: Database): void;
}

/** Saved changes that are not in the file; `count` is null where nobody can tell how many. */
export interface Missing {
  readonly count: number | null;
}

/** What is missing in a notebook just opened. @param hadLog whether its log was there before it was opened */
export function findMissing(db: Database, path: string, hadLog: boolean): Missing | null {
  if (hadLog && !logFits(db, path)) return { count: null };
  const { commits, closed } = counters(db);
  const told = readTold(path);
  // With a log and without the number beside it this is no crash but a copy of a notebook in use.
  if (hadLog && told === null && commits !== closed && isTorn(db)) return { count: null };
  // It is never newer than the notebook: one that is not older either has all that was acknowledged.
  if (told !== null) return told > commits ? { count: told - commits } : null;
  return commits !== closed && !hadLog ? { count: null } : null;
}

/** Starts to count for the owner of a notebook. */
export function countCommits(path: string): CommitCount {
  let begun = false;
  let sealed = 0;
  let file: number | null = null;
  const tell = (): void => {
    try {
      file ??= openSync(told(path), 'w', 0o600);
      writeSync(file, `${String(sealed).padStart(WIDTH)}\n`, 0);
    } catch {
      // It is a help, not a promise: the notebook itself was written.
    }
  };
  const seal = (db: WriteDb): void => {
    sealed =
      db.value<number>(
        "UPDATE counter SET value = value + 1 WHERE name = 'commits' RETURNING value",
      ) ?? 0;
  };
  return {
    before: (db) => {
      if (begun) return;
      begun = true;
      try {
        // A transaction of its own, which `before` and `seal` are part of.
        db.aside(() => undefined);
        db.all('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch (error) {
        begun = false;
        throw error;
      }
    },
    seal,
    committed: tell,
    close: (db) => {
      const { commits, closed } = counters(db);
      if (commits !== closed) {
        db.aside((writing) => {
          // This transaction counts too.
          writing.run(
            "UPDATE counter SET value = (SELECT value + 1 FROM counter WHERE name = 'commits') WHERE name = 'closed'",
          );
        });
        db.all('PRAGMA wal_checkpoint(TRUNCATE)');
      }
      if (file !== null) closeSync(file);
      file = null;
      removeFile(told(path));
    },
  };
}

/** In a copy that is whole by itself, whatever the original's log holds: says so. */
export function markWhole(db: WriteDb): void {
  db.run(
    "UPDATE counter SET value = (SELECT value FROM counter WHERE name = 'commits') WHERE name = 'closed'",
  );
}

/** How many transactions a notebook has seen. */
export function commitsOf(db: ReadDb): number {
  return counters(db).commits;
}

const WIDTH = 16;

/** Where the last acknowledged number stands. */
function told(path: string): string {
  return `${path}-count`;
}

function readTold(path: string): number | null {
  if (!existsSync(told(path))) return null;
  try {
    const text = readFileSync(told(path), 'latin1');
    return /^ *\d+\n$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}

function counters(db: ReadDb): { commits: number; closed: number } {
  const rows = db.all<{ name: string; value: number }>('SELECT name, value FROM counter');
  const of = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { commits: of('commits'), closed: of('closed') };
}
