import { client } from '../data/client.ts';
import { showToast } from '../state/announce.ts';
import { change } from '../state/change.ts';
import { writeSetting } from '../state/use-setting.ts';
import { closeArticle, goTo, useView } from '../state/view.ts';
import { timesTagged } from './welcome/first-steps.ts';

/** Puts the sample library in and shows it. */
export async function addSample(): Promise<void> {
  const before = await tagged();
  const added = await change('sample.add', {});
  if (!added) return;
  writeSetting('sample.counts', { ...added, tagged: (await tagged()) - before });
  goTo({ kind: 'all' });
  showToast(`The sample library is in: ${added.articles} articles, ${added.passages} passages.`, {
    undo: true,
  });
}

/** How often tags stand on something: what the sample adds to it is nobody's first step. */
async function tagged(): Promise<number> {
  return timesTagged(await client.call('tags.list', {}).catch(() => []));
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
