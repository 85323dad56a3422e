import type { Aside, Block } from '../../../contract/block.ts';
import { type Vocabulary, vocabulary } from './join-paper.ts';
import type { Line } from './page-lines.ts';
import { labelLength, type PageNote, pageNotes } from './page-notes.ts';
import { headingLevel, type PaperOutline } from './paper-headings.ts';
import { lookOf, type PaperLook } from './paper-look.ts';
import { Paragraph, type Piece } from './paragraph.ts';
import type { ClearedPage } from './running-lines.ts';

/** A document's text, and for every block where its characters stand on the pages. */
export interface PaperText {
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  readonly pieces: ReadonlyMap<Block, readonly Piece[]>;
}

const BULLET = /^[•◦▪■●‣⁃∙·]\s*/u;
const MARKER = /^(?:[•◦▪■●‣⁃∙]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\([a-z]\)|[–—-])\s+/u;
const TERMINAL = /[.!?:;…。！？][”"'’)\]]?\s*$/u;

/**
 * Joins the lines of all pages into paragraphs, headings, items and notes. A paragraph goes on over columns
 * and pages; where in it a page begins is kept.
 * @param labels the printed label of each page
 */
export function paperText(
  pages: readonly ClearedPage[],
  labels: readonly string[],
  outline: PaperOutline,
): PaperText {
  return new Joining(pages, labels, outline).read();
}

class Joining {
  readonly #pages: readonly ClearedPage[];
  readonly #labels: readonly string[];
  readonly #outline: PaperOutline;
  readonly #look: PaperLook;
  readonly #words: Vocabulary;
  readonly #blocks: Block[] = [];
  readonly #asides: Aside[] = [];
  readonly #pieces = new Map<Block, readonly Piece[]>();
  readonly #noteLabels = new Set<string>();
  #open: Paragraph | null = null;
  /** Notes of pages that end within the open paragraph. */
  #waiting: { readonly page: number; readonly note: PageNote }[] = [];

  constructor(pages: readonly ClearedPage[], labels: readonly string[], outline: PaperOutline) {
    this.#pages = pages;
    this.#labels = labels;
    this.#outline = outline;
    const all = pages.map(({ lines }) => lines);
    this.#look = lookOf(all);
    this.#words = vocabulary(all.flatMap((lines) => lines.map(({ text }) => text)));
  }

  read(): PaperText {
    const seen = new Set<string>();
    for (const [page, { lines, running }] of this.#pages.entries()) {
      const { text, notes } = pageNotes(lines, this.#look);
      let begins: string | null = this.#labels[page] ?? null;
      let former: Line | null = null;
      for (const line of text) {
        const open: Paragraph | null = this.#open;
        const last = open?.lines.at(-1) ?? null;
        if (
          !open ||
          !last ||
          this.#isNew(open, last, line, former !== null && former.column === line.column)
        ) {
          this.#end();
          if (begins !== null) this.#blocks.push({ kind: 'break', label: begins });
          begins = null;
          this.#open = new Paragraph();
        }
        this.#open?.add(line, page, this.#words, 0, begins);
        begins = null;
        former = line;
      }
      if (begins !== null) {
        this.#end();
        this.#blocks.push({ kind: 'break', label: begins });
      }
      this.#waiting.push(...notes.map((note) => ({ page, note })));
      this.#setAside(running, seen);
    }
    this.#end();
    return { blocks: this.#blocks, asides: this.#asides, pieces: this.#pieces };
  }

  #setAside(running: readonly string[], seen: Set<string>): void {
    const fresh = running.filter((text) => !seen.has(text.replace(/\d+/g, '#')));
    for (const text of fresh) seen.add(text.replace(/\d+/g, '#'));
    if (fresh.length === 0) return;
    this.#asides.push({
      reason: 'Header and footer',
      before: this.#blocks.length,
      blocks: fresh.map((text): Block => ({ kind: 'paragraph', text, marks: [] })),
    });
  }

  /** Whether a line begins a paragraph. @param close whether it stands right under the one before */
  #isNew(open: Paragraph, last: Line, line: Line, close: boolean): boolean {
    const { size } = line;
    if (Math.abs(size - last.size) > 0.07 * size) return true;
    const isTerminal = TERMINAL.test(last.text);
    const room = last.columnRight - last.right;
    const isShort = room > firstWord(line) + 0.5 * size;
    const isIndented = line.left > line.columnLeft + 0.7 * size;
    const lastIndented = last.left > last.columnLeft + 0.7 * last.size;
    if (MARKER.test(line.text) && (isTerminal || isShort || MARKER.test(open.text))) return true;
    if (!close) {
      // Over a column or a page: only what is plainly over is over.
      if (line.font !== last.font && isShort) return true;
      return isTerminal && (isShort || isIndented);
    }
    const step = line.y - last.y;
    if (step > 1.32 * this.#look.leading * size || step < 0) return true;
    const first = open.lines[0];
    const isHanging =
      first !== undefined && open.lines.length === 1 && line.left > first.left + 0.5 * size;
    if (isIndented && !lastIndented && !isHanging) return isTerminal || isShort || room < 2 * size;
    if (isHanging) return false;
    if (line.font !== last.font && isShort && open.lines.length <= 2) return true;
    return isTerminal && isShort;
  }

  #end(): void {
    const paragraph = this.#open;
    this.#open = null;
    if (paragraph && paragraph.text.trim() !== '') {
      this.#push(this.#blockOf(paragraph), paragraph);
      for (const { label, inside } of paragraph.breaks)
        this.#blocks.push({ kind: 'break', label, inside });
    }
    for (const { page, note } of this.#waiting.splice(0)) this.#note(page, note);
  }

  #blockOf(paragraph: Paragraph): Block {
    const { text } = paragraph;
    const level = headingLevel(paragraph, this.#look, this.#outline);
    if (level !== null) return { kind: 'heading', level, text, marks: [] };
    const marks = paragraph.marks();
    const bullet = BULLET.exec(text)?.[0].length ?? 0;
    if (bullet === 0 || bullet === text.length) return { kind: 'paragraph', text, marks };
    const moved = marks.map((mark) => ({
      ...mark,
      start: mark.start - bullet,
      end: mark.end - bullet,
    }));
    for (const [at, piece] of paragraph.pieces.entries()) {
      paragraph.pieces[at] = { ...piece, at: piece.at - bullet };
    }
    return {
      kind: 'item',
      depth: 0,
      marker: null,
      text: text.slice(bullet),
      marks: moved.filter(({ start }) => start >= 0),
    };
  }

  #note(page: number, { label, lines }: PageNote): void {
    const note = new Paragraph();
    for (const [at, line] of lines.entries()) {
      note.add(line, page, this.#words, at === 0 ? labelLength(line) : 0);
    }
    if (note.text === '') return;
    let own = label;
    for (let count = 2; this.#noteLabels.has(own); count += 1) own = `${label}-${count}`;
    this.#noteLabels.add(own);
    this.#push({ kind: 'footnote', label: own, text: note.text, marks: [] }, note);
    this.#refer(page, label, own);
  }

  /** The raised number in the page's text leads to its note. */
  #refer(page: number, label: string, own: string): void {
    for (let at = this.#blocks.length - 1; at >= 0; at -= 1) {
      const block = this.#blocks[at];
      if (block?.kind !== 'paragraph' && block?.kind !== 'item') continue;
      const pieces = this.#pieces.get(block) ?? [];
      if (pieces.every((piece) => piece.page < page)) return;
      const mark = block.marks.find(
        ({ kind, start, end }) =>
          kind === 'sup' &&
          block.text.slice(start, end).trim() === label &&
          pieces.some(
            (piece) => piece.page === page && piece.at <= start && start < piece.at + piece.length,
          ),
      );
      if (!mark) continue;
      block.marks.push({ kind: 'link', href: `#${own}`, start: mark.start, end: mark.end });
      return;
    }
  }

  #push(block: Block, { pieces }: Paragraph): void {
    this.#blocks.push(block);
    this.#pieces.set(block, pieces);
  }
}

/** The width of a line's first word, as far as it can be told. */
function firstWord(line: Line): number {
  const word = /^\S+/.exec(line.text.trimStart())?.[0].length ?? 0;
  return (word / Math.max(1, line.text.length)) * (line.right - line.left);
}
