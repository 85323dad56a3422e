import { fail } from '../../contract/failure.ts';
import type { AnchorState, Color, Passage, Range, Review } from '../../contract/passage.ts';
import { textAt } from '../../domain/quote.ts';
import type { ReadDb, Value } from './db.ts';
import { tagPaths } from './tag-store.ts';

interface Row {
  readonly key: number;
  readonly id: string;
  readonly article: number;
  readonly article_id: string;
  readonly article_title: string;
  readonly revision: number;
  /** The number of its article's current revision. */
  readonly current: number;
  readonly ranges: string;
  readonly first: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly state: AnchorState;
  readonly review: Review | null;
  readonly found: string | null;
  readonly color: Color;
  readonly note: string;
  readonly note_state: string | null;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
}

/** Which passages. Without an article the newest come first; of one article, in reading order. */
export interface PassageFilter {
  readonly article: number | null;
  readonly keys: readonly number[] | null;
  readonly ids: readonly string[] | null;
  /** Only those that bear one of these tags. */
  readonly tags: readonly number[] | null;
  readonly state: AnchorState | null;
  /** Only those that ask for review. */
  readonly asking?: boolean;
  /** By article in reading order, also where it is not one article's. */
  readonly byArticle?: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A page of passages and how many there are in all; those of articles in the trash are left out. */
export function findPassages(
  db: ReadDb,
  filter: PassageFilter,
): { total: number; passages: Passage[] } {
  const where = ['p.article NOT IN (SELECT key FROM article WHERE trashed IS NOT NULL)'];
  const params: Value[] = [];
  const within = (column: string, values: readonly Value[] | null): void => {
    if (!values) return;
    where.push(`${column} IN (SELECT value FROM json_each(?))`);
    params.push(JSON.stringify(values));
  };
  if (filter.article !== null) {
    where.push('p.article = ?');
    params.push(filter.article);
  }
  within('p.key', filter.keys);
  within('p.id', filter.ids);
  if (filter.tags) {
    where.push(
      'p.key IN (SELECT passage FROM passage_tag WHERE tag IN (SELECT value FROM json_each(?)))',
    );
    params.push(JSON.stringify(filter.tags));
  }
  if (filter.state) {
    where.push('p.state = ?');
    params.push(filter.state);
  }
  if (filter.asking) where.push("p.review = 'open'");
  const from = `FROM passage p WHERE ${where.join(' AND ')}`;
  const total = db.value<number>(`SELECT count(*) ${from}`, ...params) ?? 0;
  const order =
    filter.article !== null
      ? 'p.first, p.key'
      : filter.byArticle
        ? 'p.article, p.first, p.key'
        : 'p.created DESC, p.key DESC';
  const keys = db.all<{ key: number }>(
    `SELECT p.key ${from} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...params,
    filter.limit,
    filter.offset,
  );
  const passages = passagesByKey(
    db,
    keys.map(({ key }) => key),
  );
  return { total, passages };
}

/**
 * The passages that stand or stood in a revision, in reading order, as they were there; what their state says is
 * of the current text all the same.
 */
export function passagesInRevision(
  db: ReadDb,
  article: number,
  revision: number,
  page: { readonly limit: number; readonly offset: number },
): { total: number; passages: Passage[] } {
  const from = `FROM passage p LEFT JOIN earlier_place e ON e.passage = p.key AND e.revision = ?
    WHERE p.article = ? AND (p.revision = ? OR e.passage IS NOT NULL)`;
  const params = [revision, article, revision];
  const total = db.value<number>(`SELECT count(*) ${from}`, ...params) ?? 0;
  const rows = db.all<Row>(
    `SELECT p.*, a.id AS article_id, a.title AS article_title, a.revision AS current,
       coalesce(e.ranges, p.ranges) AS ranges, ? AS revision
     FROM (SELECT p.key, e.ranges ${from}) e
     JOIN passage p ON p.key = e.key JOIN article a ON a.key = p.article
     ORDER BY json_extract(coalesce(e.ranges, p.ranges), '$[0][0]'), p.key LIMIT ? OFFSET ?`,
    revision,
    ...params,
    page.limit,
    page.offset,
  );
  const text = db.value<string>(
    'SELECT text FROM revision WHERE article = ? AND number = ?',
    article,
    revision,
  );
  const passages = asPassages(db, rows).map((passage) => ({
    ...passage,
    text: textAt(text ?? '', passage.ranges),
    position: passage.ranges[0]?.start ?? 0,
  }));
  return { total, passages };
}

/** A passage as an action needs it. */
export interface PassageRef {
  readonly key: number;
  readonly id: string;
  /** The key of its article. */
  readonly article: number;
  readonly articleId: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Passages by their ids, in that order. @throws CallFailure `not-found` naming the first unknown */
export function needPassages(db: ReadDb, ids: readonly string[]): PassageRef[] {
  return [...new Set(ids)].map(
    (id) =>
      db.get<PassageRef>(
        `SELECT p.key, p.id, p.article, a.id AS articleId, p.quote, p.prefix, p.suffix
         FROM passage p JOIN article a ON a.key = p.article WHERE p.id = ?`,
        id,
      ) ?? fail('not-found', `There is no passage ${id}.`),
  );
}

/** Passages by their keys, in that order. */
export function passagesByKey(db: ReadDb, keys: readonly number[]): Passage[] {
  const rows = db.all<Row>(
    `SELECT p.*, a.id AS article_id, a.title AS article_title, a.revision AS current
     FROM json_each(?) wanted JOIN passage p ON p.key = wanted.value
     JOIN article a ON a.key = p.article ORDER BY wanted.key`,
    JSON.stringify(keys),
  );
  return asPassages(db, rows);
}

/** Ranges as the store keeps them: `[[start,end],…]`. */
export function packRanges(ranges: readonly Range[]): string {
  return JSON.stringify(ranges.map(({ start, end }) => [start, end]));
}

/** The way back from {@link packRanges}. */
export function unpackRanges(packed: string): Range[] {
  return (JSON.parse(packed) as [number, number][]).map(([start, end]) => ({ start, end }));
}

/** Texts, tags and paths of all rows are read at once, however many rows there are. */
function asPassages(db: ReadDb, rows: readonly Row[]): Passage[] {
  if (rows.length === 0) return [];
  const borne = db.all<{ passage: number; tag: number }>(
    'SELECT passage, tag FROM passage_tag WHERE passage IN (SELECT value FROM json_each(?))',
    JSON.stringify(rows.map((row) => row.key)),
  );
  const paths = tagPaths(
    db,
    borne.map(({ tag }) => tag),
  );
  const tags = new Map<number, string[]>();
  for (const { passage, tag } of borne) {
    const list = tags.get(passage) ?? [];
    list.push(paths.get(tag) ?? '');
    tags.set(passage, list);
  }
  const texts = new Map<string, string>();
  const textOf = (article: number, revision: number): string => {
    const name = `${article} ${revision}`;
    const known = texts.get(name);
    if (known !== undefined) return known;
    const text =
      db.value<string>(
        'SELECT text FROM revision WHERE article = ? AND number = ?',
        article,
        revision,
      ) ?? '';
    texts.set(name, text);
    return text;
  };
  return rows.map((row) => {
    const ranges = unpackRanges(row.ranges);
    const found = row.found === null ? null : unpackRanges(row.found);
    const now = row.revision === row.current ? ranges : found;
    return {
      id: row.id,
      articleId: row.article_id,
      articleTitle: row.article_title,
      revision: row.revision,
      current: row.current,
      quote: row.quote,
      prefix: row.prefix,
      suffix: row.suffix,
      ranges,
      text: now === null ? '' : textAt(textOf(row.article, row.current), now),
      state: row.state,
      review: row.review,
      found,
      position: row.first,
      color: row.color,
      note: row.note,
      noteState: row.note_state,
      tags: (tags.get(row.key) ?? []).sort(),
      created: row.created,
      modified: row.modified,
      creator: row.creator,
    };
  });
}
