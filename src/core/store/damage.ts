import { shorten } from '../../domain/shorten.ts';
import type { ReadDb } from './db.ts';
import { type DigestTable, digestTables, unsoundAmong, verifyRows } from './digests.ts';
import { tagPathOf } from './tag-store.ts';

/** Something a researcher made that is not as it was written, by the name they know it by. */
export interface Damage {
  readonly kind: DigestTable | 'file';
  /** Of the article, passage, tag, … where it is known. */
  readonly id: string | null;
  readonly name: string;
}

/** All rows that are not as they were written. */
export function findDamage(db: ReadDb): Damage[] {
  const found: Damage[] = [];
  for (const table of digestTables) {
    for (let after: number | null = 0; after !== null; ) {
      const { unsound, next } = verifyRows(db, table, after, SLICE);
      found.push(...unsound.map((key) => nameDamage(db, table, key)));
      after = next;
    }
  }
  return found;
}

/** Those of the rows with these keys that are not as they were written. */
export function damageAmong(
  db: ReadDb,
  keys: Readonly<Partial<Record<DigestTable, readonly number[]>>>,
): Damage[] {
  return digestTables.flatMap((table) => {
    const found: Damage[] = [];
    const asked = keys[table] ?? [];
    for (let at = 0; at < asked.length; at += SLICE) {
      const unsound = unsoundAmong(db, table, asked.slice(at, at + SLICE));
      found.push(...unsound.map((key) => nameDamage(db, table, key)));
    }
    return found;
  });
}

const SLICE = 200;

/** What a damaged row is called. */
export function nameDamage(db: ReadDb, table: DigestTable, key: number): Damage {
  const row = db.get<{ id: string | null; name: string }>(NAMES[table], key);
  const name = table === 'tag' ? tagPathOf(db, key) : (row?.name ?? '');
  return { kind: table, id: row?.id ?? null, name: WORDS[table](shorten(name)) };
}

const NAMES: Readonly<Record<DigestTable, string>> = {
  article: 'SELECT id, title AS name FROM article WHERE key = ?',
  revision: `SELECT a.id, a.title AS name FROM revision r LEFT JOIN article a ON a.key = r.article
    WHERE r.key = ?`,
  passage: 'SELECT id, quote AS name FROM passage WHERE key = ?',
  tag: 'SELECT id, name FROM tag WHERE key = ?',
  collection: 'SELECT id, name FROM collection WHERE key = ?',
  search: 'SELECT id, name FROM search WHERE key = ?',
  link: `SELECT l.id, p.quote AS name FROM link l LEFT JOIN passage p ON p.key = l.origin
    WHERE l.key = ?`,
  memo: 'SELECT id, title AS name FROM memo WHERE key = ?',
};

const WORDS: Readonly<Record<DigestTable, (name: string) => string>> = {
  article: (name) => `the details of “${name}”`,
  revision: (name) => `the text of “${name}”`,
  passage: (name) => `the passage “${name}”`,
  tag: (name) => `the tag ${name}`,
  collection: (name) => `the collection “${name}”`,
  search: (name) => `the saved search “${name}”`,
  link: (name) => `a link from “${name}”`,
  memo: (name) => `the memo “${name}”`,
};
