import type { Article } from '../contract/article.ts';

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
 * @param locator where they stand, in words (“p. 12”), if known
 */
export function citeQuote(source: QuoteSource, words: string, locator: string | null): CitedQuote {
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
    { text: locator ?? '' },
    { text: address ?? '', link: address !== null },
  ].filter(({ text }) => text !== '');
  const quote = `“${words.trim().replace(/\s*\n\s*/gu, ' ')}”`;
  return {
    text: `${quote} (${parts.map(({ text }) => text).join(', ')})`,
    html: `${escapeHtml(quote)} (${parts.map(partHtml).join(', ')})`,
  };
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
