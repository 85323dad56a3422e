import type { Bibliography } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import type { Passage } from '../../contract/passage.ts';
import type {
  ExportArticle,
  ExportLink,
  ExportPassage,
  ExportTag,
} from '../../domain/export/export-data.ts';
import { locatorsOf, NO_LOCATOR } from '../../domain/locator.ts';
import type { ReadDb } from './db.ts';
import type { SelectedKeys } from './export-selection.ts';
import { passagesByKey } from './passage-store.ts';
import { listTags } from './tag-store.ts';

/** Articles with all that an export can hold of them, their passages in reading order. */
export function exportArticles(
  db: ReadDb,
  keys: SelectedKeys,
): { articles: ExportArticle[]; localAddresses: number } {
  const rows = db.all<ArticleRow>(
    `SELECT a.* FROM json_each(?) wanted JOIN article a ON a.key = wanted.value ORDER BY wanted.key`,
    JSON.stringify(keys.articles),
  );
  const ordered = db.all<{ key: number; article: string }>(
    `SELECT p.key, a.id AS article FROM passage p JOIN article a ON a.key = p.article
     WHERE p.key IN (SELECT value FROM json_each(?)) ORDER BY p.article, p.first, p.key`,
    JSON.stringify(keys.passages),
  );
  const passages = Map.groupBy(
    passagesByKey(
      db,
      ordered.map((row) => row.key),
    ),
    (passage) => passage.articleId,
  );
  const tags = namesByArticle(
    db,
    `SELECT x.article, t.id AS name FROM article_tag x JOIN tag t ON t.key = x.tag`,
    keys,
  );
  const paths = new Map(listTags(db).map((tag) => [tag.id, tag.path]));
  const collections = namesByArticle(
    db,
    `SELECT x.article, c.name FROM collection_article x JOIN collection c ON c.key = x.collection`,
    keys,
  );
  return {
    articles: rows.map((row) => ({
      id: row.id,
      bibliography: bibliographyOf(row),
      added: row.added,
      modified: row.modified,
      revision: row.revision,
      tags: (tags.get(row.key) ?? []).map((id) => paths.get(id) ?? '').sort(),
      collections: collections.get(row.key) ?? [],
      passages: locate(db, row.key, passages.get(row.id) ?? []),
    })),
    localAddresses: rows.filter((row) => row.url !== null && isLocal(row.url)).length,
  };
}

/** Passages of one article with the pages and times they stand at. */
function locate(db: ReadDb, article: number, passages: readonly Passage[]): ExportPassage[] {
  const readers = new Map<number, ReturnType<typeof locatorsOf> | null>();
  return passages.map(
    ({ articleId: _, articleTitle: __, current: ___, position, found: ____, ...passage }) => {
      const { revision } = passage;
      if (!readers.has(revision)) readers.set(revision, readLocators(db, article, revision));
      return { ...passage, ...(readers.get(revision)?.(position) ?? NO_LOCATOR) };
    },
  );
}

/** Most texts have neither pages nor times, and are not read for them. */
function readLocators(
  db: ReadDb,
  article: number,
  revision: number,
): ReturnType<typeof locatorsOf> | null {
  const row = db.get<{ blocks: string }>(
    `SELECT blocks FROM revision WHERE article = ? AND number = ?
     AND (instr(blocks, '"kind":"break"') > 0 OR instr(blocks, '"locator":') > 0)`,
    article,
    revision,
  );
  return row ? locatorsOf(JSON.parse(row.blocks) as Block[]) : null;
}

/** The codebook, parents before children. */
export function exportTags(db: ReadDb): ExportTag[] {
  return listTags(db).map(({ id, path, name, parentId, color, description }) => ({
    id,
    path,
    name,
    parentId,
    color,
    description,
  }));
}

/** Links of which both ends are among the passages. */
export function exportLinks(db: ReadDb, passages: readonly number[]): ExportLink[] {
  return db.all<ExportLink>(
    `WITH taken (key) AS (SELECT value FROM json_each(?))
     SELECT l.id, o.id AS "from", t.id AS "to", l.type, l.note
     FROM link l JOIN passage o ON o.key = l.origin JOIN passage t ON t.key = l.target
     WHERE l.origin IN taken AND l.target IN taken ORDER BY l.key`,
    JSON.stringify(passages),
  );
}

interface ArticleRow {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly issued: string | null;
  readonly container_title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  readonly issn: string | null;
  readonly language: string | null;
  readonly type: string;
  readonly accessed: string | null;
  readonly revision: number;
  readonly added: string;
  readonly modified: string;
}

function bibliographyOf(row: ArticleRow): Bibliography {
  return {
    title: row.title,
    authors: JSON.parse(row.authors) as Bibliography['authors'],
    issued: row.issued,
    containerTitle: row.container_title,
    publisher: row.publisher,
    // An export tells nobody where things are on the researcher's computer.
    url: row.url !== null && isLocal(row.url) ? null : row.url,
    doi: row.doi,
    issn: row.issn,
    language: row.language,
    type: row.type,
    accessed: row.accessed,
  };
}

function isLocal(url: string): boolean {
  return /^(file:|[/\\~]|[a-z]:[/\\])/i.test(url.trim());
}

function namesByArticle(
  db: ReadDb,
  select: string,
  { articles }: SelectedKeys,
): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { article, name } of db.all<{ article: number; name: string }>(
    `${select} WHERE x.article IN (SELECT value FROM json_each(?)) ORDER BY 2`,
    JSON.stringify(articles),
  )) {
    names.set(article, [...(names.get(article) ?? []), name]);
  }
  return names;
}
