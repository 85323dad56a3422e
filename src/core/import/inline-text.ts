import type { InlineMark } from '../../contract/block.ts';

type SimpleKind = Exclude<InlineMark['kind'], 'link'>;

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
    isEmpty: () => blank,
    finish: () => {
      const from = text.search(/[^ \n]/);
      if (from < 0) return { text: '', marks: [] };
      let to = text.length;
      while (isSpace(text, to - 1)) to -= 1;
      const fitted: InlineMark[] = [];
      for (const mark of marks) {
        let start = Math.max(mark.start, from);
        let end = Math.min(mark.end, to);
        while (start < end && isSpace(text, start)) start += 1;
        while (end > start && isSpace(text, end - 1)) end -= 1;
        if (end > start) fitted.push({ ...mark, start: start - from, end: end - from });
      }
      fitted.sort((a, b) => a.start - b.start || b.end - a.end);
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
