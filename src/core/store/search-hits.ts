import type { SearchHit, SearchPlace } from '../../contract/search.ts';
import { findHits } from '../../domain/find-hits.ts';
import { plainNote } from '../../domain/plain-note.ts';
import { type QueryNode, wantedWords } from '../../domain/query.ts';
import { cutSnippet } from '../../domain/snippet.ts';
import type { ReadDb } from './db.ts';
import { type Condition, conditionFor } from './search-condition.ts';
import { splitQuery } from './search-match.ts';

/** A thing found, before it is read. */
export interface FoundKey {
  readonly key: number;
  /** Higher is better; 0 when the list is ordered by date. */
  readonly score: number;
}

/**
 * The first things that a query finds in a place: the newest, or the best (BM25, words in a title counting
 * most). What is only filtered and not searched for words has no score and comes newest first.
 */
export function findKeys(
  db: ReadDb,
  node: QueryNode,
  place: SearchPlace,
  options: { readonly ranked: boolean; readonly limit: number },
): FoundKey[] {
  const { match, rest } = splitQuery(node, place);
  const conditions = rest.map((part) => conditionFor(db, part, place));
  const where = (first: readonly string[]): string => {
    const all = [...first, ...NOT_TRASHED[place], ...conditions.map(({ sql }) => sql)];
    return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
  };
  const params = conditions.flatMap((condition: Condition) => condition.params);
  const { rows, index, rank, key } = SOURCE[place];
  if (match === null) {
    return db.all<FoundKey>(
      `SELECT ${key} AS key, 0 AS score FROM ${rows} ${where([])} ORDER BY ${key} DESC LIMIT ?`,
      ...params,
      options.limit,
    );
  }
  // CROSS JOIN keeps the index outermost, so that the newest come first without sorting. BM25 is written out
  // in ORDER BY: half the time of "ORDER BY rank".
  const [score, order] = options.ranked
    ? [`-${rank}`, `${rank}, ${index}.rowid DESC`]
    : ['0', `${index}.rowid DESC`];
  return db.all<FoundKey>(
    `SELECT ${index}.rowid AS key, ${score} AS score
     FROM ${index} CROSS JOIN ${rows.replace(' JOIN ', ' CROSS JOIN ')}
     ${where([`${index} MATCH ?`, `${key} = ${index}.rowid`])}
     ORDER BY ${order} LIMIT ?`,
    match,
    ...params,
    options.limit,
  );
}

/** Reads a thing found, and where the query's words stand in it. */
export function readHit(
  db: ReadDb,
  node: QueryNode,
  place: SearchPlace,
  found: FoundKey,
): SearchHit[] {
  switch (place) {
    case 'articles':
      return articleHit(db, node, found);
    case 'passages':
      return passageHit(db, node, found);
    case 'memos':
      return memoHit(db, node, found);
  }
}

const SOURCE = {
  articles: {
    rows: 'article a',
    key: 'a.key',
    index: 'article_index',
    rank: 'bm25(article_index, 8.0, 4.0, 1.0)',
  },
  passages: {
    rows: 'passage p JOIN article a ON a.key = p.article',
    key: 'p.key',
    index: 'passage_index',
    rank: 'bm25(passage_index, 1.0, 1.0)',
  },
  memos: { rows: 'memo m', key: 'm.key', index: 'memo_index', rank: 'bm25(memo_index, 8.0, 1.0)' },
} as const;

const NOT_TRASHED = {
  articles: ['a.trashed IS NULL'],
  passages: ['a.trashed IS NULL'],
  memos: [],
} as const;

function articleHit(db: ReadDb, node: QueryNode, { key, score }: FoundKey): SearchHit[] {
  const row = db.get<{ id: string; title: string; text: string }>(
    `SELECT a.id, a.title, r.text FROM article a
     JOIN revision r ON r.article = a.key AND r.number = a.revision WHERE a.key = ?`,
    key,
  );
  if (!row) return [];
  const words = wantedWords(node).filter((wanted) => wanted.field === 'any');
  const hits = findHits(row.text, words);
  const [first] = hits;
  return [
    {
      kind: 'article',
      id: row.id,
      articleId: row.id,
      title: row.title,
      ...readable(cutSnippet(row.text, hits)),
      score,
      ranges: first ? [{ start: first.start, end: first.end }] : [],
    },
  ];
}

function passageHit(db: ReadDb, node: QueryNode, { key, score }: FoundKey): SearchHit[] {
  const row = db.get<{
    id: string;
    articleId: string;
    title: string;
    quote: string;
    note: string;
    ranges: string;
  }>(
    `SELECT p.id, a.id AS articleId, a.title, p.quote, p.note, p.ranges
     FROM passage p JOIN article a ON a.key = p.article WHERE p.key = ?`,
    key,
  );
  if (!row) return [];
  return [
    {
      kind: 'passage',
      id: row.id,
      articleId: row.articleId,
      title: row.title,
      ...snippetOf(node, row.quote, plainNote(row.note)),
      score,
      ranges: (JSON.parse(row.ranges) as [number, number][]).map(([start, end]) => ({
        start,
        end,
      })),
    },
  ];
}

function memoHit(db: ReadDb, node: QueryNode, { key, score }: FoundKey): SearchHit[] {
  const row = db.get<{ id: string; title: string; note: string }>(
    'SELECT id, title, note FROM memo WHERE key = ?',
    key,
  );
  if (!row) return [];
  return [
    {
      kind: 'memo',
      id: row.id,
      articleId: null,
      title: row.title,
      ...snippetOf(node, plainNote(row.note), ''),
      score,
      ranges: [],
    },
  ];
}

/** Shows the first of two texts in which something was found, else the first. */
function snippetOf(
  node: QueryNode,
  text: string,
  other: string,
): Pick<SearchHit, 'snippet' | 'highlights'> {
  const words = wantedWords(node).filter((wanted) => wanted.field === 'any');
  const hits = findHits(text, words);
  const otherHits = hits.length > 0 ? [] : findHits(other, words);
  return readable(otherHits.length > 0 ? cutSnippet(other, otherHits) : cutSnippet(text, hits));
}

function readable({
  snippet,
  highlights,
}: ReturnType<typeof cutSnippet>): Pick<SearchHit, 'snippet' | 'highlights'> {
  return { snippet, highlights: highlights.map((span) => ({ ...span })) };
}
