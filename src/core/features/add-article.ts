import { fail } from '../../contract/failure.ts';
import { authorSortKey, titleSortKey } from '../../domain/sort-key.ts';
import type { Action } from '../handler.ts';
import type { Picture } from '../import/pictures.ts';
import { authorText } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { storable } from '../store/kept-text.ts';
import { type PackedSource, packNow } from '../store/pack-source.ts';
import { keepPictures } from '../store/picture-store.ts';
import { insertRevisions, keepSource, type NewRevision } from '../store/revision-store.ts';
import { storedFormat } from '../store/stored-format.ts';
import { ensureTags } from '../store/tag-store.ts';
import { addFoundPassages } from './add-found-passages.ts';
import { type PreparedArticle, prepareArticle, type Worded } from './prepare-article.ts';

/** A document that was read, with where it came from. */
export interface NewArticle extends Worded {
  readonly words: number;
  /** The id of the format it was read as. */
  readonly format: string;
  readonly charset?: string | undefined;
  readonly sourceName: string;
  /** As they were imported; kept for ever. */
  readonly bytes: Uint8Array;
  /** Paths. */
  readonly tags: readonly string[];
  /** The id of a collection. */
  readonly collection?: string | undefined;
  readonly sample?: boolean;
  readonly pictures?: readonly Picture[] | undefined;
  /** The bytes as the notebook keeps them, where they were packed before. */
  readonly packed?: PackedSource | undefined;
}

/**
 * Puts an article with its first revision into the notebook.
 * @param prepared its words, where they were worked out before
 * @param later takes the revision, where the caller puts in many at once, before the action ends
 * @throws CallFailure `not-found` where there is no such collection, `bad-params` for a path that names no tag
 */
export function addArticle(
  action: Action,
  document: NewArticle,
  prepared: PreparedArticle = prepareArticle(document),
  later: NewRevision[] | null = null,
): { id: string; key: number; characters: number; passages: number } {
  const { db, at, newId } = action;
  const { bibliography, text } = prepared;
  const { sourceName, tags } = storable({
    sourceName: document.sourceName,
    tags: document.tags,
  }).value;
  const source = keepSource(db, document.packed ?? packNow(document.bytes));
  const id = newId();
  const { key } = db.run(
    `INSERT INTO article (id, title, title_sort, authors, author_text, author_sort, issued, container_title, publisher, url, doi, issn,
       language, type, accessed, format, source_name, source_sha256, revision, sample, added, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    id,
    bibliography.title,
    titleSortKey(bibliography.title),
    JSON.stringify(bibliography.authors),
    authorText(bibliography.authors),
    authorSortKey(bibliography.authors),
    bibliography.issued,
    bibliography.containerTitle,
    bibliography.publisher,
    bibliography.url,
    bibliography.doi,
    bibliography.issn,
    bibliography.language,
    bibliography.type,
    bibliography.accessed,
    document.format,
    sourceName,
    source,
    document.sample ? 1 : 0,
    at,
    at,
  );
  const revision: NewRevision = {
    article: key,
    number: 1,
    text: prepared,
    words: document.words,
    source: { sha256: source, name: sourceName, format: storedFormat(document) },
    made: at,
  };
  if (later) later.push(revision);
  else insertRevisions(db, [revision]);
  keepPictures(db, document.pictures ?? []);
  const passages = addFoundPassages(action, { article: key, revision: 1, text }, prepared.passages);
  for (const tag of new Set(ensureTags(db, tags, at, newId))) {
    db.run('INSERT INTO article_tag (article, tag, added) VALUES (?, ?, ?)', key, tag, at);
  }
  if (document.collection !== undefined) {
    const collection =
      db.value<number>('SELECT key FROM collection WHERE id = ?', document.collection) ??
      fail('not-found', `There is no collection ${document.collection}.`);
    db.run(
      'INSERT INTO collection_article (collection, article, added) VALUES (?, ?, ?)',
      collection,
      key,
      at,
    );
  }
  return { id, key, characters: text.length, passages };
}

/** What tells whether a document is already there. */
export interface Fingerprint {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly bytesSha256: string;
  /** SHA-256 of the canonical text in UTF-8, hexadecimal; null where it was not read yet. */
  readonly textSha256: string | null;
}

/** A revision made from the same bytes, or with the same text. */
export interface Duplicate {
  /** The article's id. */
  readonly id: string;
  readonly revision: number;
  /** The number of the article's current revision. */
  readonly current: number;
}

/** The newest revision of any article that is the same document; null when there is none. */
export function findDuplicate(
  db: ReadDb,
  { bytesSha256, textSha256 }: Fingerprint,
): Duplicate | null {
  const by = (column: string, sum: string | null): Duplicate | undefined =>
    // Nearly always there is none, which the index alone can tell.
    db.get(`SELECT 1 FROM revision WHERE ${column} = ?`, sum) === undefined
      ? undefined
      : db.get<Duplicate>(
          `SELECT a.id, r.number AS revision, a.revision AS current
       FROM revision r JOIN article a ON a.key = r.article
       WHERE r.${column} = ? AND a.trashed IS NULL ORDER BY r.number = a.revision DESC, r.key LIMIT 1`,
          sum,
        );
  return by('source_sha256', bytesSha256) ?? by('sha256', textSha256) ?? null;
}
