import type { InlineMark } from '../../contract/block.ts';

type SimpleKind = Exclude<InlineMark['kind'], 'link'>;

/** Collects the text of a block with its inline marks. */
export interface InlineText {
  add(text: string): void;
  /** Marks all that `inside` adds. */
  wrap(mark: SimpleKind | { readonly href: string }, inside: () => void): void;
  /** The text without white space at its edges, its marks moved and cut to fit. */
  finish(): { readonly text: string; readonly marks: readonly InlineMark[] };
}

/** White space that HTML and Markdown fold; a no-break space is text. */
const FOLDED = /[ \t\n\r\f]+/g;

/** @param preformatted keep white space as it is */
export function inlineText(preformatted = false): InlineText {
  let text = '';
  const marks: InlineMark[] = [];
  return {
    add: (piece) => {
      if (preformatted) {
        text += piece;
        return;
      }
      const folded = piece.replace(FOLDED, ' ');
      text += /(^|[ \n])$/.test(text) ? folded.replace(/^ /, '') : folded;
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
    finish: () => {
      const lead = preformatted ? 0 : text.length - text.replace(/^[ \n]+/, '').length;
      const trimmed = preformatted ? text : text.replace(/^[ \n]+|[ \n]+$/g, '');
      const fitted = marks
        .map((mark) => ({
          ...mark,
          start: Math.max(0, mark.start - lead),
          end: Math.min(trimmed.length, mark.end - lead),
        }))
        .filter((mark) => mark.end > mark.start)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      return { text: trimmed, marks: fitted };
    },
  };
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
