import type { InlineMark } from '../../../contract/block.ts';
import { jointOf, type Vocabulary } from './join-paper.ts';
import type { Line } from './page-lines.ts';
import type { Span } from './pdf-page.ts';

/** A run of a span's characters in a paragraph's text. */
export interface Piece {
  readonly page: number;
  readonly span: Span;
  /** In the span's text. */
  readonly from: number;
  /** In the paragraph's text. */
  readonly at: number;
  readonly length: number;
}

/** A paragraph while its lines are joined; every character knows where on the page it stands. */
export class Paragraph {
  text = '';
  readonly pieces: Piece[] = [];
  readonly lines: Line[] = [];
  /** Pages that begin within it. */
  readonly breaks: { readonly label: string; readonly inside: number }[] = [];

  /**
   * Adds a line.
   * @param skip characters at its start that are left out
   * @param begins the label of the page that begins with it
   */
  add(line: Line, page: number, words: Vocabulary, skip = 0, begins: string | null = null): void {
    const first = this.lines.length === 0;
    const start = skip + (line.text.slice(skip).length - line.text.slice(skip).trimStart().length);
    const text = line.text.slice(start).trimEnd();
    if (text === '') return;
    if (!first) {
      const { cut, between } = jointOf(this.text, text, words);
      this.#cut(cut);
      this.text += between;
    }
    if (begins !== null) this.breaks.push({ label: begins, inside: this.text.length });
    const base = this.text.length;
    for (const { span, at } of line.parts) {
      const from = Math.max(0, start - at);
      const length = Math.min(span.text.length, start + text.length - at) - from;
      if (length <= 0) continue;
      this.pieces.push({ page, span, from, at: base + at + from - start, length });
    }
    this.text += text;
    this.lines.push(line);
  }

  /** What is raised or lowered in the line. */
  marks(): InlineMark[] {
    const marks: InlineMark[] = [];
    for (const { span, at, length } of this.pieces) {
      const line = this.lines.find((one) => one.parts.some((part) => part.span === span));
      if (!line || span.size > line.size * 0.85 || span.text.trim() === '') continue;
      const main = line.parts.find((part) => part.span.size > line.size * 0.95);
      const rise = (main?.span.y ?? line.y) - span.y;
      if (Math.abs(rise) < 0.12 * line.size) continue;
      const kind = rise > 0 ? 'sup' : 'sub';
      const piece = this.text.slice(at, at + length);
      const lead = piece.length - piece.trimStart().length;
      const end = at + piece.trimEnd().length;
      if (end > at + lead) marks.push({ kind, start: at + lead, end });
    }
    return marks;
  }

  #cut(count: number): void {
    if (count === 0) return;
    this.text = this.text.slice(0, -count);
    const last = this.pieces.at(-1);
    if (last) this.pieces[this.pieces.length - 1] = { ...last, length: last.length - count };
  }
}
