import { withoutHistory } from './change-log.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { dropPictures, picturesOf } from './picture-store.ts';

/** What would go for good. */
export interface PurgeExtent {
  readonly articles: number;
  readonly passages: number;
}

/** How much hangs on articles, by their keys. */
export function purgeExtent(db: ReadDb, articles: readonly number[]): PurgeExtent {
  return {
    articles: articles.length,
    passages:
      db.value<number>(
        'SELECT count(*) FROM passage WHERE article IN (SELECT value FROM json_each(?))',
        JSON.stringify(articles),
      ) ?? 0,
  };
}

/** What stands in the history in place of words that are gone. */
const REDACTED = 'Something that was deleted for good';

/**
 * Takes articles, and all that hangs on them, out of the tables and out of the history, so that nothing of their
 * words is left: neither in what undo would bring back nor in what changes are called. Inside a transaction; the
 * pages are zeroed as they are freed (secure delete).
 */
export function purgeArticles(db: WriteDb, articles: readonly number[]): void {
  const article = JSON.stringify(articles);
  const ids = db
    .all<{ id: string }>(
      'SELECT id FROM article WHERE key IN (SELECT value FROM json_each(?))',
      article,
    )
    .map(({ id }) => id);
  const passages = passageKeys(db, article);
  const passage = JSON.stringify(passages);
  const pictures = picturesOf(db, article);
  const listed = (keys: string): string => `(SELECT value FROM json_each('${keys}'))`;
  withoutHistory(db, () => {
    const gone = listed(article);
    const marked = listed(passage);
    db.run(
      `DELETE FROM draft WHERE name IN (SELECT 'note:' || id FROM passage WHERE key IN ${marked})`,
    );
    db.run(`DELETE FROM link WHERE origin IN ${marked} OR target IN ${marked}`);
    db.run(`DELETE FROM passage_tag WHERE passage IN ${marked}`);
    db.run(`DELETE FROM passage WHERE key IN ${marked}`);
    db.run(`DELETE FROM article_tag WHERE article IN ${gone}`);
    db.run(`DELETE FROM collection_article WHERE article IN ${gone}`);
    db.run(`DELETE FROM reading WHERE article IN ${gone}`);
    db.run(`DELETE FROM revision WHERE article IN ${gone}`);
    db.run(`DELETE FROM article WHERE key IN ${gone}`);
  });
  forget(db, article, passage, ids);
  db.run(`DELETE FROM source WHERE sha256 NOT IN (SELECT source_sha256 FROM article)
    AND sha256 NOT IN (SELECT json_extract(row, '$.source_sha256') FROM change_row
      WHERE tbl = 'article' AND json_extract(row, '$.source_sha256') IS NOT NULL)`);
  dropPictures(db, pictures);
}

/** Of passages that are there, and of those that were deleted before and stand in the history only. */
function passageKeys(db: ReadDb, articles: string): number[] {
  return db
    .all<{ key: number }>(
      `SELECT key FROM passage WHERE article IN (SELECT value FROM json_each(?))
       UNION SELECT json_extract(row, '$.key') FROM change_row
       WHERE tbl = 'passage' AND json_extract(row, '$.article') IN (SELECT value FROM json_each(?))`,
      articles,
      articles,
    )
    .map(({ key }) => key);
}

/** Takes rows out of the history, with the names of the changes they were part of. */
function forget(db: WriteDb, articles: string, passages: string, ids: readonly string[]): void {
  const of = (column: string, keys: string): string =>
    `json_extract(row, '$.${column}') IN (SELECT value FROM json_each('${keys}'))`;
  const theirs = `(
    (tbl = 'article' AND ${of('key', articles)})
    OR (tbl IN ('revision', 'article_tag', 'collection_article') AND ${of('article', articles)})
    OR (tbl = 'revision' AND inverse <> 'insert' AND json_extract(row, '$.key') NOT IN (SELECT key FROM revision))
    OR (tbl = 'passage' AND ${of('key', passages)})
    OR (tbl = 'passage_tag' AND ${of('passage', passages)})
    OR (tbl = 'link' AND (${of('origin', passages)} OR ${of('target', passages)}
      OR (inverse <> 'insert' AND json_extract(row, '$.key') NOT IN (SELECT key FROM link)))))`;
  // Labels quote words and titles; so does whatever names one of these articles.
  db.run(
    `UPDATE change SET label = ? WHERE label LIKE '%“%' AND (
       key IN (SELECT change FROM change_row WHERE ${theirs})
       OR EXISTS (SELECT 1 FROM json_each(change.articles) a
         WHERE a.value IN (SELECT value FROM json_each(?))))`,
    REDACTED,
    JSON.stringify(ids),
  );
  db.run(`DELETE FROM change_row WHERE ${theirs}`);
  db.run(
    'DELETE FROM change WHERE NOT EXISTS (SELECT 1 FROM change_row r WHERE r.change = change.key)',
  );
}
