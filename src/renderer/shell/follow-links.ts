import { CallFailure } from '../../contract/failure.ts';
import { client } from '../data/client.ts';
import { showToast } from '../state/announce.ts';
import { openArticle } from '../state/view.ts';

const LINK = /^#(passage|article)=([\w-]{1,100})$/;

/**
 * Follows links that lead into the notebook (`#passage=ID`, `#article=ID`; exports carry them as
 * `commonplace://passage/ID`): the one in the address now, and those that come later.
 */
export function followLinks(): void {
  window.addEventListener('hashchange', () => void follow());
  void follow();
}

async function follow(): Promise<void> {
  const [, kind, id] = LINK.exec(location.hash) ?? [];
  if (!kind || !id) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    if (kind === 'article') {
      await client.call('articles.get', { id });
      openArticle(id);
      return;
    }
    const { passages } = await client.call('passages.list', { ids: [id] });
    const [passage] = passages;
    if (passage) openArticle(passage.articleId, { passage: id });
    else showToast('The passage of this link is no longer in the notebook.', { failed: true });
  } catch (error) {
    const text = error instanceof CallFailure ? error.message : 'The link could not be followed.';
    showToast(text, { failed: true });
  }
}
