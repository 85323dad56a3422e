import type { Article } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';

/** A quotation with its source, as it is copied: the words in quotation marks, then who, what, when, where. */
export function quoteWithSource(article: Article, words: string, page: string | null): string {
  const { bibliography } = article;
  const names = article.author.length > 3 ? [`${article.author[0]} et al.`] : article.author;
  const source = [
    names.join(', '),
    bibliography.title,
    bibliography.containerTitle ?? '',
    bibliography.issued ?? '',
    page === null ? '' : `p. ${page}`,
    bibliography.doi ? `https://doi.org/${bibliography.doi}` : (bibliography.url ?? ''),
  ];
  return `“${words.replace(/\s*\n\s*/gu, ' ')}” (${source.filter((part) => part !== '').join(', ')})`;
}

/** The printed page a block stands on: the label of the last page break before it. */
export function pageOf(blocks: readonly Block[], block: number): string | null {
  for (let at = Math.min(block, blocks.length - 1); at >= 0; at -= 1) {
    const before = blocks[at];
    if (before?.kind === 'break' && before.label !== null) return before.label;
  }
  return null;
}
