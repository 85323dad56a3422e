import { contextOf, textAt, tidyRanges } from '../../domain/quote.ts';
import type { Action } from '../handler.ts';
import type { FoundPassage } from '../import/found-passages.ts';
import { packRanges } from '../store/passage-store.ts';

/**
 * Makes passages of the marks that came with a document. A mark without words, or one that leaves the text,
 * is none.
 * @param into a revision, and its canonical text
 * @returns how many became passages
 */
export function addFoundPassages(
  { db, at, newId }: Action,
  into: { readonly article: number; readonly revision: number; readonly text: string },
  passages: readonly FoundPassage[] = [],
): number {
  let made = 0;
  for (const found of passages) {
    const ranges = tidyRanges(into.text, found.ranges) ?? [];
    const quote = textAt(into.text, ranges);
    if (quote.trim() === '') continue;
    const { prefix, suffix } = contextOf(into.text, ranges);
    const created = found.created ?? found.modified ?? at;
    db.run(
      `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, color,
         note, note_state, creator, created, modified)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, NULL, ?, ?, ?)`,
      newId(),
      into.article,
      into.revision,
      packRanges(ranges),
      ranges[0]?.start ?? 0,
      quote,
      prefix,
      suffix,
      found.color,
      found.note,
      found.creator,
      created,
      found.modified ?? created,
    );
    made += 1;
  }
  return made;
}
