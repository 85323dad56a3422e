import type { Block } from '../../contract/block.ts';
import { captionOf } from './caption-of.ts';
import type { DomElement, DomNode } from './dom.ts';
import { altOf, figure, imageAddress, isInLine, isInvisible, NO_ADDRESS } from './figure.ts';
import { type Footnotes, footnotesOf, isBackLink } from './footnotes-of.ts';
import { type InlineText, inlineText, type Prose, safeAddress } from './inline-text.ts';
import { withoutLabel } from './note-words.ts';
import { tableOf } from './table-of.ts';
import { BLOCKS, MARKS, PLAYERS, SILENT } from './tag-names.ts';

/** Bears an element's place in the page, so that what was taken out can be told to have stood before it. */
export const PLACE = 'data-commonplace-place';
/** Bears the language of a code block, because classes do not outlive the extraction. */
export const CODE_LANGUAGE = 'data-commonplace-language';

/** A block with the place of the element it began in. */
export interface Placed {
  readonly block: Block;
  readonly place: number;
}

/** What a block that ends here is. An item or a note is one block; further paragraphs in it are paragraphs. */
type Context =
  | { readonly kind: 'paragraph' | 'quotation' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string | null; said: boolean }
  | { readonly kind: 'footnote'; readonly label: string; said: boolean };

/**
 * The blocks of an element, in reading order. Nothing but text, structure and safe addresses comes through:
 * scripts, styles and event handlers have no place in a block.
 * @param base the page's address, for links and the hosts of pictures
 */
export function blocksOf(root: DomElement, base: string): Placed[] {
  if (SILENT.has(root.tagName.toUpperCase()) || isHidden(root)) return [];
  const reading = new Reading(base, footnotesOf(root, base));
  reading.inside(root, { kind: 'paragraph' }, 0);
  reading.flush({ kind: 'paragraph' });
  return reading.blocks;
}

class Reading {
  readonly blocks: Placed[] = [];
  readonly #base: string;
  readonly #notes: Footnotes;
  #inline: InlineText = inlineText();
  #place = 0;
  /** Where the words collected so far began. */
  #began = 0;
  /** Pages that begin within the words collected so far. */
  #pages: { label: string; inside: number }[] = [];

  constructor(base: string, notes: Footnotes) {
    this.#base = base;
    this.#notes = notes;
  }

  /** Ends the block whose words were collected. */
  flush(context: Context): void {
    const prose = this.#inline.finish();
    this.#inline = inlineText();
    if (prose.text !== '') {
      this.blocks.push({ block: blockOf(context, prose), place: this.#began });
    }
    for (const { label, inside } of this.#pages.splice(0)) {
      const isWithin = inside > 0 && inside < prose.text.length;
      const page: Block = { kind: 'break', label, ...(isWithin ? { inside } : {}) };
      this.blocks.push({ block: page, place: this.#began });
    }
  }

  inside(node: DomNode, context: Context, depth: number): void {
    for (const child of node.childNodes) this.#visit(child, context, depth);
  }

  #push(block: Block, context: Context): void {
    this.flush(context);
    this.blocks.push({ block, place: this.#place });
  }

  #visit(node: DomNode, context: Context, depth: number): void {
    if (node.nodeType === 3) {
      if (this.#inline.isEmpty()) this.#began = this.#place;
      this.#inline.add(node.textContent ?? '');
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as DomElement;
    const tag = element.tagName.toUpperCase();
    if (SILENT.has(tag) || isHidden(element)) return;
    const place = element.getAttribute(PLACE);
    if (place !== null) this.#place = Number(place);
    const page = printedPage(element);
    if (page !== null) {
      if (this.#inline.isEmpty()) this.#push({ kind: 'break', label: page }, context);
      else this.#pages.push({ label: page, inside: this.#inline.length() });
      return;
    }
    const label = this.#notes.labels.get(element);
    if (label !== undefined) {
      this.flush(context);
      const note: Context = { kind: 'footnote', label, said: false };
      this.inside(element, note, depth);
      this.flush(note);
      return;
    }
    if (tag === 'IMG') this.#image(element, context);
    else if (tag === 'BR' && context.kind !== 'heading') this.#inline.breakLine();
    else if (PLAYERS[tag]) this.#player(element, PLAYERS[tag], context);
    else if (BLOCKS.has(tag)) this.#block(element, tag, context, depth);
    else this.#words(element, tag, context, depth);
  }

  /** An element in the line: it marks its words, or only holds them. */
  #words(element: DomElement, tag: string, context: Context, depth: number): void {
    const inside = (): void => this.inside(element, context, depth);
    const mark = MARKS[tag];
    if (mark) this.#inline.wrap(mark, inside);
    else if (tag === 'A') {
      const href = element.getAttribute('href') ?? '';
      if (context.kind === 'footnote' && isBackLink(element, this.#base)) return;
      const label = this.#notes.labelOf(href);
      const address = label === null ? linkAddress(href, this.#base) : `#${label}`;
      if (address) this.#inline.wrap({ href: address }, inside);
      else inside();
    } else if (tag === 'MATH') this.#inline.add(formulaOf(element));
    else if (tag === 'Q') {
      this.#inline.add('“');
      inside();
      this.#inline.add('”');
    } else if (tag === 'BR') this.#inline.add(' ');
    else inside();
  }

  #block(element: DomElement, tag: string, context: Context, depth: number): void {
    this.flush(context);
    if (/^H[1-6]$/.test(tag)) {
      const heading: Context = { kind: 'heading', level: Number(tag[1]) };
      this.inside(element, heading, depth);
      this.flush(heading);
    } else if (tag === 'BLOCKQUOTE') {
      this.inside(element, { kind: 'quotation' }, depth);
      this.flush({ kind: 'quotation' });
    } else if (tag === 'UL' || tag === 'OL' || tag === 'MENU') this.#list(element, tag, depth);
    else if (tag === 'PRE') {
      const text = verbatim(element).replace(/^\n|\n$/g, '');
      const code = element.querySelector(`[${CODE_LANGUAGE}]`) ?? element;
      const language = code.getAttribute(CODE_LANGUAGE);
      if (text.trim() !== '') this.#push({ kind: 'code', language, text }, context);
    } else if (tag === 'HR') {
      this.#push({ kind: 'break', label: null }, context);
    } else if (tag === 'FIGURE') this.#figure(element, context, depth);
    else if (tag === 'TABLE') {
      const rows = tableOf(element, (cell) => oneLine(cell, this.#base, this.#notes));
      if (rows === null) this.inside(element, context, depth);
      else {
        const caption = element.querySelector('caption');
        if (caption) this.inside(caption, context, depth);
        this.flush(context);
        if (rows.length > 0) this.#push({ kind: 'table', rows }, context);
      }
      this.flush(context);
    } else {
      this.inside(element, context, depth);
      this.flush(context);
    }
  }

  #list(list: DomElement, tag: string, depth: number): void {
    let number = Number.parseInt(list.getAttribute('start') ?? '1', 10);
    if (!Number.isSafeInteger(number)) number = 1;
    for (const child of list.childNodes) {
      const isItem = (child as DomElement).tagName?.toUpperCase() === 'LI';
      const value = isItem
        ? Number.parseInt((child as DomElement).getAttribute('value') ?? '', 10)
        : NaN;
      if (Number.isSafeInteger(value)) number = value;
      const item: Context = {
        kind: 'item',
        depth,
        marker: tag === 'OL' ? `${number}.` : null,
        said: false,
      };
      this.#visit(child, item, depth + 1);
      this.flush(item);
      if (isItem) number += 1;
    }
  }

  #image(image: DomElement, context: Context): void {
    if (isInvisible(image)) return;
    if (isInLine(image)) this.#inline.add(bareFormula(altOf(image)));
    else this.#push(figure(imageAddress(image), altOf(image), '', this.#base), context);
  }

  /** A figure with one picture is one block; one with a table, code or many pictures is its parts. */
  #figure(element: DomElement, context: Context, depth: number): void {
    const images = [...element.querySelectorAll('img')].filter((image) => !isInvisible(image));
    const [image] = images;
    if (images.length !== 1 || !image || element.querySelector('table, pre, blockquote, video')) {
      this.inside(element, context, depth);
      this.flush(context);
      return;
    }
    const words = captionOf(element, (part) => oneLine(part, this.#base, this.#notes, false));
    this.#push(figure(imageAddress(image), altOf(image), words, this.#base), context);
  }

  #player(element: DomElement, kind: string, context: Context): void {
    const source =
      element.getAttribute('src') ??
      element.querySelector('source[src]')?.getAttribute('src') ??
      element.getAttribute('data-src');
    if (!source) return;
    const title = (element.getAttribute('title') ?? '').replace(/\s+/g, ' ').trim();
    this.#push(figure(source, title === '' ? kind : `${kind}: ${title}`, '', this.#base), context);
  }
}

function blockOf(context: Context, prose: Prose): Block {
  switch (context.kind) {
    case 'heading':
      return { kind: 'heading', level: context.level, ...prose };
    case 'item':
      if (context.said) break;
      context.said = true;
      return {
        kind: 'item',
        depth: Math.min(context.depth, 12),
        marker: context.marker,
        ...prose,
      };
    case 'footnote':
      if (context.said) break;
      context.said = true;
      return { kind: 'footnote', label: context.label, ...withoutLabel(prose, context.label) };
    case 'quotation':
      return { kind: 'quotation', ...prose };
  }
  return { kind: 'paragraph', ...prose };
}

/** The words of a cell or caption on one line; blocks inside it are parted by a space. */
function oneLine(element: DomElement, base: string, notes: Footnotes, withPictures = true): Prose {
  const inline = inlineText();
  const visit = (node: DomNode): void => {
    if (node.nodeType === 3) inline.add(node.textContent ?? '');
    if (node.nodeType !== 1) return;
    const child = node as DomElement;
    const tag = child.tagName.toUpperCase();
    if (SILENT.has(tag) || isHidden(child)) return;
    const inside = (): void => {
      for (const part of child.childNodes) visit(part);
    };
    const mark = MARKS[tag];
    const href = tag === 'A' ? (child.getAttribute('href') ?? '') : '';
    const label = href === '' ? null : notes.labelOf(href);
    const address = label === null ? linkAddress(href, base) : `#${label}`;
    if (tag === 'IMG') inline.add(withPictures || isInLine(child) ? bareFormula(altOf(child)) : '');
    else if (tag === 'MATH') inline.add(formulaOf(child));
    else if (mark) inline.wrap(mark, inside);
    else if (address) inline.wrap({ href: address }, inside);
    else if (BLOCKS.has(tag) || tag === 'BR') {
      inline.add(' ');
      inside();
      inline.add(' ');
    } else inside();
  };
  for (const part of element.childNodes) visit(part);
  const { text, marks } = inline.finish();
  return { text: text.replace(/[\t\v\u0085\u2028\u2029]/g, ' '), marks };
}

/** Preformatted text as it stands, with the line ends that `br` makes. */
function verbatim(node: DomNode): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3) text += child.textContent ?? '';
    else if (child.nodeType === 1) {
      const tag = (child as DomElement).tagName.toUpperCase();
      if (tag === 'BR') text += '\n';
      else if (!SILENT.has(tag)) text += verbatim(child);
    }
  }
  return text;
}

/** The label of a page of the printed book that begins at an element; null where none does. */
function printedPage(element: DomElement): string | null {
  const type = `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`;
  if (!/\bpagebreak\b|\bdoc-pagebreak\b/.test(type)) return null;
  const said = [
    element.getAttribute('title'),
    element.getAttribute('aria-label'),
    element.textContent,
  ];
  const label = said.map((one) => (one ?? '').replace(/\s+/g, ' ').trim()).find(Boolean) ?? '';
  return label.length > 20 ? null : label.replace(/^page\s+/i, '') || null;
}

function linkAddress(href: string, base: string): string | null {
  if (href.trim() === '') return null;
  const address = safeAddress(href, base);
  return address?.startsWith(NO_ADDRESS) ? null : address;
}

/** A formula as its author wrote it (TeX), where the page carries that; else its letters. */
function formulaOf(math: DomElement): string {
  const source =
    math.querySelector('annotation')?.textContent ??
    math.getAttribute('alttext') ??
    math.textContent;
  return bareFormula(source ?? '');
}

/** TeX without the wrapping that wikis give each of their formulas. */
function bareFormula(tex: string): string {
  return tex
    .trim()
    .replace(/^\{\\(?:displaystyle|textstyle)\s+([\s\S]*)\}$/, '$1')
    .trim();
}

function isHidden(element: DomElement): boolean {
  return (
    element.hasAttribute('hidden') ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '')
  );
}
