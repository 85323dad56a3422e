import type { Block, Cell } from '../../../contract/block.ts';
import { decodeCharset, normalCharset } from '../charsets.ts';
import { figure } from '../figure.ts';
import type { PictureShelf } from '../pictures.ts';
import { type Look, ProseWriter } from '../prose-writer.ts';
import { fieldAddress } from '../word/word-fields.ts';
import { fontCharset, pageCharset } from './rtf-charset.ts';
import type { RtfToken } from './rtf-tokens.ts';

/** A comment as the document has it. */
export interface RtfComment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

/** Where words of a group go. */
type Target =
  | 'text'
  | 'nowhere'
  | 'fonts'
  | 'styles'
  | 'title'
  | 'author'
  | 'marker'
  | 'instruction'
  | 'picture'
  | 'comment'
  | 'comment-author'
  | 'comment-id'
  | 'range-start'
  | 'range-end';

interface Group {
  target: Target;
  look: Look & { readonly hidden?: boolean };
  charset: string | null;
  /** Characters that stand for one `\u` in older programs. */
  skip: number;
  /** The address that a field links to. */
  href: string | null;
  /** What the group said, for targets that keep it. */
  readonly said: { text: string };
  readonly isField: boolean;
  readonly isNote: boolean;
}

const SILENT =
  /^(?:colortbl|listtable|listoverridetable|revtbl|rsidtbl|generator|header[lrf]?|footer[lrf]?|themedata|colorschememapping|datastore|latentstyles|xmlnstbl|filetbl|info|fldtype|shpinst|objdata|nonshppict|bkmkstart|bkmkend|pgdsctbl|private|template|company|operator|comment|doccomm|pn|pnseclvl\d?|xe|tc|tcn)$/;
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
};
const TARGETS: Readonly<Record<string, Target>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  title: 'title',
  author: 'author',
  listtext: 'marker',
  pntext: 'marker',
  fldinst: 'instruction',
  pict: 'picture',
  annotation: 'comment',
  atnauthor: 'comment-author',
  atnid: 'nowhere',
  atnref: 'comment-id',
  atrfstart: 'range-start',
  atrfend: 'range-end',
};
/** Groups inside groups, deeper than any document that people wrote. */
const DEPTH = 2000;

/** Reads the pieces of an RTF file into blocks. */
export class RtfBody {
  readonly writer = new ProseWriter();
  readonly comments: RtfComment[] = [];
  title = '';
  author = '';
  insertions = 0;
  deletions = 0;
  isTooDeep = false;
  readonly #shelf: PictureShelf;
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string | null>();
  readonly #styles = new Map<number, string>();
  #charset = 'windows-1252';
  #font = 0;
  #style = 0;
  #bytes: number[] = [];
  /** Characters that stand for a `\u` still to come. */
  #toSkip = 0;
  #marker: string | null = null;
  #level = 0;
  #outline: number | null = null;
  #row: Cell[] | null = null;
  #rows: Cell[][] = [];
  #inTable = false;
  #notes: { label: string; blocks: Block[]; writer: ProseWriter }[] = [];
  readonly #texts: ProseWriter[] = [];
  #labels = 0;
  #pictures: Block[] = [];
  #commentAuthor = '';
  #commentId = '';

  constructor(shelf: PictureShelf) {
    this.#shelf = shelf;
  }

  read(tokens: Iterable<RtfToken>): void {
    this.#texts.push(this.writer);
    let isOptional = false;
    for (const token of tokens) {
      if (token.kind !== 'byte') this.#shedBytes();
      switch (token.kind) {
        case 'open':
          this.#open();
          break;
        case 'close':
          this.#close();
          break;
        case 'byte':
          if (this.#toSkip > 0) this.#toSkip -= 1;
          else this.#bytes.push(token.byte);
          break;
        case 'text':
          this.#say(this.#skipped(token.text));
          break;
        case 'word':
          if (token.name === '*') isOptional = true;
          else this.#word(token.name, token.value, isOptional);
          if (token.name !== '*') isOptional = false;
          continue;
      }
      isOptional = false;
      if (this.isTooDeep) return;
    }
    this.#shedBytes();
    this.#endParagraph();
    this.#endTable();
  }

  get #group(): Group | undefined {
    return this.#groups.at(-1);
  }

  get #text(): ProseWriter {
    return this.#texts.at(-1) ?? this.writer;
  }

  #open(): void {
    const outer = this.#group;
    if (this.#groups.length >= DEPTH) {
      this.isTooDeep = true;
      return;
    }
    this.#groups.push({
      target: outer?.target ?? 'text',
      look: outer?.look ?? {},
      charset: outer?.charset ?? null,
      skip: outer?.skip ?? 1,
      href: outer?.href ?? null,
      said: outer?.said ?? { text: '' },
      isField: false,
      isNote: false,
    });
  }

  #close(): void {
    const group = this.#groups.pop();
    const outer = this.#group;
    this.#toSkip = 0;
    if (!group || group.said === outer?.said) {
      if (group?.isNote) this.#endNote();
      return;
    }
    const said = group.said.text;
    switch (group.target) {
      case 'title':
        this.title = said.trim();
        break;
      case 'author':
        this.author = said.trim();
        break;
      case 'marker':
        this.#marker = said.replace(/\s+/g, ' ').trim();
        break;
      case 'instruction': {
        const field = this.#groups.findLast(({ isField }) => isField);
        if (field) field.href = fieldAddress(said.replace(/\\/g, '/'));
        break;
      }
      case 'picture':
        this.#picture(said);
        break;
      case 'comment-author':
        this.#commentAuthor = said.trim();
        break;
      case 'comment-id':
        this.#commentId = said.trim();
        break;
      case 'comment':
        this.comments.push({
          id: this.#commentId,
          author: this.#commentAuthor,
          text: said.replace(/^\s+|\s+$/g, ''),
        });
        break;
      case 'range-start':
        this.#text.open.add(said.trim());
        break;
      case 'range-end':
        this.#text.open.delete(said.trim());
        break;
    }
  }

  #word(name: string, value: number | null, isOptional: boolean): void {
    const group = this.#group;
    if (!group) return;
    const target = TARGETS[name];
    if (target || isOptional || SILENT.test(name)) {
      if (name === 'shppict' || name === 'ud' || name === 'upr') return;
      this.#groups[this.#groups.length - 1] = {
        ...group,
        // What is inside something silent stays silent, but for what the document says of itself.
        target:
          group.target === 'nowhere' && target !== 'title' && target !== 'author'
            ? 'nowhere'
            : (target ?? 'nowhere'),
        said: { text: '' },
      };
      return;
    }
    if (name === 'field') {
      this.#groups[this.#groups.length - 1] = { ...group, isField: true, href: null };
    } else if (name === 'fldrslt') {
      group.href = this.#groups.findLast(({ isField }) => isField)?.href ?? null;
    } else if (name === 'footnote') this.#beginNote(group);
    else if (name === 'u') this.#unicode(value ?? 0, group);
    else if (name === 'uc') group.skip = Math.min(8, Math.max(0, value ?? 1));
    else if (name === 'ansicpg')
      this.#charset = normalCharset(pageCharset(value ?? 1252)) ?? this.#charset;
    else if (name === 'mac') this.#charset = 'macintosh';
    else if (name === 'f') this.#chooseFont(value ?? 0, group);
    else if (name === 'fcharset') this.#fonts.set(this.#font, fontCharset(value ?? 0));
    else if (name === 's' && group.target === 'styles') this.#style = value ?? 0;
    else if (SIGNS[name] !== undefined) this.#say(SIGNS[name] ?? '');
    else if (group.target === 'comment' && name === 'par') group.said.text += '\n\n';
    else if (group.target === 'text') this.#format(name, value, group);
  }

  #format(name: string, value: number | null, group: Group): void {
    const isOn = value !== 0;
    switch (name) {
      case 'b':
        group.look = { ...group.look, strong: isOn };
        return;
      case 'i':
        group.look = { ...group.look, emphasis: isOn };
        return;
      case 'super':
        group.look = { ...group.look, sup: isOn, sub: false };
        return;
      case 'sub':
        group.look = { ...group.look, sub: isOn, sup: false };
        return;
      case 'nosupersub':
        group.look = { ...group.look, sub: false, sup: false };
        return;
      case 'v':
        group.look = { ...group.look, hidden: isOn };
        return;
      case 'deleted':
        if (isOn) this.deletions += 1;
        group.look = { ...group.look, hidden: isOn };
        return;
      case 'revised':
        if (isOn) this.insertions += 1;
        return;
      case 'plain':
        group.look = {};
        return;
      case 'pard':
        this.#style = 0;
        this.#outline = null;
        this.#level = 0;
        this.#inTable = false;
        return;
      case 's':
        this.#style = value ?? 0;
        return;
      case 'outlinelevel':
        this.#outline = value;
        return;
      case 'ilvl':
        this.#level = Math.min(8, Math.max(0, value ?? 0));
        return;
      case 'intbl':
        this.#inTable = true;
        return;
      case 'trowd':
        this.#row ??= [];
        return;
      case 'cell':
      case 'nestcell':
        this.#row ??= [];
        this.#row.push(this.#text.cell(false));
        return;
      case 'row':
        if (this.#row && this.#row.length > 0) this.#rows.push(this.#row);
        this.#row = null;
        return;
      case 'line':
        this.#text.breakLine();
        return;
      case 'par':
      case 'sect':
      case 'page':
        if (this.#inTable || (this.#row && this.#row.length > 0)) this.#text.add(' ');
        else this.#endParagraph();
    }
  }

  #endParagraph(): void {
    const styleName = this.#styles.get(this.#style) ?? '';
    const marker = this.#marker;
    this.#marker = null;
    if (this.#text.isEmpty() && this.#pictures.length === 0 && this.#notes.length === 0) return;
    if (this.#texts.length === 1) this.#endTable();
    this.#text.end((prose): Block => {
      const heading = Number(/^heading (\d)/i.exec(styleName)?.[1] ?? (this.#outline ?? 8) + 1);
      if (/^title$/i.test(styleName)) return { kind: 'heading', level: 1, ...prose };
      if (heading >= 1 && heading <= 8) {
        return { kind: 'heading', level: Math.min(6, heading), ...prose };
      }
      if (/quote|quotation/i.test(styleName)) return { kind: 'quotation', ...prose };
      if (marker === null) return { kind: 'paragraph', ...prose };
      const isNumber = /[\p{L}\p{N}]/u.test(marker);
      return { kind: 'item', depth: this.#level, marker: isNumber ? marker : null, ...prose };
    });
    if (this.#texts.length > 1) return;
    for (const picture of this.#pictures.splice(0)) this.writer.push(picture);
    for (const { label, blocks, writer } of this.#notes.splice(0)) {
      for (const [at, block] of blocks.entries()) {
        const shown: Block =
          at === 0 && 'marks' in block
            ? { kind: 'footnote', label, text: block.text, marks: block.marks }
            : block;
        this.writer.push(shown, writer.anchors.get(block));
      }
    }
  }

  #endTable(): void {
    const rows = this.#rows.splice(0).filter((row) => row.some(({ text }) => text !== ''));
    if (rows.length === 0) return;
    // A single column lays out a page.
    if (rows.every((row) => row.length <= 1)) {
      for (const cell of rows.flat()) {
        this.writer.blocks.push({ kind: 'paragraph', text: cell.text, marks: cell.marks });
      }
    } else this.writer.push({ kind: 'table', rows });
  }

  #beginNote(group: Group): void {
    this.#labels += 1;
    const label = String(this.#labels);
    this.#text.add(`[${label}]`, { sup: true, href: `#${label}` });
    const writer = new ProseWriter();
    this.#notes.push({ label, blocks: writer.blocks, writer });
    this.#texts.push(writer);
    this.#groups[this.#groups.length - 1] = { ...group, isNote: true, look: {} };
  }

  #endNote(): void {
    this.#endParagraph();
    if (this.#texts.length > 1) this.#texts.pop();
  }

  #chooseFont(number: number, group: Group): void {
    if (group.target === 'fonts') this.#font = number;
    else group.charset = this.#fonts.get(number) ?? null;
  }

  /** A character by its number, after which stands what older programs show instead. */
  #unicode(value: number, group: Group): void {
    this.#say(String.fromCharCode(value < 0 ? value + 0x10000 : value & 0xffff));
    this.#toSkip = group.skip;
  }

  #skipped(text: string): string {
    if (this.#toSkip === 0) return text;
    const skip = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skip;
    return text.slice(skip);
  }

  #shedBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes.splice(0));
    this.#say(decodeCharset(bytes, this.#group?.charset ?? this.#charset));
  }

  #say(text: string): void {
    const group = this.#group;
    if (!group || text === '' || group.target === 'nowhere') return;
    if (group.target === 'styles') this.#nameStyle(text);
    else if (group.target !== 'text') group.said.text += text;
    else if (!group.look.hidden) this.#text.add(text, { ...group.look, href: group.href });
  }

  /** A style's name stands last in its group, before a semicolon. */
  #nameStyle(text: string): void {
    const name = text.replace(/;.*$/, '').trim();
    if (name !== '' && !this.#styles.has(this.#style)) this.#styles.set(this.#style, name);
  }

  #picture(hex: string): void {
    const digits = hex.replace(/[^0-9a-f]/gi, '');
    const source = this.#shelf.hold(Buffer.from(digits, 'hex'));
    this.#pictures.push(figure(source ?? '', '', ''));
  }
}
