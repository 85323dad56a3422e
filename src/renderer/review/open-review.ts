import { goTo, showReview } from '../state/view.ts';

/** Goes to the passages that ask for review, to one of them where it is given. */
export function openReview(id: string | null): void {
  goTo({ kind: 'review' });
  showReview(id);
}
