import type { Database, Value, WriteDb } from './db.ts';

/**
 * The change log: undo for everything, by construction.
 *
 * Triggers on every table that a researcher's actions change write, for each changed row, what takes it
 * back into `change_row`. Undoing a change runs those rows newest first; the same triggers then record what
 * brings it back, so redo is the same procedure. They are TEMP triggers, made anew at each open from the
 * columns the tables have: a feature cannot forget them, and a migration need not carry them.
 *
 * A write to a tracked table outside a change is refused by the triggers.
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
  db.script('CREATE TEMP TABLE current_change (key INTEGER NOT NULL)');
  for (const [table, key] of Object.entries(TRACKED)) {
    const columns = db.all<{ name: string }>(`PRAGMA table_info(${table})`).map((row) => row.name);
    const image = (row: 'new' | 'old', names: readonly string[]) =>
      `json_object(${names.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
    const record = (inverse: string, row: string) => `
      SELECT raise(ABORT, 'a write to ${table} outside a change')
        WHERE NOT EXISTS (SELECT 1 FROM current_change);
      INSERT INTO change_row (change, inverse, tbl, row)
        SELECT key, '${inverse}', '${table}', ${row} FROM current_change;`;
    db.script(`
      CREATE TEMP TRIGGER log_${table}_insert AFTER INSERT ON main.${table} BEGIN
        ${record('delete', image('new', key))}
      END;
      CREATE TEMP TRIGGER log_${table}_update AFTER UPDATE ON main.${table} BEGIN
        ${record('update', image('old', columns))}
      END;
      CREATE TEMP TRIGGER log_${table}_delete AFTER DELETE ON main.${table} BEGIN
        ${record('insert', image('old', columns))}
      END;`);
  }
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
 * redone. When `work` writes no row, no change is kept.
 * @param made the new change's id and time
 * @param into the key of an earlier change to add to instead, so that many transactions are one step
 * @returns what `work` returned, and the key of the change, or null where none was kept
 */
export function recordChange<T>(
  db: WriteDb,
  made: { readonly id: string; readonly at: string },
  into: number | null,
  work: () => { result: T; words: ChangeWords },
): { result: T; key: number | null } {
  const key = into ?? openChange(db, made);
  const rowsBefore = into === null ? 0 : countRows(db, key);
  db.run('INSERT INTO current_change (key) VALUES (?)', key);
  let outcome: { result: T; words: ChangeWords };
  try {
    outcome = work();
  } finally {
    db.run('DELETE FROM current_change');
  }
  const { result, words } = outcome;
  if (countRows(db, key) === rowsBefore) {
    if (into === null) db.run('DELETE FROM change WHERE key = ?', key);
    return { result, key: into };
  }
  db.run(
    'UPDATE change SET label = ?, topics = ?, articles = ? WHERE key = ?',
    words.label,
    JSON.stringify(words.topics),
    JSON.stringify(words.articles),
    key,
  );
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

function countRows(db: WriteDb, key: number): number {
  return db.value<number>('SELECT count(*) FROM change_row WHERE change = ?', key) ?? 0;
}

interface LoggedRow {
  readonly inverse: 'insert' | 'update' | 'delete';
  readonly tbl: string;
  readonly row: string;
}

/** Takes a change back, or, where it is undone, brings it back: the log turns itself round. */
export function reverseChange(db: WriteDb, key: number): void {
  const rows = db.all<LoggedRow>(
    'SELECT inverse, tbl, row FROM change_row WHERE change = ? ORDER BY key DESC',
    key,
  );
  db.run('DELETE FROM change_row WHERE change = ?', key);
  db.run('INSERT INTO current_change (key) VALUES (?)', key);
  try {
    for (const row of rows) applyRow(db, row);
  } finally {
    db.run('DELETE FROM current_change');
  }
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
    const sets = columns.map((name) => `${name} = ?`).join(', ');
    db.run(`UPDATE ${tbl} SET ${sets} WHERE ${where}`, ...values, ...keyValues);
  }
}
