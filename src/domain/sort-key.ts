import type { Name } from '../contract/article.ts';
import { foldText } from './fold-text.ts';

/** What a title is sorted by: folded, without the quotes and brackets it may begin with. */
export function titleSortKey(title: string): string {
  return foldText(title).replace(/^[^\p{L}\p{N}]+/u, '') || foldText(title);
}

/** What authors are sorted by: family names first, folded; null where there is none. */
export function authorSortKey(authors: readonly Name[]): string | null {
  const key = authors
    .map((name) => ('literal' in name ? name.literal : `${name.family} ${name.given ?? ''}`))
    .map((name) => foldText(name).trim())
    .join('; ');
  return key === '' ? null : key;
}
