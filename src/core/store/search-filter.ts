import type { SearchPlace } from '../../contract/search.ts';
import { parseQuery } from '../../domain/query.ts';
import type { ReadDb } from './db.ts';
import { conditionFor } from './search-condition.ts';

/**
 * Keys of the articles that a query finds, newest first; those in the trash too, so that the trash can be filtered.
 * What the query says of places (`in:`) does not matter here.
 * @returns null when the query is empty and filters nothing
 */
export function articleKeysForQuery(db: ReadDb, query: string): number[] | null {
  return keysFor(db, query, 'articles', 'SELECT a.key FROM article a WHERE');
}

/**
 * Keys of the passages that a query finds, newest first; none of articles in the trash.
 * @returns null when the query is empty and filters nothing
 */
export function passageKeysForQuery(db: ReadDb, query: string): number[] | null {
  return keysFor(
    db,
    query,
    'passages',
    'SELECT p.key FROM passage p JOIN article a ON a.key = p.article WHERE a.trashed IS NULL AND',
  );
}

function keysFor(db: ReadDb, query: string, place: SearchPlace, select: string): number[] | null {
  const { node } = parseQuery(query);
  if (node === null) return null;
  const { sql, params } = conditionFor(db, node, place);
  return db
    .all<{ key: number }>(`${select} ${sql} ORDER BY 1 DESC`, ...params)
    .map((row) => row.key);
}
