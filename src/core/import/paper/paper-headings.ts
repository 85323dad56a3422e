import { halves, type PaperLook } from './paper-look.ts';
import type { Paragraph } from './paragraph.ts';
import type { PdfOutline } from './pdf-page.ts';

/** What is known of a document's headings. */
export interface PaperOutline {
  /** The document's title, plain; empty where it is not known. */
  readonly title: string;
  /** Depth of each entry, by its plain words. */
  readonly entries: ReadonlyMap<string, number>;
  /** Whether the title was met. */
  met: boolean;
}

const LIMIT = 250;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{Lu}/u;
const ROMAN = /^[IVX]{1,5}\.\s+\p{Lu}/u;
const NAMED =
  /^(?:\d{1,2}\.?\s+)?(?:abstract|introduction|background|related work|methods?|materials and methods|results(?: and discussion)?|discussion|conclusions?|acknowledge?ments?|references|bibliography|literature|appendix(?: [a-z])?|zusammenfassung|einleitung|literatur|résumé|conclusion)\s*[.:]?$/iu;

/** The outline by plain words. */
export function paperOutline(title: string, outline: readonly PdfOutline[] | null): PaperOutline {
  const entries = new Map<string, number>();
  const walk = (items: readonly PdfOutline[], depth: number): void => {
    if (depth > 6) return;
    for (const { title: said, items: below } of items) {
      const words = plainWords(said);
      if (words !== '' && !entries.has(words)) entries.set(words, depth);
      if (below) walk(below, depth + 1);
    }
  };
  walk(outline ?? [], 0);
  return { title: plainWords(title), entries, met: false };
}

/** The level of the heading that a paragraph is; null where it is none. */
export function headingLevel(
  { text, lines }: Paragraph,
  look: PaperLook,
  outline: PaperOutline,
): number | null {
  const [first] = lines;
  if (!first || text.length > LIMIT || lines.length > 5) return null;
  const words = plainWords(text);
  if (words === '') return null;
  if (!outline.met && outline.title !== '' && words === outline.title) {
    outline.met = true;
    return 1;
  }
  const depth = outline.entries.get(words) ?? outline.entries.get(words.replace(/^[\divx]+ /, ''));
  if (depth !== undefined) return Math.min(6, depth + 2);
  const size = halves(first.size);
  if (size >= look.body * 1.12 && lines.length <= 4) {
    if (!/\p{L}{2}/u.test(text)) return null;
    // Where there is an outline, what it does not name is a title page's, or a quotation set large.
    const rank = look.large.indexOf(size);
    return Math.min(6, Math.max(2, rank + 2));
  }
  if (lines.length > 2 || text.length > 120 || /[.,;]$/.test(text)) return null;
  if (NAMED.test(text) && size >= look.body * 0.95) return 2;
  if (first.font === look.font || size < look.body * 0.97) return null;
  const number = NUMBERED.exec(text)?.[1];
  if (number !== undefined) return Math.min(6, number.split('.').length + 1);
  return ROMAN.test(text) ? 2 : null;
}

/** Words without case, signs and spaces that a line's end may have cost. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
