import { create } from 'zustand';
import { change } from '../state/change.ts';
import { openArticle } from '../state/view.ts';

/** Offers to make an article the new revision of another that were answered in this window, by the article's id. */
export const useAnsweredOffers = create<{
  readonly answers: Readonly<Record<string, 'revision' | 'separate'>>;
}>(() => ({ answers: {} }));

/** Makes an article that was just imported the new revision of another one, and shows that. */
export async function makeRevisionOf(from: string, into: string): Promise<void> {
  const done = await change(
    'articles.adopt',
    { from, into },
    ({ title, report }) => `New revision of “${title}”: ${report}`,
  );
  if (!done) return;
  answer(from, 'revision');
  openArticle(into);
}

/** Leaves it an article of its own. */
export function keepSeparate(from: string): void {
  answer(from, 'separate');
}

function answer(from: string, what: 'revision' | 'separate'): void {
  useAnsweredOffers.setState(({ answers }) => ({ answers: { ...answers, [from]: what } }));
}
