import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Block } from '../../contract/block.ts';
import type { Passage, Range } from '../../contract/passage.ts';
import { type CanonicalText, canonicalText } from '../../domain/canonical-text.ts';
import {
  findPrinted,
  type Letters,
  lettersOf,
  type Printed,
  printedAt,
  withSigns,
} from '../../domain/find-printed.ts';
import { type PagePart, pageAt, pageStarts, partsByPage } from '../../domain/printed-pages.ts';
import { isPlaced } from '../reader/passage-index.ts';
import { tidySelection } from '../reader/selection-range.ts';

/** A stretch of a page's words: half-open, in UTF-16 code units of its pieces joined. */
export interface PrintedStretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** A passage where it stands on a page. */
export interface PrintedPassage extends PrintedStretch {
  readonly passage: Passage;
}

/** What a page draws as words, in the order in which it does. */
interface PageText {
  readonly text: string;
  readonly letters: Letters;
}

/** What of a passage stands on one page. */
interface PassagePart {
  readonly passage: Passage;
  readonly part: PagePart;
}

/** So many pages are remembered: those that are seen and some around them. */
const REMEMBERED = 40;
/** Notes stand below a page whose text may end only on the next. */
const NOTE_PAGES = 2;

/** Finds what stands in an article's text on the pages of the PDF that it was read from. */
export class PrintedPassages {
  readonly #document: PDFDocumentProxy;
  readonly #layout: CanonicalText;
  readonly #blocks: readonly Block[];
  readonly #revision: number;
  readonly #starts: readonly number[];
  /** The passages that were asked for last, by their pages. */
  #sorted: {
    readonly of: readonly Passage[];
    readonly byPage: ReadonlyMap<number, readonly PassagePart[]>;
  } | null = null;
  readonly #pages = new Map<number, Promise<PageText>>();

  /** @param blocks of the revision that was read from the document */
  constructor(document: PDFDocumentProxy, blocks: readonly Block[], revision: number) {
    this.#document = document;
    this.#blocks = blocks;
    this.#revision = revision;
    this.#layout = canonicalText(blocks);
    this.#starts = pageStarts(blocks, this.#layout);
  }

  /** The page on which an offset stands by the text's own breaks. */
  pageOf(offset: number): number {
    return pageAt(this.#starts, offset);
  }

  /** The passages whose words are on a page, each where they are. */
  async onPage(page: number, passages: readonly Passage[]): Promise<PrintedPassage[]> {
    const found: PrintedPassage[] = [];
    for (const { passage, part } of this.#near(page, passages)) {
      const stretch = await this.#find(part);
      if (stretch?.page === page) found.push({ ...stretch, passage });
    }
    return found;
  }

  /** Where a passage begins on the pages: its words if they are found, else only its page. */
  async placeOf(
    passage: Passage,
  ): Promise<{ readonly page: number; readonly found: boolean } | null> {
    const [first] = this.#parts(passage);
    if (!first) return null;
    const stretch = await this.#find(first);
    return { page: stretch?.page ?? first.page, found: stretch !== null };
  }

  /** Where words that are drawn on a page stand in the article's text; null where that is not plain. */
  rangeOf(page: number, printed: Printed): Range | null {
    const { text } = this.#layout;
    for (const more of [0, NOTE_PAGES]) {
      const from = page - more <= 1 ? 0 : (this.#starts[page - 1 - more] ?? text.length);
      const stretch = text.slice(from, this.#starts[page + more] ?? text.length);
      const place = findPrinted(lettersOf(stretch), printed);
      if (!place) continue;
      const { start, end } = withSigns(stretch, place, printed.quote);
      return tidySelection(this.#layout, from + start, from + end);
    }
    return null;
  }

  /** What may be on a page by the text's own breaks; of notes also what stands on the next ones by them. */
  #near(page: number, passages: readonly Passage[]): readonly PassagePart[] {
    if (this.#sorted?.of !== passages) {
      const parts = passages.flatMap((passage) =>
        this.#parts(passage).map((part) => ({ passage, part })),
      );
      this.#sorted = { of: passages, byPage: Map.groupBy(parts, ({ part }) => part.page) };
    }
    const { byPage } = this.#sorted;
    return Array.from({ length: NOTE_PAGES + 1 }, (_, at) => byPage.get(page + at) ?? []).flatMap(
      (parts, at) => (at === 0 ? parts : parts.filter(({ part }) => this.#isNote(part))),
    );
  }

  #parts(passage: Passage): PagePart[] {
    if (!isPlaced(passage, this.#revision)) return [];
    return passage.ranges.flatMap((range) => partsByPage(this.#starts, range));
  }

  async #find(part: PagePart): Promise<PrintedStretch | null> {
    const printed = printedAt(this.#layout.text, part.start, part.end);
    const least = this.#isNote(part) ? part.page - NOTE_PAGES : part.page;
    for (let page = part.page; page >= Math.max(1, least); page -= 1) {
      if (page > this.#document.numPages) continue;
      const { text: drawn, letters } = await this.#read(page);
      const place = findPrinted(letters, printed);
      if (place) return { page, ...withSigns(drawn, place, printed.quote) };
    }
    return null;
  }

  #isNote({ start }: PagePart): boolean {
    const at = this.#layout.starts.findLastIndex((offset) => offset <= start);
    return this.#blocks[at]?.kind === 'footnote';
  }

  #read(page: number): Promise<PageText> {
    const known = this.#pages.get(page) ?? this.#readAnew(page);
    this.#pages.delete(page);
    this.#pages.set(page, known);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > REMEMBERED && oldest !== undefined) this.#pages.delete(oldest);
    return known;
  }

  async #readAnew(page: number): Promise<PageText> {
    const { items } = await (await this.#document.getPage(page)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    return { text, letters: lettersOf(text) };
  }
}
