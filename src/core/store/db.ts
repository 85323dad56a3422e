import type BetterSqlite3 from 'better-sqlite3';
import { CallFailure, type Failure } from '../../contract/failure.ts';

/** What may be bound to a parameter. */
export type Value = string | number | null | Uint8Array;

/** Reading only. A function that takes this cannot write; that is the point. */
export interface ReadDb {
  /** All rows. */
  all<T>(sql: string, ...params: Value[]): T[];
  /** The first row, or undefined. */
  get<T>(sql: string, ...params: Value[]): T | undefined;
  /** The first column of the first row, or undefined. */
  value<T>(sql: string, ...params: Value[]): T | undefined;
}

/** Reading and writing, inside a transaction that somebody else opened. */
export interface WriteDb extends ReadDb {
  /** Runs a statement; `key` is the rowid of the row it inserted. */
  run(sql: string, ...params: Value[]): { changes: number; key: number };
}

/** A connection: what features get is a part of it. */
export interface Database extends WriteDb {
  readonly path: string;
  /**
   * Runs `work` in an IMMEDIATE transaction; rolled back when it throws.
   * @throws CallFailure where the notebook is open for reading only
   */
  transaction<T>(work: (db: WriteDb) => T): T;
  /**
   * The same for what may also be written where the notebook is open for reading only: there it goes into
   * memory and is gone when the notebook is closed.
   */
  aside<T>(work: (db: WriteDb) => T): T;
  /** Runs a script of several statements; for migrations and set-up only. */
  script(sql: string): void;
  /** Copies all that is committed into a new file, in steps of `pages`, between which others get their turn. */
  copyTo(path: string, pages: number): Promise<void>;
  close(): void;
}

/** Who looks after a connection to a notebook that is in use. */
export interface Upkeep {
  /** Why nothing may be written, or null. */
  readonly refusal: Failure | null;
  /** Called before each transaction. @throws CallFailure where the file is not the one that was opened */
  before(): void;
  /** Called inside each transaction, last. */
  sealing(db: WriteDb): void;
  /** Called when a transaction is safely on the disk. */
  committed(): void;
  /** Another connection in place of one that the disk failed. */
  reopen(): BetterSqlite3.Database;
}

/** Wraps a driver connection; statements are prepared once and kept. */
export function wrapDatabase(connection: BetterSqlite3.Database, upkeep?: Upkeep): Database {
  let live: BetterSqlite3.Database | null = connection;
  let closed = false;
  const statements = new Map<string, BetterSqlite3.Statement<Value[]>>();
  const drop = (): void => {
    statements.clear();
    const failed = live;
    live = null;
    try {
      failed?.close();
    } catch {
      // It could not be closed either; nothing is acknowledged on it any more.
    }
  };
  const open = (): BetterSqlite3.Database => {
    if (live) return live;
    if (!upkeep || closed) throw new Error('the connection is closed');
    live = upkeep.reopen();
    return live;
  };
  /** After a failed write or sync nobody knows what the system still holds: what is read anew is the truth. */
  const watched = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      const failed = typeof code === 'string' && code.startsWith('SQLITE_IOERR');
      if (failed && upkeep && !live?.inTransaction) drop();
      throw error;
    }
  };
  const prepared = (sql: string): BetterSqlite3.Statement<Value[]> => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = open().prepare<Value[]>(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const aside = <T>(work: (db: WriteDb) => T): T => {
    upkeep?.before();
    const result = watched(() =>
      open()
        .transaction(() => {
          const done = work(database);
          upkeep?.sealing(database);
          return done;
        })
        .immediate(),
    );
    upkeep?.committed();
    return result;
  };
  const database: Database = {
    path: connection.name,
    all: <T>(sql: string, ...params: Value[]) => watched(() => prepared(sql).all(...params) as T[]),
    get: <T>(sql: string, ...params: Value[]) =>
      watched(() => prepared(sql).get(...params) as T | undefined),
    value: <T>(sql: string, ...params: Value[]) => {
      const row = watched(() => prepared(sql).get(...params));
      return row === undefined ? undefined : (Object.values(row as object)[0] as T);
    },
    run: (sql, ...params) => {
      const result = watched(() => prepared(sql).run(...params));
      return { changes: result.changes, key: Number(result.lastInsertRowid) };
    },
    transaction: (work) => {
      if (upkeep?.refusal) throw new CallFailure(upkeep.refusal);
      return aside(work);
    },
    aside,
    script: (sql) => {
      open().exec(sql);
    },
    copyTo: async (path, pages) => {
      await open().backup(path, { progress: () => pages });
    },
    close: () => {
      closed = true;
      statements.clear();
      live?.close();
      live = null;
    },
  };
  return database;
}
