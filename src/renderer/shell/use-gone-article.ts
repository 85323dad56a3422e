import { useEffect } from 'react';
import { CallFailure } from '../../contract/failure.ts';
import { useCall } from '../data/queries.ts';
import { closeArticle, useView } from '../state/view.ts';

/** Leaves an article that is no longer in the notebook: its import was undone, here or by another program. */
export function useGoneArticle(): void {
  const id = useView((view) => view.articleId);
  const { error } = useCall('articles.get', { id: id ?? '' }, { enabled: id !== null });
  useEffect(() => {
    if (error instanceof CallFailure && error.failure.code === 'not-found') closeArticle();
  }, [error]);
}
