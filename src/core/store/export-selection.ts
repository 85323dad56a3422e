import type { Selection } from '../../contract/export.ts';
import { fail } from '../../contract/failure.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { parseQuery } from '../../domain/query.ts';
import type { ReadDb } from './db.ts';
import { articleKeysForQuery, passageKeysForQuery } from './search-filter.ts';
import { needTag, tagKeysWithin } from './tag-store.ts';

/** What was selected, by key: articles in the order in which they leave, and the passages to take. */
export interface SelectedKeys {
  readonly articles: readonly number[];
  readonly passages: readonly number[];
}

/**
 * What a selection takes; nothing that is in the trash. A tag takes its passages and the articles that bear it; a
 * query the passages it finds, or, where it says `in:articles`, the articles it finds with all their passages.
 * @throws CallFailure `not-found` where an id or a tag does not exist
 */
export function selectedKeys(db: ReadDb, selection: Selection): SelectedKeys {
  switch (selection.kind) {
    case 'everything':
      return withPassages(db, byTitle(db, keysOf(db, 'SELECT key FROM article')));
    case 'articles':
      return withPassages(db, live(db, keysOfIds(db, 'article', selection.ids)));
    case 'passages':
      return withArticles(db, keysOfIds(db, 'passage', selection.ids), []);
    case 'tag': {
      const tags = JSON.stringify(tagKeysWithin(db, needTag(db, selection.path)));
      const bearing = (what: 'passage' | 'article'): number[] =>
        keysOf(
          db,
          `SELECT DISTINCT ${what} AS key FROM ${what}_tag WHERE tag IN (SELECT value FROM json_each(?))`,
          tags,
        );
      return withArticles(db, bearing('passage'), bearing('article'));
    }
    case 'query': {
      const { node, places } = parseQuery(selection.query);
      if (node === null) return { articles: [], passages: [] };
      return places?.includes('articles') && !places.includes('passages')
        ? withPassages(db, byTitle(db, articleKeysForQuery(db, selection.query) ?? []))
        : withArticles(db, passageKeysForQuery(db, selection.query) ?? [], []);
    }
    default:
      return assertNever(selection);
  }
}

function withPassages(db: ReadDb, articles: readonly number[]): SelectedKeys {
  const passages = keysOf(
    db,
    'SELECT key FROM passage WHERE article IN (SELECT value FROM json_each(?))',
    JSON.stringify(articles),
  );
  return { articles, passages };
}

function withArticles(
  db: ReadDb,
  passages: readonly number[],
  more: readonly number[],
): SelectedKeys {
  const taken = keysOf(
    db,
    `SELECT p.key FROM passage p JOIN article a ON a.key = p.article
     WHERE a.trashed IS NULL AND p.key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(passages),
  );
  const theirs = keysOf(
    db,
    'SELECT DISTINCT article AS key FROM passage WHERE key IN (SELECT value FROM json_each(?))',
    JSON.stringify(taken),
  );
  return { articles: byTitle(db, [...new Set([...theirs, ...more])]), passages: taken };
}

/** Those that are not in the trash, in the order given. */
function live(db: ReadDb, keys: readonly number[]): number[] {
  return keysOf(
    db,
    `SELECT a.key FROM json_each(?) wanted JOIN article a ON a.key = wanted.value
     WHERE a.trashed IS NULL ORDER BY wanted.key`,
    JSON.stringify(keys),
  );
}

function byTitle(db: ReadDb, keys: readonly number[]): number[] {
  return keysOf(
    db,
    `SELECT key FROM article WHERE trashed IS NULL AND key IN (SELECT value FROM json_each(?))
     ORDER BY title COLLATE NOCASE, key`,
    JSON.stringify(keys),
  );
}

function keysOfIds(db: ReadDb, table: 'article' | 'passage', ids: readonly string[]): number[] {
  return [...new Set(ids)].map(
    (id) =>
      db.value<number>(`SELECT key FROM ${table} WHERE id = ?`, id) ??
      fail('not-found', `There is no ${table} ${id}.`),
  );
}

function keysOf(db: ReadDb, sql: string, ...params: string[]): number[] {
  return db.all<{ key: number }>(sql, ...params).map((row) => row.key);
}
