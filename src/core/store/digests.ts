import { createHash } from 'node:crypto';
import type { ReadDb, WriteDb } from './db.ts';

/**
 * A SHA-256 for each row that a researcher reads, kept in its column `digest`. SQLite's own check sees whether
 * the file hangs together, not whether a letter became another; this does.
 *
 * A digest covers the columns named here, `null` ones left out, so that a column that may be null can be
 * added without hashing anything anew; any other new column needs a migration that does. Which tags a row
 * bears is not in it: that is kept twice anyway, in a table and in its index, and compared by the check.
 */
const COVERED = {
  article: [
    'id',
    'title',
    'authors',
    'author_text',
    'issued',
    'container_title',
    'publisher',
    'url',
    'doi',
    'issn',
    'language',
    'type',
    'accessed',
    'format',
    'source_name',
    'source_sha256',
    'revision',
    'added',
    'modified',
    'trashed',
  ],
  // Its text has a SHA-256 of its own, by which the same text is known again.
  revision: [
    'article',
    'number',
    'sha256',
    'blocks',
    'asides',
    'words',
    'characters',
    'made',
    'source_sha256',
    'source_name',
    'format',
  ],
  passage: [
    'id',
    'article',
    'revision',
    'ranges',
    'quote',
    'prefix',
    'suffix',
    'state',
    'color',
    'note',
    'note_state',
    'creator',
    'created',
    'modified',
    'found',
    'review',
  ],
  tag: ['id', 'parent', 'name', 'color', 'description', 'created'],
  collection: ['id', 'name', 'created'],
  search: ['id', 'name', 'query', 'created'],
  link: ['id', 'origin', 'target', 'type', 'note', 'created'],
  memo: ['id', 'title', 'note', 'note_state', 'created', 'modified'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A table whose rows bear a digest. */
export type DigestTable = keyof typeof COVERED;

/** All of them, the ones that others point at first. */
export const digestTables = Object.keys(COVERED) as readonly DigestTable[];

/** A row as SQL gives it. */
type Row = Readonly<Record<string, unknown>>;

/** The digest that a row must bear, hexadecimal; its key is part of it, so that rows cannot change places. */
export function digestOf(table: DigestTable, row: Row): string {
  const said: unknown[] = [table, row.key];
  for (const name of COVERED[table]) {
    const value = row[name];
    if (value !== null && value !== undefined) said.push(name, value);
  }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Whether a row, and the text of a revision, is as it was when it was written. */
export function isSound(table: DigestTable, row: Row): boolean {
  if (row.digest !== digestOf(table, row)) return false;
  if (table !== 'revision') return true;
  return createHash('sha256').update(String(row.text)).digest('hex') === row.sha256;
}

/** Gives a row the digest of what it now says. */
export function settleDigest(db: WriteDb, table: DigestTable, key: number): void {
  const row = db.get<Row>(selectRow(table), key);
  if (row) db.run(`UPDATE ${table} SET digest = ? WHERE key = ?`, digestOf(table, row), key);
}

const selects = new Map<DigestTable, string>();

function selectRow(table: DigestTable): string {
  let select = selects.get(table);
  if (select === undefined) {
    select = `SELECT key, ${COVERED[table].join(', ')} FROM ${table} WHERE key = ?`;
    selects.set(table, select);
  }
  return select;
}

/**
 * Looks at up to `limit` rows after a key.
 * @returns the keys of those that are not as they were written, and where to go on; null at the end
 */
export function verifyRows(
  db: ReadDb,
  table: DigestTable,
  after: number,
  limit: number,
): { unsound: number[]; next: number | null } {
  const columns = `key, digest, ${COVERED[table].join(', ')}${table === 'revision' ? ', text' : ''}`;
  const rows = db.all<Row & { key: number }>(
    `SELECT ${columns} FROM ${table} WHERE key > ? ORDER BY key LIMIT ?`,
    after,
    limit,
  );
  const last = rows.at(-1);
  return {
    unsound: rows.filter((row) => !isSound(table, row)).map(({ key }) => key),
    next: last && rows.length === limit ? last.key : null,
  };
}

/** Those of these rows that are not as they were written. */
export function unsoundAmong(db: ReadDb, table: DigestTable, keys: readonly number[]): number[] {
  const columns = `t.key, t.digest, ${COVERED[table].map((name) => `t.${name}`).join(', ')}`;
  const rows = db.all<Row & { key: number }>(
    `SELECT ${columns}${table === 'revision' ? ', t.text' : ''}
     FROM json_each(?) wanted JOIN ${table} t ON t.key = wanted.value`,
    JSON.stringify(keys),
  );
  return rows.filter((row) => !isSound(table, row)).map(({ key }) => key);
}
