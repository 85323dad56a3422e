import type { Article } from '../contract/article.ts';
import type { Block } from '../contract/block.ts';

/** What a quotation's source is made from. */
export type QuoteSource = Pick<Article, 'author' | 'bibliography'>;

/** A quotation with its source, for the clipboard: the same words twice. */
export interface CitedQuote {
  readonly text: string;
  /** With the title in italics and the address as a link; safe to put anywhere. */
  readonly html: string;
}

const MANY = 3;

/**
 * The words in quotation marks, then in brackets who, what, where, when: what the document does not say is
 * left out. A line end in the words becomes a space.
 * @param page the printed page they stand on, if known
 */
export function citeQuote(source: QuoteSource, words: string, page: string | null): CitedQuote {
  const { bibliography } = source;
  const authors =
    source.author.length > MANY ? `${source.author[0]} et al.` : source.author.join(', ');
  const address = addressOf(bibliography);
  const inside = bibliography.containerTitle ?? '';
  const parts = [
    { text: authors },
    { text: bibliography.title, work: inside === '' },
    { text: inside, work: true },
    { text: bibliography.publisher ?? '' },
    { text: bibliography.issued ?? '' },
    { text: page === null ? '' : `p. ${page}` },
    { text: address ?? '', link: address !== null },
  ].filter(({ text }) => text !== '');
  const quote = `“${words.trim().replace(/\s*\n\s*/gu, ' ')}”`;
  return {
    text: `${quote} (${parts.map(({ text }) => text).join(', ')})`,
    html: `${escapeHtml(quote)} (${parts.map(partHtml).join(', ')})`,
  };
}

/**
 * The printed page a place in a block stands on: the label of the last page break before it.
 * @param offset in the block's text, for pages that begin within it
 */
export function pageOf(blocks: readonly Block[], block: number, offset = 0): string | null {
  let within: string | null = null;
  for (let at = block + 1; at < blocks.length; at += 1) {
    const after = blocks[at];
    if (after?.kind !== 'break' || after.inside === undefined || after.inside > offset) break;
    within = after.label ?? within;
  }
  if (within !== null) return within;
  for (let at = Math.min(block, blocks.length - 1); at >= 0; at -= 1) {
    const before = blocks[at];
    if (before?.kind === 'break' && before.label !== null) return before.label;
  }
  return null;
}

/** A DOI is where the work is, whatever page it was fetched from. */
function addressOf({ doi, url }: QuoteSource['bibliography']): string | null {
  return doi ? `https://doi.org/${doi}` : url;
}

function partHtml(part: { text: string; work?: boolean; link?: boolean }): string {
  const text = escapeHtml(part.text);
  if (part.link && /^https?:/iu.test(part.text)) return `<a href="${text}">${text}</a>`;
  return part.work ? `<i>${text}</i>` : text;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
