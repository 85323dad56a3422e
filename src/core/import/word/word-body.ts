import type { Block, Cell } from '../../../contract/block.ts';
import { figure } from '../figure.ts';
import { safeAddress } from '../inline-text.ts';
import { type Look, ProseWriter } from '../prose-writer.ts';
import type { XmlElement } from '../xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from '../xml-tree.ts';
import { fieldAddress, fieldInstruction } from './word-fields.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { Relation } from './word-package.ts';
import { type ListPlace, placeOf, type WordStyle } from './word-styles.ts';
import { symbolOf } from './word-symbols.ts';
import { attributeOf, childOf, isOn, valOf } from './word-xml.ts';

/** What the text of a document points to. */
export interface WordParts {
  readonly style: (id: string | null) => WordStyle;
  readonly numbering: WordNumbering;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Takes the picture of a part onto the shelf; null where it cannot be shown. */
  readonly picture: (part: string) => string | null;
  /** Notes by `footnote 2`, `endnote 1`. */
  readonly notes: ReadonlyMap<string, { readonly root: XmlElement; readonly parts: WordParts }>;
}

/** What was met on the way, to be told. */
export interface WordFindings {
  insertions: number;
  deletions: number;
  /** Parts that are no Word text: pages of HTML put inside. */
  foreign: number;
  /** The first paragraph that is the document's title. */
  title: string | null;
}

/** Where words stand: a table's cell takes no blocks, a note's first paragraph bears its label. */
interface Place {
  readonly inCell: boolean;
  note: string | null;
}

/** Reads the text of a Word document into blocks. */
export class WordBody {
  readonly writer = new ProseWriter();
  readonly found: WordFindings = { insertions: 0, deletions: 0, foreign: 0, title: null };
  /** Ids of comments whose words are not said: what they stand beside is the paragraph. */
  #points: string[] = [];
  readonly #begun = new Set<string>();
  /** Notes in the order in which the text points to them, and those that wait for their paragraph's end. */
  readonly #labels = new Map<string, string>();
  #waiting: string[] = [];
  #pictures: Block[] = [];
  /** Fields that are open: their instruction, and whether their result has begun. */
  readonly #fields: { instruction: string; shown: boolean }[] = [];

  inside(
    element: XmlElement,
    parts: WordParts,
    place: Place = { inCell: false, note: null },
  ): void {
    for (const child of element.children) {
      if (child.kind === 'element') this.#block(child, parts, place);
    }
  }

  #block(element: XmlElement, parts: WordParts, place: Place): void {
    switch (element.name) {
      case 'p':
        this.#paragraph(element, parts, place);
        return;
      case 'tbl':
        this.#table(element, parts, place);
        return;
      case 'altChunk':
        this.found.foreign += 1;
        return;
      case 'del':
      case 'moveFrom':
        this.found.deletions += 1;
        return;
      case 'commentRangeStart':
      case 'commentRangeEnd':
        this.#comment(element);
        return;
      case 'sdt':
        if (!isEmptyField(element)) this.inside(element, parts, place);
        return;
      case 'sectPr':
      case 'sdtPr':
      case 'sdtEndPr':
      case 'customXmlPr':
        return;
      default:
        this.inside(element, parts, place);
    }
  }

  #paragraph(element: XmlElement, parts: WordParts, place: Place): void {
    const properties = childOf(element, 'pPr');
    const style = parts.style(valOf(properties, 'pStyle'));
    this.#runs(element, parts, style);
    if (place.inCell) {
      this.writer.add(' ');
      return;
    }
    // A deleted paragraph mark: what follows belongs to this paragraph.
    const mark = childOf(properties, 'rPr');
    if (childOf(mark, 'del') || childOf(mark, 'moveFrom')) return;
    const list = placeOf(properties, style.place);
    const block = this.writer.end((prose, raw) =>
      this.#made(style, list, parts, place, prose, raw),
    );
    if (block && this.#points.length > 0) this.#pointAt(block);
    for (const picture of this.#pictures.splice(0)) this.writer.push(picture);
    if (block || this.#waiting.length > 0) this.#notes(parts);
  }

  #made(
    { paragraph }: WordStyle,
    list: ListPlace | null,
    parts: WordParts,
    place: Place,
    prose: ReturnType<ProseWriter['take']>['prose'],
    raw: string,
  ): Block {
    if (place.note !== null) {
      const label = place.note;
      place.note = null;
      return { kind: 'footnote', label, ...prose };
    }
    switch (paragraph.kind) {
      case 'title':
        this.found.title ??= prose.text;
        return { kind: 'heading', level: 1, ...prose };
      case 'heading':
        return { kind: 'heading', level: paragraph.level, ...prose };
      case 'code':
        return { kind: 'code', language: null, text: raw.replace(/^\n+|\s+$/g, '') };
      case 'quotation':
        return { kind: 'quotation', ...prose };
      case 'paragraph':
        if (!list) return { kind: 'paragraph', ...prose };
        return { kind: 'item', depth: list.level, marker: parts.numbering.next(list), ...prose };
    }
  }

  #runs(element: XmlElement, parts: WordParts, style: WordStyle, href: string | null = null): void {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      switch (child.name) {
        case 'r':
          if (isMath(child)) this.writer.add(xmlText(child));
          else this.#run(child, parts, style, href);
          break;
        case 'hyperlink':
          this.#runs(child, parts, style, linkOf(child, parts) ?? href);
          break;
        case 'fldSimple':
          this.#runs(child, parts, style, fieldAddress(attributeOf(child, 'instr') ?? '') ?? href);
          break;
        case 'ins':
        case 'moveTo':
          this.found.insertions += 1;
          this.#runs(child, parts, style, href);
          break;
        case 'del':
        case 'moveFrom':
          this.found.deletions += 1;
          break;
        case 'commentRangeStart':
        case 'commentRangeEnd':
          this.#comment(child);
          break;
        case 'oMath':
        case 'oMathPara':
          this.writer.add(elementsOf(child, 't').map(xmlText).join(''));
          break;
        case 'sdt':
          if (!isEmptyField(child)) this.#runs(child, parts, style, href);
          break;
        case 'pPr':
        case 'sdtPr':
        case 'sdtEndPr':
        case 'smartTagPr':
          break;
        case 'txbxContent':
          this.#box(child, parts);
          break;
        default:
          this.#runs(child, parts, style, href);
      }
    }
  }

  #run(run: XmlElement, parts: WordParts, style: WordStyle, href: string | null): void {
    const properties = childOf(run, 'rPr');
    const own = parts.style(valOf(properties, 'rStyle'));
    if (isOn(properties, 'vanish') ?? own.hidden) {
      // Fields hide their instructions; the rest is what nobody reads.
      for (const child of run.children) if (child.kind === 'element') this.#field(child);
      return;
    }
    // What a whole heading or quotation has in its style is its look, not emphasis in it.
    const isPlain = style.paragraph.kind === 'paragraph';
    const align = valOf(properties, 'vertAlign');
    const look: Look = {
      strong: isOn(properties, 'b') ?? (own.strong || (isPlain && style.strong)),
      emphasis: isOn(properties, 'i') ?? (own.emphasis || (isPlain && style.emphasis)),
      code: own.code,
      sub: align === 'subscript',
      sup: align === 'superscript',
    };
    for (const child of run.children) {
      if (child.kind !== 'element' || this.#field(child)) continue;
      // Between a field's begin and its result stand instructions only.
      if (this.#fields.some(({ shown }) => !shown)) continue;
      this.#piece(child, parts, { ...look, href: this.#fieldLink() ?? href });
    }
  }

  #piece(child: XmlElement, parts: WordParts, look: Look): void {
    switch (child.name) {
      case 't':
        this.writer.add(xmlText(child), look);
        return;
      case 'tab':
      case 'ptab':
        this.writer.add('\t', look);
        return;
      case 'br':
      case 'cr':
        if (attributeOf(child, 'type') === 'page') this.writer.add(' ');
        else this.writer.breakLine();
        return;
      case 'noBreakHyphen':
        this.writer.add('\u2011', look);
        return;
      case 'sym':
        this.writer.add(
          symbolOf(attributeOf(child, 'char') ?? '', attributeOf(child, 'font') ?? ''),
          look,
        );
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        this.#noteReference(child, parts);
        return;
      case 'commentReference':
        this.#commentPoint(child);
        return;
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(child, parts);
        return;
      case 'AlternateContent':
        this.#alternative(child, parts, look);
        return;
      case 'ruby': {
        const said = (name: string): string => {
          const part = childOf(child, name);
          return part ? elementsOf(part, 't').map(xmlText).join('') : '';
        };
        this.writer.add(said('rubyBase') + (said('rt') ? ` (${said('rt')}) ` : ''), look);
        return;
      }
    }
  }

  /** The newer way to say something beside the older one: the first that says anything. */
  #alternative(element: XmlElement, parts: WordParts, look: Look): void {
    const before = this.#pictures.length + this.writer.blocks.length;
    for (const way of element.children) {
      if (way.kind !== 'element') continue;
      for (const child of way.children) {
        if (child.kind === 'element') this.#piece(child, parts, look);
      }
      if (this.#pictures.length + this.writer.blocks.length > before) return;
    }
  }

  /** Whether a child of a run was about a field: one that links shows its result as a link. */
  #field(child: XmlElement): boolean {
    if (child.name === 'instrText') {
      const field = this.#fields.at(-1);
      if (field) field.instruction += xmlText(child);
      return true;
    }
    if (child.name !== 'fldChar') return false;
    const type = attributeOf(child, 'fldCharType');
    const last = this.#fields.at(-1);
    if (type === 'begin') this.#fields.push({ instruction: '', shown: false });
    else if (type === 'separate' && last) last.shown = true;
    else if (type === 'end') this.#fields.pop();
    return true;
  }

  #fieldLink(): string | null {
    const linking = this.#fields.findLast(
      ({ instruction, shown }) => shown && fieldInstruction(instruction) === 'HYPERLINK',
    );
    return linking ? fieldAddress(linking.instruction) : null;
  }

  #noteReference(reference: XmlElement, parts: WordParts): void {
    const kind = reference.name === 'footnoteReference' ? 'footnote' : 'endnote';
    const id = `${kind} ${attributeOf(reference, 'id') ?? ''}`;
    if (!parts.notes.has(id)) return;
    let label = this.#labels.get(id);
    if (label === undefined) {
      label = String(this.#labels.size + 1);
      this.#labels.set(id, label);
      this.#waiting.push(id);
    }
    this.writer.add(`[${label}]`, { sup: true, href: `#${label}` });
  }

  /** The notes that a paragraph points to follow it. */
  #notes(parts: WordParts): void {
    for (const id of this.#waiting.splice(0)) {
      const note = parts.notes.get(id);
      const label = this.#labels.get(id);
      if (note && label) this.inside(note.root, note.parts, { inCell: false, note: label });
    }
  }

  #comment(element: XmlElement): void {
    const id = attributeOf(element, 'id') ?? '';
    if (element.name === 'commentRangeEnd') this.writer.open.delete(id);
    else {
      this.writer.open.add(id);
      this.#begun.add(id);
    }
  }

  #commentPoint(element: XmlElement): void {
    const id = attributeOf(element, 'id') ?? '';
    if (!this.#begun.has(id)) this.#points.push(id);
  }

  #pointAt(block: Block): void {
    const length = 'text' in block ? block.text.length : 0;
    this.writer.note(
      block,
      this.#points.splice(0).map((id) => ({ id, start: 0, end: length })),
    );
  }

  #drawing(element: XmlElement, parts: WordParts): void {
    const boxes = elementsOf(element, 'txbxContent');
    const [first] = boxes;
    if (first) this.#box(first, parts);
    const named = elementsOf(element, 'docPr')[0] ?? elementsOf(element, 'shape')[0];
    const alt = named ? (attributeOf(named, 'descr') ?? attributeOf(named, 'alt') ?? '') : '';
    for (const [name, attribute] of [
      ['blip', 'embed'],
      ['blip', 'link'],
      ['imagedata', 'id'],
    ] as const) {
      for (const image of elementsOf(element, name)) {
        const relation = parts.relations.get(attributeOf(image, attribute, 'relationships') ?? '');
        if (!relation) continue;
        const address = relation.external ? relation.target : parts.picture(relation.target);
        this.#pictures.push(figure(address ?? '', alt.replace(/\s+/g, ' ').trim(), ''));
      }
    }
  }

  /** A box with text stands beside the paragraph it hangs on: its text comes before. */
  #box(content: XmlElement, parts: WordParts): void {
    const inner = new WordBody();
    inner.inside(content, parts);
    for (const block of inner.writer.blocks) {
      this.writer.push(block, inner.writer.anchors.get(block));
    }
  }

  #table(table: XmlElement, parts: WordParts, place: Place): void {
    const rows = elementsAt(table, 'tr');
    const cells = rows.map((row) => elementsAt(row, 'tc'));
    if (place.inCell) {
      for (const cell of cells.flat()) this.inside(cell, parts, place);
      return;
    }
    // One column, or tables inside: it lays out a page and holds no data.
    const isLayout =
      cells.every((row) => row.length <= 1) ||
      cells.flat().some((cell) => childrenOf(cell, 'tbl').length > 0);
    if (isLayout) {
      for (const cell of cells.flat()) this.inside(cell, parts, place);
      return;
    }
    const look = childOf(childOf(table, 'tblPr'), 'tblLook');
    const first = look && (attributeOf(look, 'firstRow') ?? hasFirstRow(attributeOf(look, 'val')));
    const grid = rows.map((row, at): Cell[] => {
      const header =
        isOn(childOf(row, 'trPr'), 'tblHeader') ?? (at === 0 && first === '1' && rows.length > 1);
      return (cells[at] ?? []).flatMap((cell) => {
        const properties = childOf(cell, 'tcPr');
        this.inside(cell, parts, { inCell: true, note: null });
        const made = this.writer.cell(header);
        const wide = Number.parseInt(valOf(properties, 'gridSpan') ?? '1', 10);
        const span = Math.min(50, Math.max(1, wide || 1));
        return [made, ...Array.from({ length: span - 1 }, () => ({ text: '', marks: [], header }))];
      });
    });
    const full = grid.filter((row) => row.some(({ text }) => text !== ''));
    if (full.length > 0) this.writer.push({ kind: 'table', rows: full });
    for (const picture of this.#pictures.splice(0)) this.writer.push(picture);
    this.#notes(parts);
  }
}

/** The parts of a table, also where they stand inside other marks (changes, controls). */
function elementsAt(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child): XmlElement[] => {
    if (child.kind !== 'element') return [];
    if (child.name === name) return isDeleted(child) ? [] : [child];
    return ['sdt', 'sdtContent', 'ins', 'customXml'].includes(child.name)
      ? elementsAt(child, name)
      : [];
  });
}

/** Whether a field that nobody has filled in shows what it asks for ("Click here to enter text"). */
function isEmptyField(control: XmlElement): boolean {
  return isOn(childOf(control, 'sdtPr'), 'showingPlcHdr') === true;
}

function isDeleted(element: XmlElement): boolean {
  return childOf(childOf(element, 'trPr'), 'del') !== null;
}

/** Bit 5 of the older way to say how a table looks. */
function hasFirstRow(value: string | null): string {
  return (Number.parseInt(value ?? '0', 16) & 0x20) !== 0 ? '1' : '0';
}

function isMath(run: XmlElement): boolean {
  return run.uri.includes('/math');
}

function linkOf(link: XmlElement, { relations }: WordParts): string | null {
  const relation = relations.get(attributeOf(link, 'id', 'relationships') ?? '');
  if (!relation?.external) return null;
  const anchor = attributeOf(link, 'anchor');
  return safeAddress(anchor ? `${relation.target}#${anchor}` : relation.target);
}
