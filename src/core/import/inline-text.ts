import type { InlineMark } from '../../contract/block.ts';

type SimpleKind = Exclude<InlineMark['kind'], 'link'>;

/** A mark that came with the document, in the words of a block; half-open, UTF-16 code units. */
export interface Anchor {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a block. */
export interface Prose {
  readonly text: string;
  readonly marks: InlineMark[];
}

/** Collects the text of a block with its inline marks. */
export interface InlineText {
  add(text: string): void;
  /** Ends a line inside the block. */
  breakLine(): void;
  /** Marks all that `inside` adds. */
  wrap(mark: SimpleKind | { readonly href: string }, inside: () => void): void;
  /** Notes that all that `inside` adds bears a mark of the document's own. */
  anchor(id: string, inside: () => void): void;
  /** The anchors as `finish` left them, moved and cut to fit; those of one mark that touch are one. */
  anchors(): Anchor[];
  /** The length of the text so far, in UTF-16 code units. */
  length(): number;
  /** Whether nothing but white space was added. */
  isEmpty(): boolean;
  /** The text without white space at its edges, its marks moved and cut to fit. */
  finish(): Prose;
}

/** White space that HTML and Markdown fold; a no-break space is text. */
const FOLDED = /[ \t\n\r\f]+/g;
/** A hint where a word may be parted at a line's end; it would part the word for search and quotation. */
const SOFT_HYPHEN = /\u00ad/g;

export function inlineText(): InlineText {
  let text = '';
  let blank = true;
  const marks: InlineMark[] = [];
  let anchors: Anchor[] = [];
  const endsOpen = (): boolean => text === '' || text.endsWith(' ') || text.endsWith('\n');
  return {
    add: (piece) => {
      const folded = piece.replace(FOLDED, ' ').replace(SOFT_HYPHEN, '');
      text += folded.startsWith(' ') && endsOpen() ? folded.slice(1) : folded;
      blank &&= folded.trim() === '';
    },
    breakLine: () => {
      if (text !== '') text = `${text.endsWith(' ') ? text.slice(0, -1) : text}\n`;
    },
    wrap: (mark, inside) => {
      const start = text.length;
      inside();
      if (text.length <= start) return;
      const span = { start, end: text.length };
      marks.push(
        typeof mark === 'string'
          ? { kind: mark, ...span }
          : { kind: 'link', href: mark.href, ...span },
      );
    },
    anchor: (id, inside) => {
      const start = text.length;
      inside();
      const last = anchors.findLast((one) => one.id === id);
      if (last && last.end === start)
        anchors[anchors.indexOf(last)] = { ...last, end: text.length };
      else if (text.length > start) anchors.push({ id, start, end: text.length });
    },
    anchors: () => anchors,
    length: () => text.length,
    isEmpty: () => blank,
    finish: () => {
      const from = text.search(/[^ \n]/);
      if (from < 0) return { text: '', marks: [] };
      let to = text.length;
      while (isSpace(text, to - 1)) to -= 1;
      const fit = <T extends { readonly start: number; readonly end: number }>(
        spans: readonly T[],
      ) =>
        spans.flatMap((span): T[] => {
          let start = Math.max(span.start, from);
          let end = Math.min(span.end, to);
          while (start < end && isSpace(text, start)) start += 1;
          while (end > start && isSpace(text, end - 1)) end -= 1;
          return end > start ? [{ ...span, start: start - from, end: end - from }] : [];
        });
      anchors = fit(anchors);
      const fitted = fit(marks).sort((a, b) => a.start - b.start || b.end - a.end);
      return { text: text.slice(from, to), marks: fitted };
    },
  };
}

function isSpace(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\n';
}

/** An address that a link of a document may keep: absolute http, https or mailto; anything else is null. */
export function safeAddress(address: string, base?: string): string | null {
  try {
    const url = new URL(address.trim(), base);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
