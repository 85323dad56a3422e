import { type KnownMark, newMarks } from '../../domain/new-marks.ts';
import { tidyRanges } from '../../domain/quote.ts';
import type { Action } from '../handler.ts';
import type { FoundPassage } from '../import/found-passages.ts';
import type { ReadDb } from '../store/db.ts';
import { unpackRanges } from '../store/passage-store.ts';
import { addFoundPassages } from './add-found-passages.ts';

/**
 * Makes passages of the marks that a document bears, but for those that its article has already.
 * @param into the article's key, and the number and the text of its current revision, which is the document's
 * @returns how many became passages
 */
export function bringMarks(
  action: Action,
  into: { readonly article: number; readonly revision: number; readonly text: string },
  marks: readonly FoundPassage[] = [],
): number {
  if (marks.length === 0) return 0;
  const { text } = into;
  const fresh = newMarks(
    text,
    marks.map((mark) => ({
      mark,
      ranges: tidyRanges(text, mark.ranges),
      note: mark.note,
      creator: mark.creator,
      created: mark.created ?? mark.modified,
    })),
    knownMarks(action.db, into.article, into.revision),
  );
  return addFoundPassages(
    action,
    into,
    fresh.map(({ mark }) => mark),
  );
}

/** The passages of an article, by where they stand or may stand in a revision. */
export function knownMarks(db: ReadDb, article: number, revision: number): KnownMark[] {
  return db
    .all<{
      revision: number;
      ranges: string;
      found: string | null;
      note: string;
      creator: string;
      created: string;
    }>(
      'SELECT revision, ranges, found, note, creator, created FROM passage WHERE article = ?',
      article,
    )
    .map((row) => {
      const stands = row.revision === revision;
      const at = stands ? row.ranges : row.found;
      const { note, creator, created } = row;
      return { ranges: at === null ? null : unpackRanges(at), stands, note, creator, created };
    });
}
