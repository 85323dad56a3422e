import { fail } from '../../contract/failure.ts';
import type { AnchorState, Range, Review } from '../../contract/passage.ts';
import { contextOf, findQuote, textAt, tidyRanges } from '../../domain/quote.ts';
import { shorten } from '../../domain/shorten.ts';
import { needRevision } from '../store/article-store.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { packRanges } from '../store/passage-store.ts';
import { anchorBetween } from './anchor-between.ts';
import { standingAfter } from './carry-passages.ts';
import { liveArticle } from './live-article.ts';

/** Where a passage is to stand: at ranges, or at a quote that occurs exactly once. */
export type Where =
  | {
      readonly kind: 'ranges';
      readonly ranges: readonly Range[];
      readonly words?: string | undefined;
    }
  | {
      readonly kind: 'quote';
      readonly quote: string;
      readonly prefix?: string | undefined;
      readonly suffix?: string | undefined;
    };

/** What the row of a passage says of its place; ranges as the store keeps them. */
export interface PassagePlace {
  readonly article: number;
  readonly revision: number;
  readonly ranges: string;
  readonly first: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly state: AnchorState;
  readonly review: Review | null;
  readonly found: string | null;
  /** Where it stands in the older text it was marked in, when it stands in the current one too. */
  readonly earlier: { readonly revision: number; readonly ranges: string } | null;
}

/**
 * Finds the place in a revision of an article. What is marked in an older text goes over to the current one where
 * the rule is sure; else it is kept where it was marked, and asks nobody: that is what was wanted.
 * @param revision the current one where it is not given
 * @throws CallFailure `not-found`, `conflict` (in the trash, or other words stand there by now), `absent`, `ambiguous` with the
 *   places, `bad-params` where ranges leave the text, cut a character in two or hold no words
 */
export function placePassage(
  db: ReadDb,
  articleId: string,
  where: Where,
  revision?: number,
): PassagePlace {
  const article = liveArticle(db, articleId);
  const title = `“${shorten(article.title)}”`;
  const number = revision ?? article.revision;
  const { text } = needRevision(db, article.key, articleId, number);
  if (where.kind === 'ranges') refuseOtherWords(text, where.ranges, where.words, title);
  const ranges =
    where.kind === 'quote' ? [locate(text, where, title)] : fitting(text, where.ranges, title);
  const quote = textAt(text, ranges);
  if (quote.trim() === '') fail('bad-params', `There are no words to mark in ${title} there.`);
  const here = {
    article: article.key,
    revision: number,
    ranges: packRanges(ranges),
    first: ranges[0]?.start ?? 0,
    quote,
    ...contextOf(text, ranges),
    found: null,
    earlier: null,
  };
  if (number === article.revision) return { ...here, state: 'exact', review: null };
  const current = needRevision(db, article.key, articleId, article.revision).text;
  const answer = anchorBetween(text, current).place({ ...here, ranges });
  const standing = standingAfter({ quote, review: 'kept' }, answer, current);
  const { state, review, position: first, found } = standing;
  if (!standing.attached) {
    return { ...here, state, review, first, found: found && packRanges(found) };
  }
  return {
    ...here,
    revision: article.revision,
    ranges: packRanges(standing.ranges),
    first,
    state,
    review,
    earlier: { revision: number, ranges: here.ranges },
  };
}

/**
 * Keeps the places that a passage has in older texts: the one it leaves, and the one it was marked in. To be called
 * before its row says where it stands now.
 */
export function writeEarlier(
  db: WriteDb,
  passage: number,
  place: Pick<PassagePlace, 'revision' | 'earlier'>,
): void {
  const left = db.get<{ revision: number; ranges: string }>(
    'SELECT revision, ranges FROM passage WHERE key = ?',
    passage,
  );
  for (const earlier of [left, place.earlier]) {
    if (!earlier || earlier.revision === place.revision || earlier.ranges === '[]') continue;
    db.run(
      `INSERT INTO earlier_place (passage, revision, ranges) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET ranges = excluded.ranges`,
      passage,
      earlier.revision,
      earlier.ranges,
    );
  }
  db.run('DELETE FROM earlier_place WHERE passage = ? AND revision = ?', passage, place.revision);
}

/**
 * Words are meant, not offsets: another tab may have the text as it was before a revision was taken back and another
 * made.
 * @throws CallFailure `conflict`
 */
export function refuseOtherWords(
  text: string,
  ranges: readonly Range[],
  words: string | undefined,
  title: string,
): void {
  if (words !== undefined && textAt(text, ranges) !== words) refuseChangedText(title);
}

/** @throws CallFailure `conflict`: whoever asks has seen another text */
export function refuseChangedText(title: string): never {
  return fail('conflict', `The text of ${title} was changed in the meantime; look at it again.`);
}

/** So many places of an ambiguous quote are told. */
const CANDIDATES = 20;

function locate(text: string, where: Where & { kind: 'quote' }, title: string): Range {
  const found = findQuote(text, where.quote, where);
  const [only] = found;
  const words = `“${shorten(where.quote)}”`;
  if (!only) {
    const around = where.prefix || where.suffix ? ' with those words around it' : '';
    return fail('absent', `The quote ${words} is not in ${title}${around}.`);
  }
  if (found.length > 1) {
    fail(
      'ambiguous',
      `The quote ${words} stands ${found.length} times in ${title}; say what stands before or after it.`,
      found.slice(0, CANDIDATES),
    );
  }
  return { start: only.start, end: only.end };
}

function fitting(text: string, ranges: readonly Range[], title: string): Range[] {
  return (
    tidyRanges(text, ranges) ??
    fail(
      'bad-params',
      `ranges: they must lie within the ${text.length} characters of ${title} and not cut a character in two.`,
    )
  );
}
