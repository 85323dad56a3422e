import type { Block, Cell } from '../../../contract/block.ts';
import { figure } from '../figure.ts';
import { safeAddress } from '../inline-text.ts';
import { numeral } from '../numeral.ts';
import { type Look, ProseWriter } from '../prose-writer.ts';
import { attributeOf, childOf } from '../word/word-xml.ts';
import type { XmlElement } from '../xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from '../xml-tree.ts';
import type { OdtLevel, OdtStyles } from './odt-styles.ts';

/** A comment as the document has it. */
export interface OdtComment {
  readonly id: string;
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** What the text points to. */
export interface OdtParts {
  readonly styles: OdtStyles;
  /** The address of a picture, by the element that shows it; null where it cannot be shown. */
  readonly picture: (image: XmlElement) => string | null;
  /** The words of an object (a formula), by its name in the archive. */
  readonly formula: (href: string) => string | null;
}

interface ListPlace {
  readonly style: string | null;
  readonly level: number;
  readonly counts: number[];
}

interface Place {
  readonly inCell: boolean;
  readonly list: ListPlace | null;
  /** Whether the next paragraph is the item itself, and no further paragraph in it. */
  item: boolean;
  note: string | null;
}

const HERE: Place = { inCell: false, list: null, item: false, note: null };

/** Reads the text of an OpenDocument text into blocks. */
export class OdtBody {
  readonly writer = new ProseWriter();
  readonly comments: OdtComment[] = [];
  title: string | null = null;
  changes = 0;
  readonly #parts: OdtParts;
  readonly #counts = new Map<string | null, number[]>();
  #notes: { readonly label: string; readonly body: XmlElement }[] = [];
  #pictures: Block[] = [];
  /** Comments at a point: they stand at their paragraph. */
  #points: string[] = [];
  #labels = 0;
  #ended: ReadonlySet<string> = new Set();

  constructor(parts: OdtParts) {
    this.#parts = parts;
  }

  read(text: XmlElement): void {
    this.#ended = new Set(elementsOf(text, 'annotation-end').map(nameOf));
    this.#inside(text, { ...HERE });
  }

  #inside(element: XmlElement, place: Place): void {
    for (const child of element.children) if (child.kind === 'element') this.#block(child, place);
  }

  #block(element: XmlElement, place: Place): void {
    switch (element.name) {
      case 'h':
      case 'p':
        this.#paragraph(element, place);
        return;
      case 'list':
        this.#list(element, place);
        return;
      case 'table':
        this.#table(element, place);
        return;
      case 'tracked-changes':
        this.changes += childrenOf(element, 'changed-region').length;
        return;
      case 'frame':
        this.#frame(element);
        this.#shed();
        return;
      case 'forms':
      case 'sequence-decls':
      case 'variable-decls':
      case 'user-field-decls':
        return;
      default:
        this.#inside(element, place);
    }
  }

  #paragraph(element: XmlElement, place: Place): void {
    const style = this.#parts.styles.style('paragraph', attributeOf(element, 'style-name'));
    const plain = element.name === 'p' && style.kind === 'paragraph' ? style.look : {};
    this.#words(element, plain);
    if (place.inCell) {
      this.writer.add(' ');
      return;
    }
    const level = Number.parseInt(attributeOf(element, 'outline-level') ?? '1', 10);
    const block = this.writer.end((prose, raw): Block => {
      if (place.note !== null) {
        const label = place.note;
        place.note = null;
        return { kind: 'footnote', label, ...prose };
      }
      if (element.name === 'h') {
        return { kind: 'heading', level: Math.min(6, Math.max(1, level || 1)), ...prose };
      }
      if (style.kind === 'title') {
        this.title ??= prose.text;
        return { kind: 'heading', level: 1, ...prose };
      }
      if (style.kind === 'quotation') return { kind: 'quotation', ...prose };
      if (style.kind === 'code') return { kind: 'code', language: null, text: raw.trimEnd() };
      if (!place.list || !place.item) return { kind: 'paragraph', ...prose };
      place.item = false;
      return {
        kind: 'item',
        depth: Math.min(12, place.list.level),
        marker: this.#marker(place.list),
        ...prose,
      };
    });
    if (block && this.#points.length > 0) {
      const end = 'text' in block ? block.text.length : 0;
      this.writer.note(
        block,
        this.#points.splice(0).map((id) => ({ id, start: 0, end })),
      );
    }
    this.#shed();
  }

  /** Pictures and notes follow the paragraph that shows and points to them. */
  #shed(): void {
    for (const picture of this.#pictures.splice(0)) this.writer.push(picture);
    for (const { label, body } of this.#notes.splice(0)) {
      this.#inside(body, { ...HERE, note: label });
    }
  }

  #list(element: XmlElement, place: Place): void {
    const style = attributeOf(element, 'style-name') ?? place.list?.style ?? null;
    const level = place.list ? place.list.level + 1 : 0;
    const former =
      attributeOf(element, 'continue-numbering') === 'true' ? this.#counts.get(style) : undefined;
    const counts = place.list?.counts.slice(0, level) ?? former ?? [];
    this.#counts.set(style, counts);
    const list: ListPlace = { style, level, counts };
    for (const item of element.children) {
      if (item.kind !== 'element' || !/^list-(?:item|header)$/.test(item.name)) continue;
      const start = Number.parseInt(attributeOf(item, 'start-value') ?? '', 10);
      if (!Number.isNaN(start)) counts[level] = start - 1;
      this.#inside(item, { ...place, list, item: item.name === 'list-item' });
    }
  }

  #marker({ style, level, counts }: ListPlace): string | null {
    const here = this.#parts.styles.level(style, level);
    if (!here) return null;
    counts[level] = (counts[level] ?? here.start - 1) + 1;
    const numbers = Array.from({ length: Math.min(here.shown, level + 1) }, (_, at) => {
      const one = level + 1 - Math.min(here.shown, level + 1) + at;
      const said: OdtLevel | null = this.#parts.styles.level(style, one);
      return numeral(counts[one] ?? 1, said?.format ?? 'decimal');
    });
    return `${here.prefix}${numbers.join('.')}${here.suffix}`.trim() || null;
  }

  #words(element: XmlElement, look: Look): void {
    for (const child of element.children) {
      if (child.kind === 'text') this.writer.add(child.text, look);
      else this.#inline(child, look);
    }
  }

  #inline(element: XmlElement, look: Look): void {
    switch (element.name) {
      case 'span': {
        const style = this.#parts.styles.style('text', attributeOf(element, 'style-name'));
        if (!style.hidden) this.#words(element, merged(look, style.look));
        return;
      }
      case 'a':
        this.#words(element, { ...look, href: safeAddress(attributeOf(element, 'href') ?? '') });
        return;
      case 's':
        this.writer.add(
          ' '.repeat(Math.min(1000, Number(attributeOf(element, 'c') ?? 1) || 1)),
          look,
        );
        return;
      case 'tab':
        this.writer.add('\t', look);
        return;
      case 'line-break':
        this.writer.breakLine();
        return;
      case 'note':
        this.#note(element);
        return;
      case 'annotation':
        this.#comment(element);
        return;
      case 'annotation-end':
        this.writer.open.delete(nameOf(element));
        return;
      case 'frame':
        this.#frame(element);
        return;
      case 'ruby': {
        const base = childOf(element, 'ruby-base');
        const said = childOf(element, 'ruby-text');
        if (base) this.#words(base, look);
        if (said && xmlText(said) !== '') this.writer.add(` (${xmlText(said)}) `, look);
        return;
      }
      case 'hidden-text':
      case 'script':
      case 'tracked-changes':
        return;
      default:
        this.#words(element, look);
    }
  }

  #note(element: XmlElement): void {
    const body = childOf(element, 'note-body');
    if (!body) return;
    this.#labels += 1;
    const label = String(this.#labels);
    this.writer.add(`[${label}]`, { sup: true, href: `#${label}` });
    this.#notes.push({ label, body });
  }

  #comment(element: XmlElement): void {
    const name = nameOf(element);
    const id = name || `comment ${this.comments.length}`;
    const said = (part: string): string => {
      const child = childOf(element, part);
      return child ? xmlText(child) : '';
    };
    this.comments.push({
      id,
      author: said('creator'),
      date: said('date'),
      text: elementsOf(element, 'p').map(xmlText).join('\n\n'),
    });
    if (this.#ended.has(name)) this.writer.open.add(id);
    else this.#points.push(id);
  }

  #frame(frame: XmlElement): void {
    const box = childOf(frame, 'text-box');
    const title = childOf(frame, 'desc') ?? childOf(frame, 'title');
    const alt = title ? xmlText(title).replace(/\s+/g, ' ').trim() : '';
    const object = childOf(frame, 'object');
    const formula = object && this.#parts.formula(attributeOf(object, 'href') ?? '');
    if (formula) {
      this.writer.add(formula);
      return;
    }
    const image = childOf(frame, 'image');
    if (image) this.#pictures.push(figure(this.#parts.picture(image) ?? '', alt, ''));
    if (!box) return;
    // A box stands beside the paragraph it hangs on: its text comes before.
    const inner = new OdtBody(this.#parts);
    inner.read(box);
    for (const block of inner.writer.blocks)
      this.writer.push(block, inner.writer.anchors.get(block));
    this.comments.push(...inner.comments);
  }

  #table(table: XmlElement, place: Place): void {
    const rows = rowsOf(table, false);
    if (place.inCell || rows.every(({ cells }) => cells.length <= 1)) {
      for (const cell of rows.flatMap(({ cells }) => cells)) this.#inside(cell, place);
      return;
    }
    const grid = rows.map(({ cells, header }) =>
      cells.flatMap((cell): Cell[] => {
        this.#inside(cell, { ...HERE, inCell: true });
        const made = this.writer.cell(header);
        const times = Number.parseInt(attributeOf(cell, 'number-columns-repeated') ?? '1', 10) || 1;
        return [made, ...Array.from({ length: Math.min(50, times) - 1 }, () => ({ ...made }))];
      }),
    );
    const full = grid.filter((row) => row.some(({ text }) => text !== ''));
    if (full.length > 0) this.writer.push({ kind: 'table', rows: full });
    this.#shed();
  }
}

function rowsOf(table: XmlElement, header: boolean): { cells: XmlElement[]; header: boolean }[] {
  return table.children.flatMap((child): { cells: XmlElement[]; header: boolean }[] => {
    if (child.kind !== 'element') return [];
    if (child.name === 'table-row') {
      const cells = child.children.filter(
        (one): one is XmlElement =>
          one.kind === 'element' && /^(?:covered-)?table-cell$/.test(one.name),
      );
      return [{ cells, header }];
    }
    if (child.name === 'table-header-rows') return rowsOf(child, true);
    return /^table-(?:rows|row-group)$/.test(child.name) ? rowsOf(child, header) : [];
  });
}

function merged(outer: Look, inner: Look): Look {
  return {
    strong: outer.strong === true || inner.strong === true,
    emphasis: outer.emphasis === true || inner.emphasis === true,
    code: outer.code === true || inner.code === true,
    sub: outer.sub === true || inner.sub === true,
    sup: outer.sup === true || inner.sup === true,
    href: outer.href ?? null,
  };
}

function nameOf(element: XmlElement): string {
  return attributeOf(element, 'name') ?? '';
}
