import type { CallInput, CallResult } from '../../contract/calls.ts';
import type { AnchorState } from '../../contract/passage.ts';
import { bulk, numbered } from '../bulk.ts';
import { type Handlers, reading, undoable } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { findPassages } from '../store/passage-store.ts';
import { decideReview } from './decide-review.ts';
import { reviewItem } from './review-item.ts';

/** Passages whose place is in doubt, and how the doubt is settled. */
export const reviewHandlers = {
  'review.list': reading(listReview),
  'review.item': reading(reviewItem),
  'review.decide': bulk(
    {
      extent: (_, { ids }: CallInput<'review.decide'>) => ({
        count: ids.length,
        words: `This settles ${numbered(ids.length, 'passage')}`,
      }),
    },
    undoable(decideReview),
  ),
} satisfies Partial<Handlers>;

function listReview(db: ReadDb, input: CallInput<'review.list'>): CallResult<'review.list'> {
  const article = input.article === undefined ? null : needArticle(db, input.article).key;
  const rows = db.all<{ state: AnchorState; count: number }>(
    `SELECT p.state, count(*) AS count FROM passage p JOIN article a ON a.key = p.article
     WHERE p.review = 'open' AND a.trashed IS NULL AND (? IS NULL OR p.article = ?) GROUP BY p.state`,
    article,
    article,
  );
  const counted = (state: AnchorState): number =>
    rows.find((row) => row.state === state)?.count ?? 0;
  const found = findPassages(db, {
    article,
    keys: null,
    ids: null,
    tags: null,
    state: input.state ?? null,
    asking: true,
    byArticle: true,
    limit: input.limit ?? 1_000_000,
    offset: input.offset ?? 0,
  });
  return {
    ...found,
    counts: {
      changed: counted('changed'),
      ambiguous: counted('ambiguous'),
      lost: counted('lost'),
    },
  };
}
