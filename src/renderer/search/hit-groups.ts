import type { SearchHit } from '../../contract/search.ts';
import type { Found } from './use-search.ts';

/** What was found, by kind, with the place of each group's first hit among all. */
export interface HitGroup {
  readonly kind: 'passages' | 'articles';
  readonly label: string;
  readonly first: number;
  readonly hits: readonly SearchHit[];
}

/** Groups in the order they are shown; empty ones are left out. */
export function hitGroups(found: Found): HitGroup[] {
  const { passages, articles } = found;
  const groups: HitGroup[] = [
    { kind: 'passages', label: 'Passages', first: 0, hits: passages },
    { kind: 'articles', label: 'Articles', first: passages.length, hits: articles },
  ];
  return groups.filter((group) => group.hits.length > 0);
}

/** "3 passages and 1 article found", as it is announced. */
export function foundWords({ passages, articles, more }: Found): string {
  const counts = [
    passages.length > 0 && `${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}`,
    articles.length > 0 && `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}`,
  ].filter(Boolean);
  if (counts.length === 0) return 'Nothing found';
  return `${more ? 'More than ' : ''}${counts.join(' and ')} found`;
}
