import type { Range } from '../../contract/passage.ts';
import { textAt } from '../../domain/quote.ts';
import type { TextView } from '../reader/text-view.ts';
import { announce } from '../state/announce.ts';
import { change } from '../state/change.ts';
import { useView } from '../state/view.ts';

/** Puts the passage that is in review on words that were selected in the current text. */
export async function attachReviewed(view: TextView, ranges: readonly Range[]): Promise<void> {
  const { reviewId } = useView.getState();
  if (reviewId === null) return;
  const { id, revision } = view.article;
  const words = textAt(view.layout.text, ranges);
  const done = await change(
    'review.decide',
    {
      ids: [reviewId],
      decision: { kind: 'attach', article: id, ranges: [...ranges], revision, words },
    },
    'Attached to the words you selected',
  );
  if (!done) return;
  announce('Attached');
  useView.setState({ passageId: reviewId, reviewing: true, articleId: id });
}
