import { anchorPassage } from '../../domain/anchor/anchor-passage.ts';
import { attachesItself } from '../../domain/anchor/anchoring.ts';
import { type PreparedText, prepareText } from '../../domain/anchor/prepare-text.ts';
import { contextOf, textAt } from '../../domain/quote.ts';
import { type ArticleRef, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { packRanges } from '../store/passage-store.ts';
import { saysTheSame } from './anchor-between.ts';
import type { PassagePlace } from './passage-place.ts';

/** A quote that comes from elsewhere (a Kindle, Readwise, Hypothesis) without a place, or with a hint of one. */
export interface ForeignQuote {
  readonly quote: string;
  /** What stood around it, as far as it is known; else empty. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where it stood in some other form of the text, in UTF-16 code units: a hint and no more. */
  readonly hint: { readonly start: number; readonly end: number } | null;
}

/** Where it stands, or, where the rule is not sure, that it is loose: it asks for review and says why. */
export interface QuotePlace extends Omit<PassagePlace, 'earlier'> {
  readonly attached: boolean;
  readonly why: string;
}

/**
 * Places quotes that arrive without positions in the current text of an article, by the same rule that carries passages
 * over to a new text: attached where it is sure, loose otherwise. The text is prepared once for all of them.
 */
export function quotePlacer(db: ReadDb, article: ArticleRef): (quote: ForeignQuote) => QuotePlace {
  const { text } = needRevision(db, article.key, article.id, article.revision);
  const prepared: PreparedText = prepareText(text);
  return ({ quote, prefix, suffix, hint }) => {
    const ranges = hint ? [{ ...hint }] : [];
    const answer = anchorPassage({ quote, prefix, suffix, ranges }, null, prepared);
    const here = {
      article: article.key,
      revision: article.revision,
      quote,
      why: answer.why,
    };
    if (attachesItself(answer) && saysTheSame(quote, textAt(text, answer.ranges))) {
      return {
        ...here,
        ...contextOf(text, answer.ranges),
        attached: true,
        ranges: packRanges(answer.ranges),
        first: answer.ranges[0]?.start ?? 0,
        state: 'exact',
        review: null,
        found: null,
      };
    }
    const found = answer.kind === 'changed' ? answer.ranges : null;
    const [likeliest] = answer.candidates;
    return {
      ...here,
      prefix,
      suffix,
      attached: false,
      ranges: '[]',
      // In reading order it comes where it may belong, else at the end.
      first: found?.[0]?.start ?? likeliest?.ranges[0]?.start ?? text.length,
      state: attachesItself(answer) ? 'changed' : answer.kind,
      review: 'open',
      found: found && packRanges(found),
    };
  };
}
