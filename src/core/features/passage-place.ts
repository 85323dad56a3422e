import { fail } from '../../contract/failure.ts';
import type { Range } from '../../contract/passage.ts';
import { contextOf, findQuote, textAt, tidyRanges } from '../../domain/quote.ts';
import { shorten } from '../../domain/shorten.ts';
import { needArticle, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { packRanges } from '../store/passage-store.ts';

/** Where a passage is to stand: at ranges, or at a quote that occurs exactly once. */
export type Where =
  | { readonly kind: 'ranges'; readonly ranges: readonly Range[] }
  | {
      readonly kind: 'quote';
      readonly quote: string;
      readonly prefix?: string | undefined;
      readonly suffix?: string | undefined;
    };

/** What the row of a passage says of its place; `ranges` as the store keeps them. */
export interface PassagePlace {
  readonly article: number;
  readonly revision: number;
  readonly ranges: string;
  readonly first: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Finds the place in the current revision of an article.
 * @throws CallFailure `not-found`, `conflict` (the article is in the trash), `absent`, `ambiguous` with the
 *   places, `bad-params` where ranges leave the text, cut a character in two or hold no words
 */
export function placePassage(db: ReadDb, articleId: string, where: Where): PassagePlace {
  const article = needArticle(db, articleId);
  const title = `“${shorten(article.title)}”`;
  if (article.trashed) fail('conflict', `${title} is in the trash; take it back first.`);
  const { text } = needRevision(db, article.key, articleId, article.revision);
  const ranges =
    where.kind === 'quote' ? [locate(text, where, title)] : fitting(text, where.ranges, title);
  const quote = textAt(text, ranges);
  if (quote.trim() === '') fail('bad-params', `There are no words to mark in ${title} there.`);
  return {
    article: article.key,
    revision: article.revision,
    ranges: packRanges(ranges),
    first: ranges[0]?.start ?? 0,
    quote,
    ...contextOf(text, ranges),
  };
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
