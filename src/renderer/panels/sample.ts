import { client } from '../data/client.ts';
import { showToast } from '../state/announce.ts';
import { change } from '../state/change.ts';
import { closeArticle, goTo, useView } from '../state/view.ts';

/** Puts the sample library in and shows it. */
export async function addSample(): Promise<void> {
  const added = await change('sample.add', {});
  if (!added) return;
  goTo({ kind: 'all' });
  showToast(`The sample library is in: ${added.articles} articles, ${added.passages} passages.`, {
    undo: true,
  });
}

/** Takes the sample library out again, in one step that can be undone. */
export async function removeSample(): Promise<void> {
  const removed = await change('sample.remove', {});
  if (!removed) return;
  await leaveLostArticle();
  showToast(`The sample library is out: ${removed.articles} articles.`, { undo: true });
}

/** The reader must not go on showing an article that is in the library no more. */
async function leaveLostArticle(): Promise<void> {
  const { articleId } = useView.getState();
  if (articleId === null) return;
  const article = await client.call('articles.get', { id: articleId }).catch(() => null);
  if (!article || article.trashed) closeArticle();
}
