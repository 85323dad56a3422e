import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Database, ReadDb, WriteDb } from './db.ts';
import { logFits } from './log-fits.ts';
import { removeFile } from './remove-file.ts';
import { syncFolder } from './sync-file.ts';

/**
 * Counts the transactions of a notebook, so that a file that lacks some of them is noticed: one that was copied
 * while in use without its write-ahead log, or with the log of another moment, or whose log was cut or taken away.
 *
 * Two signs, neither of which costs a second sync for a change. `commits` grows with each transaction and `closed` is
 * set to it when the notebook is closed; the first transaction of a session is copied from the log into the file at
 * once, so that a file in use says of itself that its log belongs to it. And the last number that was acknowledged
 * is written to `<path>-count`, with the number the file system gave the notebook. That file is on the disk before a
 * session's first transaction, so that it is there after a crash or a power cut: a notebook in use that has none, or
 * one of another file, was copied, at one moment or, by a program that reads slowly, at several, which nobody can tell
 * from the copy. What is acknowledged is not synced: the number can be older than the notebook, never newer.
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
  const { last, isOwn } = readTold(path);
  // It is never newer than the notebook: one that is not older either has all that was acknowledged.
  if (last !== null && last > commits) return { count: last - commits };
  const isWhole = commits === closed || (isOwn && (hadLog || last !== null));
  return isWhole ? null : { count: null };
}

/** Starts to count for the owner of a notebook. */
export function countCommits(path: string): CommitCount {
  let begun = false;
  let sealed = 0;
  let file: number | null = null;
  const inode = inodeOf(path);
  const tell = (): void => {
    try {
      file ??= openSync(told(path), 'w', 0o600);
      writeSync(file, `${String(sealed).padStart(WIDTH)}\n${inode}\n`, 0);
    } catch {
      // It is a help, not a promise: the notebook itself was written.
    }
  };
  const tellFirst = (db: Database): void => {
    sealed = counters(db).commits;
    tell();
    if (file === null) return;
    try {
      fsyncSync(file);
      syncFolder(dirname(path));
    } catch {
      // As above.
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
      tellFirst(db);
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

interface Told {
  /** The last acknowledged number; null where nothing of sense is there. */
  readonly last: number | null;
  /** Whether it was written for this very file, not for the one it was copied from. */
  readonly isOwn: boolean;
}

function readTold(path: string): Told {
  if (!existsSync(told(path))) return { last: null, isOwn: false };
  try {
    const text = readFileSync(told(path), 'latin1');
    const [, last, inode] = /^ *(\d+)\n(?:(\d+)\n)?/.exec(text) ?? [];
    return {
      last: last === undefined ? null : Number(last),
      // A power cut may have left less of it.
      isOwn: inode === undefined || inode === inodeOf(path),
    };
  } catch {
    return { last: null, isOwn: true };
  }
}

/** The number of a file in its file system, which a copy does not have. */
function inodeOf(path: string): string {
  return String(statSync(path, { bigint: true }).ino);
}

function counters(db: ReadDb): { commits: number; closed: number } {
  const rows = db.all<{ name: string; value: number }>('SELECT name, value FROM counter');
  const of = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { commits: of('commits'), closed: of('closed') };
}
