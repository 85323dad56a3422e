import { fail } from '../../contract/failure.ts';
import type { Tag } from '../../contract/tag.ts';
import { foldTagName, splitTagPath } from '../../domain/tag-path.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** The paths of these tags, by key. Only they and their ancestors are read, however large the codebook is. */
export function tagPaths(db: ReadDb, keys: readonly number[]): Map<number, string> {
  if (keys.length === 0) return new Map();
  const rows = db.all<{ key: number; path: string }>(
    `WITH RECURSIVE climb (key, above, path) AS (
       SELECT key, parent, name FROM tag WHERE key IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT climb.key, t.parent, t.name || '/' || climb.path
       FROM climb JOIN tag t ON t.key = climb.above
     ) SELECT key, path FROM climb WHERE above IS NULL`,
    JSON.stringify([...new Set(keys)]),
  );
  return new Map(rows.map((row) => [row.key, row.path]));
}

/** The path of a tag as the codebook spells it. */
export function tagPathOf(db: ReadDb, key: number): string {
  return tagPaths(db, [key]).get(key) ?? '';
}

/** The keys of a tag and all below it. */
export function tagKeysWithin(db: ReadDb, key: number): number[] {
  return db
    .all<{ key: number }>(
      `WITH RECURSIVE within (key) AS (
         VALUES (?) UNION ALL SELECT t.key FROM tag t JOIN within ON t.parent = within.key
       ) SELECT key FROM within`,
      key,
    )
    .map((row) => row.key);
}

/**
 * The keys to filter by for a tag with its children; none for a tag that is not there.
 * @param path undefined where no tag is asked for
 * @returns null where nothing is to be filtered
 */
export function tagsToFilter(db: ReadDb, path: string | undefined): number[] | null {
  if (path === undefined) return null;
  const key = tagKeyAt(db, path);
  return key === undefined ? [] : tagKeysWithin(db, key);
}

/** The key of the tag at a path, or undefined; case and accents do not matter. */
export function tagKeyAt(db: ReadDb, path: string): number | undefined {
  let key: number | undefined;
  for (const name of namesOf(path)) {
    key = childKey(db, key ?? null, name);
    if (key === undefined) return undefined;
  }
  return key;
}

/** The key of the tag at a path. @throws CallFailure `not-found` */
export function needTag(db: ReadDb, path: string): number {
  return tagKeyAt(db, path) ?? fail('not-found', `There is no tag ${path}.`);
}

/** The names of a path. @throws CallFailure `bad-params` */
export function namesOf(path: string): string[] {
  return (
    splitTagPath(path) ??
    fail(
      'bad-params',
      `“${path}” is no path for a tag: names are 1 to 200 characters, parted by “/”.`,
    )
  );
}

/** The key of a child by its name, or undefined. */
export function childKey(db: ReadDb, parent: number | null, name: string): number | undefined {
  return db.value<number>(
    'SELECT key FROM tag WHERE ifnull(parent, 0) = ? AND fold = ?',
    parent ?? 0,
    foldTagName(name),
  );
}

/** Makes the tags that are not there yet, with their parents. @returns the keys, one a path */
export function ensureTags(
  db: WriteDb,
  paths: readonly string[],
  at: string,
  newId: () => string,
): number[] {
  return paths.map((path) => {
    let parent: number | null = null;
    for (const name of namesOf(path)) {
      parent =
        childKey(db, parent, name) ??
        db.run(
          `INSERT INTO tag (id, parent, name, fold, color, description, created)
           VALUES (?, ?, ?, ?, NULL, '', ?)`,
          newId(),
          parent,
          name,
          foldTagName(name),
          at,
        ).key;
    }
    if (parent === null) throw new Error('a path has at least one name');
    return parent;
  });
}

type CountedRow = Omit<Tag, 'passagesWithin'> & { readonly key: number };

/** The codebook with counts, parents before children; what is in the trash does not count. */
export function listTags(db: ReadDb): Tag[] {
  const rows = countedRows(db, 'SELECT key FROM tag', []);
  const within = countsWithin(db, rows);
  const children = Map.groupBy(rows, (row) => row.parentId);
  const collator = new Intl.Collator(undefined, { numeric: true });
  const listed: Tag[] = [];
  const list = (parentId: string | null): void => {
    const siblings = [...(children.get(parentId) ?? [])];
    siblings.sort((a, b) => collator.compare(a.name, b.name));
    for (const { key, ...row } of siblings) {
      listed.push({ ...row, passagesWithin: within.get(key) ?? row.passages });
      list(row.id);
    }
  };
  list(null);
  return listed;
}

/** One tag with its counts, or undefined. */
export function tagByKey(db: ReadDb, key: number): Tag | undefined {
  const [found] = countedRows(db, 'SELECT ?', [key]);
  if (!found) return undefined;
  const { key: _, ...row } = found;
  return { ...row, passagesWithin: countWithin(db, key) };
}

/**
 * Tags with their own counts: all that bears them by the index alone, less the few that lie in the trash.
 * CROSS JOIN keeps SQLite from beginning with the many instead of the few.
 * @param keys SQL of the keys wanted
 */
function countedRows(db: ReadDb, keys: string, params: number[]): CountedRow[] {
  const rows = db.all<CountedRow>(
    `WITH wanted (key) AS (${keys}),
     trash (tag, passages) AS MATERIALIZED (
       SELECT pt.tag, count(*) FROM article a CROSS JOIN passage p ON p.article = a.key
       CROSS JOIN passage_tag pt ON pt.passage = p.key WHERE a.trashed IS NOT NULL GROUP BY pt.tag
     ),
     trash_articles (tag, articles) AS MATERIALIZED (
       SELECT at.tag, count(*) FROM article a CROSS JOIN article_tag at ON at.article = a.key
       WHERE a.trashed IS NOT NULL GROUP BY at.tag
     )
     SELECT t.key, t.id, '' AS path, t.name, above.id AS parentId, t.color, t.description,
       (SELECT count(*) FROM passage_tag pt WHERE pt.tag = t.key)
         - ifnull(trash.passages, 0) AS passages,
       (SELECT count(*) FROM article_tag at WHERE at.tag = t.key)
         - ifnull(trash_articles.articles, 0) AS articles,
       nullif(max(ifnull((SELECT max(added) FROM passage_tag pt WHERE pt.tag = t.key), ''),
         ifnull((SELECT max(added) FROM article_tag at WHERE at.tag = t.key), '')), '') AS used
     FROM wanted JOIN tag t ON t.key = wanted.key LEFT JOIN tag above ON above.key = t.parent
     LEFT JOIN trash ON trash.tag = t.key
     LEFT JOIN trash_articles ON trash_articles.tag = t.key`,
    ...params,
  );
  const paths = tagPaths(
    db,
    rows.map((row) => row.key),
  );
  return rows.map((row) => ({ ...row, path: paths.get(row.key) ?? row.name }));
}

/** Only tags with children need their passages told apart; the others count what they bear themselves. */
function countsWithin(db: ReadDb, rows: readonly CountedRow[]): Map<number, number> {
  const parents = new Set(rows.map((row) => row.parentId));
  return new Map(
    rows.filter((row) => parents.has(row.id)).map(({ key }) => [key, countWithin(db, key)]),
  );
}

function countWithin(db: ReadDb, key: number): number {
  return (
    db.value<number>(
      `WITH RECURSIVE within (key) AS (
         VALUES (?) UNION ALL SELECT t.key FROM tag t JOIN within ON t.parent = within.key
       )
       SELECT (SELECT count(DISTINCT passage) FROM passage_tag WHERE tag IN (SELECT key FROM within)) - (
         SELECT count(DISTINCT pt.passage) FROM article a CROSS JOIN passage p ON p.article = a.key
         CROSS JOIN passage_tag pt ON pt.passage = p.key
         WHERE a.trashed IS NOT NULL AND pt.tag IN (SELECT key FROM within))`,
      key,
    ) ?? 0
  );
}
