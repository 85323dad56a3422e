import type { Reply } from '../../src/contract/transport.ts';
import type { Core } from '../../src/core/core.ts';
import type { ReadDb } from '../../src/core/store/db.ts';
import { type Random, randomFrom } from '../random.ts';
import { paragraph } from './base-notebook.ts';
import { confirmed } from './confirmed.ts';

/** A call that a researcher's click could make now. */
export interface Step {
  readonly call: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const TAGS = [
  ...[
    'Theme',
    'Theme/Part 1',
    'Theme/Part 2',
    'Theme/Part 2/Deep',
    'Claims/Sure',
    'Claims/Disputed',
  ],
  ...['Sources', 'Sources/Union', 'Sources/Company', 'People/Doctor', 'People/Captain', 'Later'],
];
const COLORS = ['yellow', 'red', 'green', 'blue', 'purple', 'magenta', 'orange', 'gray'];
/** Above this many passages more are deleted than made. */
const PASSAGES = 60;

/**
 * Step `n` of a researcher who is given by a seed: what it is depends on the seed, `n` and what the notebook
 * holds, so that it is the same in every process that has the same notebook.
 */
export function stepAt(db: ReadDb, seed: string, n: number): Step {
  const random = randomFrom(`${seed}/${n}`);
  const drawn = random.real();
  const kinds: readonly (readonly [number, () => Step | null])[] = [
    [0.3, () => createPassage(db, random, n)],
    [0.5, () => editPassage(db, random, n)],
    [0.6, () => retag(db, random)],
    [0.7, () => deletePassages(db, random)],
    [0.78, () => (hasChange(db, 'done') ? { call: 'history.undo', params: {} } : null)],
    [0.83, () => (hasChange(db, 'undone') ? { call: 'history.redo', params: {} } : null)],
    [
      0.86,
      () => ({
        call: 'tags.add',
        params: { path: random.pick(TAGS), description: `Defined ${n}.` },
      }),
    ],
    [0.89, () => renameTag(db, random, n)],
    [0.92, () => mergeTags(db, random)],
    [0.94, () => deleteTag(db, random)],
    [0.96, () => editArticle(db, random, n)],
    [0.98, () => turnArticle(db, random)],
  ];
  for (const [until, make] of kinds) {
    const step = drawn < until ? make() : null;
    if (step) return step;
  }
  return { call: 'collections.add', params: { name: `Shelf ${n}` } };
}

/** Takes step `n` and answers the reply. */
export async function takeStep(core: Core, seed: string, n: number): Promise<Reply> {
  const { call, params } = stepAt(core.db, seed, n);
  return confirmed(core, call, params);
}

function ids(db: ReadDb, sql: string): string[] {
  return db.all<{ id: string }>(sql).map(({ id }) => id);
}

const passages = (db: ReadDb): string[] =>
  ids(
    db,
    `SELECT p.id FROM passage p JOIN article a ON a.key = p.article WHERE a.trashed IS NULL ORDER BY p.key`,
  );

function createPassage(db: ReadDb, random: Random, n: number): Step | null {
  const article = db.get<{ id: string; characters: number }>(
    `SELECT a.id, r.characters FROM article a JOIN revision r ON r.article = a.key
     WHERE a.trashed IS NULL ORDER BY a.key LIMIT 1 OFFSET ?`,
    random.whole(0, 1),
  );
  if (!article || passages(db).length > PASSAGES) return null;
  const start = random.whole(0, article.characters - 200);
  return {
    call: 'passages.create',
    params: {
      article: article.id,
      where: { kind: 'ranges', ranges: [{ start, end: start + random.whole(10, 150) }] },
      color: random.pick(COLORS),
      tags: [random.pick(TAGS), random.pick(TAGS)],
      note: { markdown: `Step ${n}. ${paragraph(n, random.whole(0, 120))}`, state: null },
    },
  };
}

function editPassage(db: ReadDb, random: Random, n: number): Step | null {
  const all = passages(db);
  if (all.length === 0) return null;
  return {
    call: 'passages.edit',
    params: {
      ids: [random.pick(all)],
      color: random.pick(COLORS),
      note: {
        markdown: `Step ${n} again. ${paragraph(n, random.whole(1, 200))}`,
        state: `{"n":${n}}`,
      },
    },
  };
}

function retag(db: ReadDb, random: Random): Step | null {
  const all = passages(db);
  if (all.length === 0) return null;
  return {
    call: 'passages.edit',
    params: {
      ids: random.shuffle(all).slice(0, random.whole(1, 15)),
      addTags: [random.pick(TAGS)],
    },
  };
}

function deletePassages(db: ReadDb, random: Random): Step | null {
  const all = passages(db);
  if (all.length < 10) return null;
  const most = all.length > PASSAGES ? 15 : 2;
  return {
    call: 'passages.delete',
    params: { ids: random.shuffle(all).slice(0, random.whole(1, most)) },
  };
}

function hasChange(db: ReadDb, state: 'done' | 'undone'): boolean {
  return db.value('SELECT key FROM change WHERE state = ? LIMIT 1', state) !== undefined;
}

/** Paths of all tags, without their parents' name where they stand at the root. */
function tagPaths(db: ReadDb): string[] {
  return db
    .all<{ path: string }>(
      `WITH RECURSIVE at (key, path) AS (
         SELECT key, name FROM tag WHERE parent IS NULL
         UNION ALL SELECT t.key, at.path || '/' || t.name FROM tag t JOIN at ON t.parent = at.key)
       SELECT path FROM at ORDER BY key`,
    )
    .map(({ path }) => path);
}

function renameTag(db: ReadDb, random: Random, n: number): Step | null {
  const all = tagPaths(db);
  if (all.length === 0) return null;
  return { call: 'tags.edit', params: { tag: random.pick(all), name: `Renamed ${n}` } };
}

function mergeTags(db: ReadDb, random: Random): Step | null {
  const [from, into] = random.shuffle(tagPaths(db));
  if (!from || !into || into.startsWith(`${from}/`)) return null;
  return { call: 'tags.merge', params: { from: [from], into } };
}

function deleteTag(db: ReadDb, random: Random): Step | null {
  const all = tagPaths(db);
  return all.length < 5 ? null : { call: 'tags.delete', params: { tag: random.pick(all) } };
}

function editArticle(db: ReadDb, random: Random, n: number): Step {
  const all = ids(db, 'SELECT id FROM article ORDER BY key');
  return {
    call: 'articles.edit',
    params: {
      id: random.pick(all),
      fields: { title: `Article of step ${n}`, publisher: paragraph(n, 5) },
    },
  };
}

function turnArticle(db: ReadDb, random: Random): Step {
  const trashed = ids(db, 'SELECT id FROM article WHERE trashed IS NOT NULL ORDER BY key');
  if (trashed.length > 0)
    return { call: 'articles.restore', params: { ids: [random.pick(trashed)] } };
  const all = ids(db, 'SELECT id FROM article ORDER BY key');
  return { call: 'articles.trash', params: { ids: [random.pick(all)] } };
}
