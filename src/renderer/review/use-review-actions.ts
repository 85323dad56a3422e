import type { AppAction } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { useCall } from '../data/queries.ts';
import { openWherePassageStands } from '../reader/jump.ts';
import { openArticle, useView } from '../state/view.ts';
import { settleKind, settleOne } from './settle.ts';

const NOTHING = 'Nothing asks for review';
const COMING = 'The next passage is not on the page yet';

/** So many candidates have a key of their own. */
export const KEYED_CANDIDATES = 8;

/**
 * What the keyboard does with the passage that is looked at: one key each. Only one that is on the page and still in
 * the list is settled: a key that comes before the next one is shown must not settle what nobody has seen.
 */
export function useReviewActions(activeId: string | null, step: (by: 1 | -1) => void): void {
  const reviewId = useView((view) => view.reviewId);
  const read = useCall('review.item', { id: reviewId ?? '' }, { enabled: reviewId !== null }).data;
  const item = reviewId === activeId ? read : undefined;
  const passage = item?.passage;
  const none = activeId === null ? NOTHING : COMING;
  const asks = (): true | string => (passage ? passage.review === 'open' || NOTHING : none);
  const hasOne = (): true | string =>
    passage ? passage.found !== null || 'There is no one place to attach it to' : none;
  const action = (
    id: string,
    label: string,
    keys: readonly string[],
    enabled: () => true | string,
    run: () => void,
  ): AppAction => ({
    id: `review.${id}`,
    label,
    section: 'Review',
    keys,
    scope: 'list',
    enabled,
    run,
  });
  useActions([
    { ...action('next', 'Next passage to review', ['j'], asks, () => step(1)), repeats: true },
    {
      ...action('previous', 'Passage to review before', ['k'], asks, () => step(-1)),
      repeats: true,
    },
    action('accept', 'Attach to the new words', ['a'], hasOne, () => {
      if (passage) void settleOne(passage, { kind: 'accept' });
    }),
    ...Array.from({ length: KEYED_CANDIDATES }, (_, at) =>
      action(
        `choose-${at + 1}`,
        `Attach to place ${at + 1}`,
        [`Digit${at + 1}`],
        () => (item?.candidates[at] ? true : 'There is no such place'),
        () => {
          const place = item?.candidates[at];
          if (!passage || !place) return;
          const { ranges, revision, words } = place;
          void settleOne(passage, { kind: 'attach', ranges: [...ranges], revision, words });
        },
      ),
    ),
    action('keep', 'Keep on the old text', ['o'], asks, () => {
      if (passage) void settleOne(passage, { kind: 'keep' });
    }),
    action('lost', 'Mark as lost', ['l'], asks, () => {
      if (passage) void settleOne(passage, { kind: 'lost' });
    }),
    action('accept-all', 'Attach all whose words changed', ['Shift+a'], hasOne, () => {
      void settleKind('changed', { kind: 'accept' });
    }),
    action('keep-all', 'Keep all of this kind on the old text', ['Shift+o'], asks, () => {
      if (passage) void settleKind(passage.state, { kind: 'keep' });
    }),
    action('lost-all', 'Mark all of this kind as lost', ['Shift+l'], asks, () => {
      if (passage) void settleKind(passage.state, { kind: 'lost' });
    }),
    action('open-old', 'Open the old text at the passage', ['b'], asks, () => {
      if (passage) openWherePassageStands(passage);
    }),
    action('open-new', 'Open the current text near its place', ['n'], asks, () => {
      if (!passage) return;
      const [place] = item?.candidates ?? [];
      const start = place?.ranges[0]?.start ?? passage.position;
      openArticle(passage.articleId, { offset: start, end: place?.ranges.at(-1)?.end ?? start });
      useView.setState({ reviewId: passage.id });
    }),
  ]);
}
