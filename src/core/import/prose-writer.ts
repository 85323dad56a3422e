import type { Block, Cell, InlineMark } from '../../contract/block.ts';
import { type Anchor, type InlineText, inlineText, type Prose } from './inline-text.ts';

/** How words of a document look, as far as blocks can say it. */
export interface Look {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly code?: boolean;
  readonly sub?: boolean;
  readonly sup?: boolean;
  /** A safe address, or `#label` of a note. */
  readonly href?: string | null;
}

const KINDS = ['strong', 'emphasis', 'code', 'sub', 'sup'] as const;

/** Blocks while they are written, from formats that are runs of words with a look (Word, OpenDocument, RTF). */
export class ProseWriter {
  readonly blocks: Block[] = [];
  /** Where the document's own marks stand, by block and cell. */
  readonly anchors = new Map<Block | Cell, readonly Anchor[]>();
  /** Ids of the marks that are open where the words now go. */
  readonly open = new Set<string>();
  #inline: InlineText = inlineText();
  #raw = '';

  add(text: string, look: Look = {}): void {
    this.#raw += text;
    const wraps: ((inside: () => void) => void)[] = [
      ...[...this.open].map((id) => (inside: () => void) => this.#inline.anchor(id, inside)),
      ...KINDS.filter((kind) => look[kind]).map(
        (kind) => (inside: () => void) => this.#inline.wrap(kind, inside),
      ),
    ];
    const { href } = look;
    if (href) wraps.push((inside) => this.#inline.wrap({ href }, inside));
    wraps.reduceRight<() => void>(
      (inside, wrap) => () => wrap(inside),
      () => this.#inline.add(text),
    )();
  }

  breakLine(): void {
    this.#raw += '\n';
    this.#inline.breakLine();
  }

  isEmpty(): boolean {
    return this.#inline.isEmpty();
  }

  /** Takes the words collected so far, with white space as it was written beside them. */
  take(): { readonly prose: Prose; readonly anchors: readonly Anchor[]; readonly raw: string } {
    const { text, marks } = this.#inline.finish();
    const anchors = this.#inline.anchors();
    const raw = this.#raw;
    this.#inline = inlineText();
    this.#raw = '';
    return { prose: { text, marks: joined(marks) }, anchors: text === '' ? [] : anchors, raw };
  }

  /** Ends a block; without words there is none. */
  end(make: (prose: Prose, raw: string) => Block): Block | null {
    const { prose, anchors, raw } = this.take();
    if (prose.text === '') return null;
    const block = make(prose, raw);
    this.push(block, anchors);
    return block;
  }

  push(block: Block, anchors: readonly Anchor[] = []): void {
    this.blocks.push(block);
    this.note(block, anchors);
  }

  note(place: Block | Cell, anchors: readonly Anchor[]): void {
    if (anchors.length > 0)
      this.anchors.set(place, [...(this.anchors.get(place) ?? []), ...anchors]);
  }

  /** Words on one line, as a cell of a table has them. */
  cell(header: boolean): Cell {
    const { prose, anchors } = this.take();
    const cell: Cell = {
      ...prose,
      text: prose.text.replace(/[\t\n\v\u0085\u2028\u2029]/g, ' '),
      header,
    };
    this.note(cell, anchors);
    return cell;
  }
}

/** Marks that touch and say the same are one: office programs cut words into runs where nobody sees it. */
function joined(marks: readonly InlineMark[]): InlineMark[] {
  const all: InlineMark[] = [];
  for (const mark of marks) {
    const at = all.findLastIndex(
      (one) =>
        one.kind === mark.kind &&
        one.end === mark.start &&
        (one.kind !== 'link' || (mark.kind === 'link' && one.href === mark.href)),
    );
    const last = all[at];
    if (last) all[at] = { ...last, end: mark.end };
    else all.push(mark);
  }
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}
