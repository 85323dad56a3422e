import type { SearchHit } from '../../contract/search.ts';
import { openArticle } from '../state/view.ts';

/** Opens what was found: a passage where it stands, an article at the first place that was hit. */
export function openHit(hit: SearchHit): void {
  if (hit.articleId === null) return;
  const [first] = hit.ranges;
  if (hit.kind === 'passage') openArticle(hit.articleId, { passage: hit.id });
  else if (first) openArticle(hit.articleId, { offset: first.start, end: first.end });
  else openArticle(hit.articleId);
}
