import type BetterSqlite3 from 'better-sqlite3';

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
  /** Runs `work` in an IMMEDIATE transaction; rolled back when it throws. */
  transaction<T>(work: (db: WriteDb) => T): T;
  /** Runs a script of several statements; for migrations and set-up only. */
  script(sql: string): void;
  close(): void;
}

/** Wraps a driver connection; statements are prepared once and kept. */
export function wrapDatabase(connection: BetterSqlite3.Database): Database {
  const statements = new Map<string, BetterSqlite3.Statement<Value[]>>();
  const prepared = (sql: string): BetterSqlite3.Statement<Value[]> => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = connection.prepare<Value[]>(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const database: Database = {
    path: connection.name,
    all: <T>(sql: string, ...params: Value[]) => prepared(sql).all(...params) as T[],
    get: <T>(sql: string, ...params: Value[]) => prepared(sql).get(...params) as T | undefined,
    value: <T>(sql: string, ...params: Value[]) => {
      const row = prepared(sql).get(...params);
      return row === undefined ? undefined : (Object.values(row as object)[0] as T);
    },
    run: (sql, ...params) => {
      const result = prepared(sql).run(...params);
      return { changes: result.changes, key: Number(result.lastInsertRowid) };
    },
    transaction: (work) => connection.transaction(() => work(database)).immediate(),
    script: (sql) => {
      connection.exec(sql);
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
  return database;
}
