import type { Database, Value, WriteDb } from './db.ts';
import { type DigestTable, settleDigest } from './digests.ts';

/**
 * The change log: undo for everything, by construction.
 *
 * Triggers on every table that a researcher's actions change write, for each changed row, what takes it
 * back into `change_row`. Undoing a change runs those rows newest first; the same triggers then record what
 * brings it back, so redo is the same procedure. They are TEMP triggers, made anew at each open from the
 * columns the tables have: a feature cannot forget them, and a migration need not carry them.
 *
 * A write to a tracked table outside a change is refused by the triggers. They also note which rows were
 * written, and the digests of those are made anew before the change ends; undo brings back the digests with
 * the rows, so that damage to the log shows too.
 */
const TRACKED: Readonly<Record<string, readonly string[]>> = {
  article: ['key'],
  revision: ['key'],
  passage: ['key'],
  tag: ['key'],
  passage_tag: ['passage', 'tag'],
  article_tag: ['article', 'tag'],
  collection: ['key'],
  collection_article: ['collection', 'article'],
  search: ['key'],
  link: ['key'],
  memo: ['key'],
};

/** Installs the triggers on a connection. */
export function installChangeLog(db: Database): void {
  db.script(`
    CREATE TEMP TABLE current_change (key INTEGER NOT NULL);
    CREATE TEMP TABLE written (tbl TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (tbl, key)) WITHOUT ROWID;`);
  for (const [table, key] of Object.entries(TRACKED)) {
    const columns = db.all<{ name: string }>(`PRAGMA table_info(${table})`).map((row) => row.name);
    db.script(triggers(table, key, columns));
  }
}

function triggers(table: string, key: readonly string[], columns: readonly string[]): string {
  const image = (row: 'new' | 'old', names: readonly string[]) =>
    `json_object(${names.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
  const rest = columns.filter((name) => !key.includes(name));
  // An update is kept as the key and what changed: a new colour must not carry a long note along.
  const changed = `(SELECT json_group_object(name, value) FROM (
    ${key.map((name) => `SELECT '${name}' AS name, old.${name} AS value`).join(' UNION ALL ')}
    ${rest.map((name) => `UNION ALL SELECT '${name}', old.${name} WHERE old.${name} IS NOT new.${name}`).join(' ')}))`;
  const hashed = columns.includes('digest');
  const differing = (names: readonly string[]) =>
    names.map((name) => `old.${name} IS NOT new.${name}`).join(' OR ');
  const said = differing(columns.filter((name) => name !== 'digest'));
  // A row's first digest needs no taking back: the row itself goes.
  const differs = hashed
    ? `${said} OR (old.digest IS NOT NULL AND old.digest IS NOT new.digest)`
    : said;
  const written = hashed
    ? `INSERT OR IGNORE INTO written (tbl, key) VALUES ('${table}', new.key);`
    : '';
  const moved = key.map((name) => `old.${name} IS NOT new.${name}`).join(' OR ');
  const record = (inverse: string, row: string) => `
    SELECT raise(ABORT, 'a write to ${table} outside a change')
      WHERE NOT EXISTS (SELECT 1 FROM current_change);
    INSERT INTO change_row (change, inverse, tbl, row)
      SELECT key, '${inverse}', '${table}', ${row} FROM current_change WHERE key > 0;`;
  return `
    CREATE TEMP TRIGGER log_${table}_insert AFTER INSERT ON main.${table} BEGIN
      ${record('delete', image('new', key))}
      ${written}
    END;
    CREATE TEMP TRIGGER log_${table}_update AFTER UPDATE ON main.${table} WHEN ${differs} BEGIN
      SELECT raise(ABORT, 'the key of a row of ${table} cannot change') WHERE ${moved};
      ${record('update', changed)}
      ${written}
    END;
    CREATE TEMP TRIGGER log_${table}_delete AFTER DELETE ON main.${table} BEGIN
      ${record('insert', image('old', columns))}
    END;`;
}

/** What a change says of itself once its work is done. */
export interface ChangeWords {
  readonly label: string;
  readonly topics: readonly string[];
  /** Ids of the articles concerned. */
  readonly articles: readonly string[];
}

/**
 * Runs `work` as one change of the history, inside a transaction. What was undone before can no longer be
 * redone. When `work` changes no row, no change is kept and what was undone stays undone.
 * @param made the new change's id and time
 * @param into the key of an earlier change to add to, so that many transactions are one step. Where another
 *   change came in between, a new one is begun instead: undo goes back in the order in which rows were
 *   written, else it would take away what later rows of the earlier change point at.
 * @returns what `work` returned, and the key of the change it went into, or null where there is none
 */
export function recordChange<T>(
  db: WriteDb,
  made: { readonly id: string; readonly at: string },
  into: number | null,
  work: () => { result: T; words: ChangeWords },
): { result: T; key: number | null } {
  const earlier = into !== null && isLast(db, into) ? into : null;
  const key = earlier ?? openChange(db, made);
  const before = lastRow(db);
  const { result, words } = during(db, key, () => {
    const done = work();
    settleWritten(db);
    return done;
  });
  if (lastRow(db) === before) {
    if (earlier === null) db.run('DELETE FROM change WHERE key = ?', key);
    return { result, key: into };
  }
  if (earlier === null) {
    db.run(
      'UPDATE change SET label = ?, topics = ?, articles = ? WHERE key = ?',
      words.label,
      JSON.stringify(words.topics),
      JSON.stringify(words.articles),
      key,
    );
  } else {
    // What many transactions touched together: no list of articles, which means all of them.
    db.run(
      `UPDATE change SET label = ?, articles = '[]', topics = (
         SELECT json_group_array(value) FROM (
           SELECT value FROM json_each(topics) UNION SELECT value FROM json_each(?)))
       WHERE key = ?`,
      words.label,
      JSON.stringify(words.topics),
      key,
    );
  }
  db.run("UPDATE change SET state = 'abandoned' WHERE state = 'undone'");
  return { result, key };
}

// The row is made before the work, because the rows that the triggers write point at it.
function openChange(db: WriteDb, made: { readonly id: string; readonly at: string }): number {
  return db.run(
    "INSERT INTO change (id, at, label, topics, articles, state) VALUES (?, ?, '', '[]', '[]', 'done')",
    made.id,
    made.at,
  ).key;
}

function isLast(db: WriteDb, key: number): boolean {
  const last = db.get<{ key: number; state: string }>(
    'SELECT key, state FROM change ORDER BY key DESC LIMIT 1',
  );
  return last?.key === key && last.state === 'done';
}

function lastRow(db: WriteDb): number {
  return db.value<number | null>('SELECT max(key) FROM change_row') ?? 0;
}

/** Lets the triggers write to a change while `work` runs; a transaction that fails takes this back too. */
function during<T>(db: WriteDb, key: number, work: () => T): T {
  db.run('INSERT INTO current_change (key) VALUES (?)', key);
  const result = work();
  db.run('DELETE FROM current_change');
  db.run('DELETE FROM written');
  return result;
}

/** The triggers write nothing down under this key. */
const UNLOGGED = 0;

/** Runs `work` so that the history knows nothing of it: for what must leave no trace. */
export function withoutHistory<T>(db: WriteDb, work: () => T): T {
  return during(db, UNLOGGED, () => {
    const result = work();
    settleWritten(db);
    return result;
  });
}

function settleWritten(db: WriteDb): void {
  const next = (tbl: string, key: number): { tbl: DigestTable; key: number }[] =>
    db.all(
      'SELECT tbl, key FROM written WHERE (tbl, key) > (?, ?) ORDER BY tbl, key LIMIT ?',
      tbl,
      key,
      CHUNK,
    );
  for (let rows = next('', 0); rows.length > 0; ) {
    for (const { tbl, key } of rows) settleDigest(db, tbl, key);
    const last = rows.at(-1);
    rows = last && rows.length === CHUNK ? next(last.tbl, last.key) : [];
  }
}

interface LoggedRow {
  readonly key: number;
  readonly inverse: 'insert' | 'update' | 'delete';
  readonly tbl: string;
  readonly row: string;
}

/** So many rows of a change are in memory at once; those of an import hold whole texts. */
const CHUNK = 200;

/** Takes a change back, or, where it is undone, brings it back: the log turns itself round. */
export function reverseChange(db: WriteDb, key: number): void {
  // The rows that this writes get higher keys.
  const last = lastRow(db);
  during(db, key, () => {
    for (;;) {
      const rows = db.all<LoggedRow>(
        'SELECT key, inverse, tbl, row FROM change_row WHERE change = ? AND key <= ? ORDER BY key DESC LIMIT ?',
        key,
        last,
        CHUNK,
      );
      const lowest = rows.at(-1);
      if (!lowest) return;
      for (const row of rows) applyRow(db, row);
      db.run(
        'DELETE FROM change_row WHERE change = ? AND key BETWEEN ? AND ?',
        key,
        lowest.key,
        last,
      );
    }
  });
}

function applyRow(db: WriteDb, { inverse, tbl, row }: LoggedRow): void {
  const key = TRACKED[tbl];
  if (!key) throw new Error(`the history names an unknown table: ${tbl}`);
  const image = JSON.parse(row) as Record<string, Value>;
  const columns = Object.keys(image);
  const where = key.map((name) => `${name} = ?`).join(' AND ');
  const keyValues = key.map((name) => image[name] ?? null);
  const values = columns.map((name) => image[name] ?? null);
  if (inverse === 'delete') {
    db.run(`DELETE FROM ${tbl} WHERE ${where}`, ...keyValues);
  } else if (inverse === 'insert') {
    const holes = columns.map(() => '?').join(', ');
    db.run(`INSERT INTO ${tbl} (${columns.join(', ')}) VALUES (${holes})`, ...values);
  } else {
    const changed = columns.filter((name) => !key.includes(name));
    const sets = changed.map((name) => `${name} = ?`).join(', ');
    const before = changed.map((name) => image[name] ?? null);
    db.run(`UPDATE ${tbl} SET ${sets} WHERE ${where}`, ...before, ...keyValues);
  }
}
