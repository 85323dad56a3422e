import { shorten } from '../../domain/shorten.ts';

/** Articles in a label: the title of one, the number of several. */
export function counted(articles: readonly { readonly title: string }[]): string {
  const [first] = articles;
  return articles.length === 1 && first ? quoted(first.title) : `${articles.length} articles`;
}

/** A title or name in a label. */
export function quoted(title: string): string {
  return `“${shorten(title)}”`;
}
