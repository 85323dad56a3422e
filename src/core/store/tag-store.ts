import { fail } from '../../contract/failure.ts';
import type { Color } from '../../contract/passage.ts';
import type { Tag } from '../../contract/tag.ts';
import { foldTagName, splitTagPath } from '../../domain/tag-path.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** A tag's row. `path` is made from its ancestors. */
export interface TagRow {
  readonly key: number;
  readonly id: string;
  readonly parent: number | null;
  readonly name: string;
  readonly color: Color | null;
  readonly description: string;
  readonly path: string;
}

const PATHS = `WITH RECURSIVE placed (key, path) AS (
  SELECT key, name FROM tag WHERE parent IS NULL
  UNION ALL
  SELECT t.key, placed.path || '/' || t.name FROM tag t JOIN placed ON t.parent = placed.key
)`;

/** All tags by key, with their paths. */
export function tagRows(db: ReadDb): TagRow[] {
  return db.all<TagRow>(
    `${PATHS} SELECT t.key, t.id, t.parent, t.name, t.color, t.description, placed.path
     FROM tag t JOIN placed USING (key) ORDER BY t.key`,
  );
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

/** The codebook with counts, in tree order; what is in the trash does not count. */
export function listTags(db: ReadDb): Tag[] {
  return db.all<Omit<Tag, 'passages'> & { passages: number }>(
    `WITH RECURSIVE placed (key, path, sort) AS (
       SELECT key, name, fold FROM tag WHERE parent IS NULL
       UNION ALL
       SELECT t.key, placed.path || '/' || t.name, placed.sort || char(1) || t.fold
       FROM tag t JOIN placed ON t.parent = placed.key
     ),
     live (passage, tag, added) AS (
       SELECT pt.passage, pt.tag, pt.added FROM passage_tag pt
       JOIN passage p ON p.key = pt.passage JOIN article a ON a.key = p.article
       WHERE a.trashed IS NULL
     ),
     closure (root, tag) AS (
       SELECT key, key FROM tag
       UNION ALL SELECT closure.root, t.key FROM tag t JOIN closure ON t.parent = closure.tag
     ),
     direct AS (SELECT tag, count(*) AS n, max(added) AS used FROM live GROUP BY tag),
     within AS (
       SELECT closure.root AS tag, count(DISTINCT live.passage) AS n
       FROM closure JOIN live ON live.tag = closure.tag GROUP BY closure.root
     ),
     articles AS (
       SELECT at.tag, count(*) AS n, max(at.added) AS used FROM article_tag at
       JOIN article a ON a.key = at.article WHERE a.trashed IS NULL GROUP BY at.tag
     )
     SELECT t.id, placed.path, t.name, parent.id AS parentId, t.color, t.description,
       ifnull(direct.n, 0) AS passages, ifnull(articles.n, 0) AS articles,
       ifnull(within.n, 0) AS passagesWithin,
       nullif(max(ifnull(direct.used, ''), ifnull(articles.used, '')), '') AS used
     FROM tag t JOIN placed ON placed.key = t.key
     LEFT JOIN tag parent ON parent.key = t.parent
     LEFT JOIN direct ON direct.tag = t.key
     LEFT JOIN within ON within.tag = t.key
     LEFT JOIN articles ON articles.tag = t.key
     ORDER BY placed.sort`,
  );
}
