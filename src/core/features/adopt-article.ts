import type { Aside, Block } from '../../contract/block.ts';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Revised } from '../../contract/revision.ts';
import { newMarks } from '../../domain/new-marks.ts';
import type { Core } from '../core.ts';
import { type Action, needWritable, runAction } from '../handler.ts';
import { type ArticleRef, needRevision } from '../store/article-store.ts';
import type { WriteDb } from '../store/db.ts';
import { keptText } from '../store/kept-text.ts';
import { unpackRanges } from '../store/passage-store.ts';
import type { Source } from '../store/revision-store.ts';
import { quoted } from './article-words.ts';
import { knownMarks } from './bring-marks.ts';
import type { Foreseen } from './carry-passages.ts';
import { foreseePlaces } from './foresee-places.ts';
import { liveArticle } from './live-article.ts';
import { makeRevision, revisionLabel } from './make-revision.ts';

/**
 * Makes an article that was imported by itself the new revision of another. What was marked in it stands in the new
 * revision; its tags and collections go over.
 * @throws CallFailure `bad-params` for an article and itself, `conflict` for one that has revisions of its own
 */
export async function adoptArticle(
  core: Core,
  input: CallInput<'articles.adopt'>,
): Promise<Revised> {
  needWritable(core);
  const into = liveArticle(core.db, input.into);
  const other = liveArticle(core.db, input.from);
  const { text } = needRevision(core.db, other.key, input.from, other.revision);
  const foreseen = await foreseePlaces(core.db, into.key, text);
  return runAction(core, null, (action) => adopt(action, input, foreseen)).result;
}

function adopt(
  action: Action,
  { from, into }: CallInput<'articles.adopt'>,
  foreseen: Foreseen,
): Revised {
  const { db, says } = action;
  if (from === into) fail('bad-params', 'from: an article cannot be a revision of itself.');
  const article = liveArticle(db, into);
  const other = liveArticle(db, from);
  if ((db.value<number>('SELECT count(*) FROM revision WHERE article = ?', other.key) ?? 0) > 1) {
    fail(
      'conflict',
      `${quoted(other.title)} has revisions of its own and cannot become one of ${quoted(article.title)}.`,
    );
  }
  const current = needRevision(db, other.key, from, other.revision);
  const next = {
    text: keptText({
      blocks: JSON.parse(current.blocks) as Block[],
      asides: JSON.parse(current.asides) as Aside[],
    }),
    words: current.words,
    source: sourceRow(db, other),
  };
  const revised = makeRevision(action, article, next, foreseen);
  dropKnown(db, other, article.key, revised.revision, current.text);
  db.run(
    'UPDATE passage SET article = ?, revision = ? WHERE article = ?',
    article.key,
    revised.revision,
    other.key,
  );
  takeOver(db, other.key, article.key);
  says(
    revisionLabel(article, revised),
    ['articles', 'passages', 'tags', 'collections'],
    [into, from],
  );
  return { ...revised, warnings: [] };
}

function sourceRow(db: WriteDb, { key, revision }: ArticleRef): Source | null {
  return (
    db.get<Source>(
      `SELECT source_sha256 AS sha256, source_name AS name, format FROM revision
       WHERE article = ? AND number = ? AND source_sha256 IS NOT NULL`,
      key,
      revision,
    ) ?? null
  );
}

/**
 * Takes away what the document brought along and the article has already. Whatever the researcher has touched since
 * stays, twice or not.
 */
function dropKnown(
  db: WriteDb,
  { key }: ArticleRef,
  into: number,
  revision: number,
  text: string,
): void {
  const untouched = db
    .all<{ key: number; ranges: string; note: string; creator: string; created: string }>(
      `SELECT p.key, p.ranges, p.note, p.creator, p.created
       FROM passage p JOIN article a ON a.key = p.article
       WHERE p.article = ? AND p.created <= a.added AND p.modified <= a.added
         AND NOT EXISTS (SELECT 1 FROM passage_tag t WHERE t.passage = p.key)
         AND NOT EXISTS (SELECT 1 FROM link l WHERE p.key IN (l.origin, l.target))
         AND NOT EXISTS (SELECT 1 FROM memo m WHERE instr(m.note || coalesce(m.note_state, ''), p.id) > 0)`,
      key,
    )
    .map((row) => ({ ...row, ranges: unpackRanges(row.ranges) }));
  const fresh = new Set(newMarks(text, untouched, knownMarks(db, into, revision)));
  for (const row of untouched) {
    if (!fresh.has(row)) db.run('DELETE FROM passage WHERE key = ?', row.key);
  }
}

/** Moves what hangs on an article to another and takes the empty one away. */
function takeOver(db: WriteDb, from: number, into: number): void {
  for (const [table, column] of [
    ['article_tag', 'tag'],
    ['collection_article', 'collection'],
  ] as const) {
    db.run(
      `INSERT INTO ${table} (article, ${column}, added)
       SELECT ?, ${column}, added FROM ${table} WHERE article = ? ON CONFLICT DO NOTHING`,
      into,
      from,
    );
    db.run(`DELETE FROM ${table} WHERE article = ?`, from);
  }
  db.run('DELETE FROM revision WHERE article = ?', from);
  db.run('DELETE FROM article WHERE key = ?', from);
}
