import { deflateSync } from 'node:zlib';
import type { WriteDb } from './db.ts';

/**
 * After rows were taken out of a damaged file: puts something honest where a row points at one that is gone, so
 * that what is left can be read. A passage without its article keeps its quote and note, under an article that
 * says what happened.
 * @returns how many rows were missing
 */
export function fillHoles(db: WriteDb): number {
  const missing = (sql: string): number[] => db.all<{ key: number }>(sql).map(({ key }) => key);
  const articles = missing(
    `SELECT article AS key FROM (SELECT article FROM revision UNION SELECT article FROM passage)
     WHERE article NOT IN (SELECT key FROM article)`,
  );
  for (const key of articles) putArticle(db, key);
  const texts = missing(
    `SELECT key FROM article a WHERE NOT EXISTS
       (SELECT 1 FROM revision r WHERE r.article = a.key AND r.number = a.revision)`,
  );
  for (const key of texts) putText(db, key);
  db.run(
    `INSERT INTO source (sha256, size, deflated)
     SELECT source_sha256, 0, ? FROM (
       SELECT source_sha256 FROM article UNION SELECT source_sha256 FROM revision)
     WHERE source_sha256 IS NOT NULL AND source_sha256 NOT IN (SELECT sha256 FROM source)`,
    deflateSync(''),
  );
  const tags = missing(
    `SELECT tag AS key FROM (SELECT tag FROM passage_tag UNION SELECT tag FROM article_tag
       UNION SELECT parent FROM tag WHERE parent IS NOT NULL)
     WHERE tag NOT IN (SELECT key FROM tag)`,
  );
  for (const key of tags) {
    db.run(
      `INSERT INTO tag (key, id, parent, name, fold, color, description, created)
       VALUES (?, ?, NULL, ?, ?, NULL, '', ?)`,
      key,
      `lost-tag-${key}`,
      `Lost tag ${key}`,
      `lost tag ${key}`,
      NEVER,
    );
  }
  const dropped = [
    'DELETE FROM passage_tag WHERE passage NOT IN (SELECT key FROM passage)',
    'DELETE FROM article_tag WHERE article NOT IN (SELECT key FROM article)',
    `DELETE FROM collection_article WHERE article NOT IN (SELECT key FROM article)
       OR collection NOT IN (SELECT key FROM collection)`,
    `DELETE FROM link WHERE origin NOT IN (SELECT key FROM passage)
       OR target NOT IN (SELECT key FROM passage)`,
    'DELETE FROM reading WHERE article NOT IN (SELECT key FROM article)',
  ].reduce((sum, sql) => sum + db.run(sql).changes, 0);
  return articles.length + texts.length + tags.length + dropped;
}

const NEVER = '1970-01-01T00:00:00.000Z';
const LOST = 'This part of the notebook could not be read: its file is damaged.';

function putArticle(db: WriteDb, key: number): void {
  const number =
    db.value<number>('SELECT max(number) FROM revision WHERE article = ?', key) ??
    db.value<number>('SELECT max(revision) FROM passage WHERE article = ?', key) ??
    1;
  db.run(
    `INSERT INTO article (key, id, title, title_sort, authors, author_text, type, format, source_name,
       source_sha256, revision, added, modified)
     VALUES (?, ?, ?, 'lost', '[]', '', 'document', 'text', '', 'lost', ?, ?, ?)`,
    key,
    `lost-article-${key}`,
    `Lost details of article ${key}`,
    number,
    NEVER,
    NEVER,
  );
}

function putText(db: WriteDb, article: number): void {
  const length =
    db.value<number | null>('SELECT max(first) + 1 FROM passage WHERE article = ?', article) ?? 0;
  const text = LOST.padEnd(length);
  db.run(
    `INSERT INTO revision (article, number, text, sha256, blocks, asides, words, characters, made)
     SELECT key, revision, ?, 'lost', ?, '[]', 0, ?, ? FROM article WHERE key = ?`,
    text,
    JSON.stringify([{ kind: 'paragraph', text, marks: [] }]),
    text.length,
    NEVER,
    article,
  );
}
