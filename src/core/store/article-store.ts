import type {
  Article,
  ArticleRow,
  ArticleSort,
  Bibliography,
  Name,
} from '../../contract/article.ts';
import { fail } from '../../contract/failure.ts';
import { carryPosition } from '../../domain/carry-position.ts';
import type { ReadDb, Value } from './db.ts';
import { readAsOf } from './revision-store.ts';
import { tagPaths } from './tag-store.ts';

/** An article's row as SQL gives it. */
interface Row {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly author_text: string;
  readonly issued: string | null;
  readonly container_title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  readonly issn: string | null;
  readonly language: string | null;
  readonly type: string;
  readonly accessed: string | null;
  readonly format: string;
  readonly source_name: string;
  readonly source_sha256: string;
  readonly revision: number;
  readonly added: string;
  readonly modified: string;
  readonly trashed: string | null;
  readonly words: number;
  readonly characters: number;
  readonly read: string | null;
  readonly progress: number | null;
  readonly position: number | null;
  /** The revision that `position` counts in. */
  readonly position_revision: number | null;
  readonly passages: number;
}

const PASSAGES = '(SELECT count(*) FROM passage p WHERE p.article = a.key)';

const SELECT = `SELECT a.*, r.words, r.characters, g.at AS read, g.progress, g.position, g.revision AS position_revision,
  ${PASSAGES} AS passages
  FROM article a
  JOIN revision r ON r.article = a.key AND r.number = a.revision
  LEFT JOIN reading g ON g.article = a.key`;

/** Which articles, in which order. Keys are those of SQLite. */
export interface ArticleFilter {
  readonly trashed: boolean;
  /** Only these, where given. */
  readonly keys: readonly number[] | null;
  readonly collection: string | null;
  /** Only those that bear one of these tags, on themselves or on a passage. */
  readonly tags: readonly number[] | null;
  readonly sort: ArticleSort;
  readonly direction: 'up' | 'down';
  readonly limit: number;
  readonly offset: number;
}

/**
 * Those that say nothing of what is sorted by stand last, both ways. The indexes hold all that this reads, so
 * that a page deep in a large library costs no reading of rows.
 */
const ORDER: Readonly<Record<ArticleSort, Readonly<Record<'up' | 'down', string>>>> = {
  added: { up: 'a.added', down: 'a.added DESC' },
  read: { up: 'g.at IS NULL, g.at', down: 'g.at DESC' },
  title: { up: 'a.title_sort', down: 'a.title_sort DESC' },
  author: { up: 'a.author_sort IS NULL, a.author_sort', down: 'a.author_sort DESC' },
  issued: { up: 'a.issued IS NULL, a.issued', down: 'a.issued DESC' },
  passages: { up: PASSAGES, down: `${PASSAGES} DESC` },
};

/** A page of articles and how many there are in all. */
export function findArticles(
  db: ReadDb,
  filter: ArticleFilter,
): { total: number; articles: ArticleRow[] } {
  const { where, params } = conditions(filter);
  const total = db.value<number>(`SELECT count(*) FROM article a WHERE ${where}`, ...params) ?? 0;
  const reading = filter.sort === 'read' ? 'LEFT JOIN reading g ON g.article = a.key' : '';
  const keys = db.all<{ key: number }>(
    `SELECT a.key FROM article a ${reading} WHERE ${where}
     ORDER BY ${ORDER[filter.sort][filter.direction]}, a.key ${filter.direction === 'up' ? '' : 'DESC'}
     LIMIT ? OFFSET ?`,
    ...params,
    filter.limit,
    filter.offset,
  );
  const rows = db.all<Row>(
    `${SELECT} JOIN json_each(?) wanted ON wanted.value = a.key ORDER BY wanted.key`,
    JSON.stringify(keys.map(({ key }) => key)),
  );
  return { total, articles: asArticleRows(db, rows) };
}

function conditions(filter: ArticleFilter): { where: string; params: Value[] } {
  const where = [filter.trashed ? 'a.trashed IS NOT NULL' : 'a.trashed IS NULL'];
  const params: Value[] = [];
  if (filter.keys) {
    where.push('a.key IN (SELECT value FROM json_each(?))');
    params.push(JSON.stringify(filter.keys));
  }
  if (filter.collection) {
    where.push(`a.key IN (SELECT ca.article FROM collection_article ca
      JOIN collection c ON c.key = ca.collection WHERE c.id = ?)`);
    params.push(filter.collection);
  }
  if (filter.tags) {
    where.push(`a.key IN (
      SELECT article FROM article_tag WHERE tag IN (SELECT value FROM json_each(?))
      UNION SELECT p.article FROM passage_tag pt JOIN passage p ON p.key = pt.passage
        WHERE pt.tag IN (SELECT value FROM json_each(?)))`);
    params.push(JSON.stringify(filter.tags), JSON.stringify(filter.tags));
  }
  return { where: where.join(' AND '), params };
}

/** An article as an action needs it. */
export interface ArticleRef {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  /** The number of its current revision. */
  readonly revision: number;
  readonly trashed: string | null;
}

/** An article by its id. @throws CallFailure `not-found` */
export function needArticle(db: ReadDb, id: string): ArticleRef {
  return (
    db.get<ArticleRef>('SELECT key, id, title, revision, trashed FROM article WHERE id = ?', id) ??
    fail('not-found', `There is no article ${id}.`)
  );
}

/** Articles by their ids, in that order. @throws CallFailure `not-found` naming the first unknown */
export function needArticles(db: ReadDb, ids: readonly string[]): ArticleRef[] {
  return [...new Set(ids)].map((id) => needArticle(db, id));
}

/** One article as lists show it. */
export function articleRow(db: ReadDb, id: string): ArticleRow {
  const [row] = asArticleRows(db, needRows(db, id));
  return row ?? fail('not-found', `There is no article ${id}.`);
}

/** One article with the blocks of a revision. @throws CallFailure `not-found` */
export function articleWithBlocks(db: ReadDb, id: string, number: number | undefined): Article {
  const rows = needRows(db, id);
  const [shown] = asArticleRows(db, rows);
  const row = rows[0];
  if (!row || !shown) return fail('not-found', `There is no article ${id}.`);
  const revision = needRevision(db, row.key, id, number ?? row.revision);
  return {
    ...shown,
    revision: revision.number,
    words: revision.words,
    characters: revision.characters,
    bibliography: bibliographyOf(row),
    format: row.format,
    charset: readAsOf(db, row.key, revision.number)?.charset ?? null,
    sourceName: row.source_name,
    revisions: db.value<number>('SELECT count(*) FROM revision WHERE article = ?', row.key) ?? 1,
    current: row.revision,
    blocks: JSON.parse(revision.blocks) as Article['blocks'],
    asides: JSON.parse(revision.asides) as Article['asides'],
    position: positionIn(db, row, revision),
  };
}

/** Where reading stopped, in a revision that may be another than the one it stopped in. */
function positionIn(db: ReadDb, row: Row, revision: RevisionRow): number {
  const position = row.position ?? 0;
  const counted = row.position_revision ?? revision.number;
  if (position === 0 || counted === revision.number) return Math.min(position, revision.characters);
  const text = db.value<string>(
    'SELECT text FROM revision WHERE article = ? AND number = ?',
    row.key,
    counted,
  );
  return carryPosition(text ?? revision.text, revision.text, position);
}

interface RevisionRow {
  readonly number: number;
  readonly text: string;
  readonly blocks: string;
  readonly asides: string;
  readonly words: number;
  readonly characters: number;
}

/** A revision of an article. @throws CallFailure `not-found` */
export function needRevision(db: ReadDb, key: number, id: string, number: number): RevisionRow {
  return (
    db.get<RevisionRow>(
      `SELECT number, text, blocks, asides, words, characters FROM revision
       WHERE article = ? AND number = ?`,
      key,
      number,
    ) ?? fail('not-found', `The article ${id} has no revision ${number}.`)
  );
}

function needRows(db: ReadDb, id: string): Row[] {
  const row = db.get<Row>(`${SELECT} WHERE a.id = ?`, id);
  return row ? [row] : fail('not-found', `There is no article ${id}.`);
}

/** Tags and collections of all rows are read at once, however many rows there are. */
function asArticleRows(db: ReadDb, rows: readonly Row[]): ArticleRow[] {
  if (rows.length === 0) return [];
  const keys = JSON.stringify(rows.map((row) => row.key));
  const borne = db.all<{ article: number; tag: number }>(
    'SELECT article, tag FROM article_tag WHERE article IN (SELECT value FROM json_each(?))',
    keys,
  );
  const paths = tagPaths(
    db,
    borne.map(({ tag }) => tag),
  );
  const tags = group(borne, ({ article, tag }) => [article, paths.get(tag) ?? '']);
  const collections = group(
    db.all<{ article: number; id: string }>(
      `SELECT ca.article, c.id FROM collection_article ca JOIN collection c ON c.key = ca.collection
       WHERE ca.article IN (SELECT value FROM json_each(?))`,
      keys,
    ),
    ({ article, id }) => [article, id],
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    author: row.author_text === '' ? [] : row.author_text.split('\n'),
    issued: row.issued,
    containerTitle: row.container_title,
    publisher: row.publisher,
    url: row.url,
    language: row.language,
    type: row.type,
    words: row.words,
    characters: row.characters,
    revision: row.revision,
    added: row.added,
    modified: row.modified,
    read: row.read,
    progress: row.progress ?? 0,
    tags: (tags.get(row.key) ?? []).sort(),
    passages: row.passages,
    collections: collections.get(row.key) ?? [],
    trashed: row.trashed !== null,
  }));
}

function group<T>(rows: readonly T[], entry: (row: T) => [number, string]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const row of rows) {
    const [key, value] = entry(row);
    const list = groups.get(key);
    if (list) list.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function bibliographyOf(row: Row): Bibliography {
  return {
    title: row.title,
    authors: JSON.parse(row.authors) as Name[],
    issued: row.issued,
    containerTitle: row.container_title,
    publisher: row.publisher,
    url: row.url,
    doi: row.doi,
    issn: row.issn,
    language: row.language,
    type: row.type,
    accessed: row.accessed,
  };
}

/** Names as shown, one a line: the form in which they are searched and sorted. */
export function authorText(authors: readonly Name[]): string {
  return authors
    .map((name) => ('literal' in name ? name.literal : `${name.given ?? ''} ${name.family}`.trim()))
    .join('\n');
}
