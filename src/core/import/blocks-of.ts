import type { Block, Cell, InlineMark } from '../../contract/block.ts';
import type { DomElement, DomNode } from './dom.ts';
import { figure } from './figure.ts';
import { type InlineText, inlineText, safeAddress } from './inline-text.ts';

/** Elements whose content is never text. */
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'MATH',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'CANVAS',
  'AUDIO',
  'VIDEO',
  'BUTTON',
  'INPUT',
  'SELECT',
  'TEXTAREA',
  'FORM',
  'HEAD',
  'TITLE',
  'META',
  'LINK',
]);
const BLOCKS = new Set([
  'ADDRESS',
  'ARTICLE',
  'ASIDE',
  'BLOCKQUOTE',
  'BODY',
  'CENTER',
  'DD',
  'DETAILS',
  'DIV',
  'DL',
  'DT',
  'FIELDSET',
  'FIGCAPTION',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'HR',
  'HTML',
  'IMG',
  'LI',
  'MAIN',
  'NAV',
  'OL',
  'P',
  'PICTURE',
  'PRE',
  'SECTION',
  'SUMMARY',
  'TABLE',
  'UL',
]);
const SIMPLE: Readonly<Record<string, Exclude<InlineMark['kind'], 'link'>>> = {
  EM: 'emphasis',
  I: 'emphasis',
  CITE: 'emphasis',
  DFN: 'emphasis',
  VAR: 'emphasis',
  STRONG: 'strong',
  B: 'strong',
  CODE: 'code',
  KBD: 'code',
  SAMP: 'code',
  TT: 'code',
  SUB: 'sub',
  SUP: 'sup',
};

type Context =
  | { readonly kind: 'prose' }
  | { readonly kind: 'quotation' }
  | { readonly kind: 'item'; readonly depth: number; readonly marker: string | null };

/**
 * The blocks of an element, in reading order. Nothing but text, structure and safe addresses comes through:
 * scripts, styles, forms and event handlers have no place in a block.
 */
export function blocksOf(root: DomElement, base: string): Block[] {
  const blocks: Block[] = [];
  let inline = inlineText();

  const flush = (make: (prose: { text: string; marks: InlineMark[] }) => Block): void => {
    const { text, marks } = inline.finish();
    inline = inlineText();
    if (text !== '') blocks.push(make({ text, marks: [...marks] }));
  };
  const flushAs = (context: Context): void => {
    flush((prose) => {
      if (context.kind === 'item') {
        return {
          kind: 'item',
          depth: Math.min(context.depth, 12),
          marker: context.marker,
          ...prose,
        };
      }
      return context.kind === 'quotation'
        ? { kind: 'quotation', ...prose }
        : { kind: 'paragraph', ...prose };
    });
  };

  const visit = (node: DomNode, context: Context, depth: number): void => {
    if (node.nodeType === 3) {
      inline.add(node.textContent ?? '');
      return;
    }
    if (node.nodeType !== 1) {
      if (node.nodeType === 11) children(node, context, depth);
      return;
    }
    const element = node as DomElement;
    const tag = element.tagName.toUpperCase();
    if (SILENT.has(tag) || element.hasAttribute('hidden')) return;
    if (!BLOCKS.has(tag)) {
      addInline(element, inline, base, (child) => visit(child, context, depth));
      return;
    }
    flushAs(context);
    switch (tag) {
      case 'H1':
      case 'H2':
      case 'H3':
      case 'H4':
      case 'H5':
      case 'H6':
        children(element, context, depth);
        flush((prose) => ({ kind: 'heading', level: Number(tag[1]), ...prose }));
        return;
      case 'BLOCKQUOTE':
        children(element, { kind: 'quotation' }, depth);
        flushAs({ kind: 'quotation' });
        return;
      case 'UL':
      case 'OL': {
        let number = Number(element.getAttribute('start') ?? 1) || 1;
        for (const child of [...element.childNodes]) {
          const isItem = (child as DomElement).tagName?.toUpperCase() === 'LI';
          const marker = tag === 'OL' ? `${number}.` : null;
          const item: Context = { kind: 'item', depth, marker };
          if (isItem) {
            number += 1;
            children(child, item, depth + 1);
          } else visit(child, item, depth + 1);
          flushAs(item);
        }
        return;
      }
      case 'PRE': {
        const text = (element.textContent ?? '').replace(/^\n|\n$/g, '');
        if (text.trim() !== '') blocks.push({ kind: 'code', language: null, text });
        return;
      }
      case 'HR':
        blocks.push({ kind: 'break', label: null });
        return;
      case 'FIGURE':
      case 'PICTURE':
      case 'IMG': {
        const image = tag === 'IMG' ? element : element.querySelector('img');
        const caption = element
          .querySelector('figcaption')
          ?.textContent?.replace(/\s+/g, ' ')
          .trim();
        if (image) {
          const source = image.getAttribute('src') ?? '';
          blocks.push(figure(source, image.getAttribute('alt') ?? '', caption ?? '', base));
        } else children(element, context, depth);
        return;
      }
      case 'TABLE': {
        const rows = tableRows(element, base);
        const isLayout =
          rows.every((row) => row.length <= 1) || element.querySelector('table, p + p') !== null;
        if (isLayout) children(element, context, depth);
        else if (rows.length > 0) blocks.push({ kind: 'table', rows });
        flushAs(context);
        return;
      }
      default:
        children(element, context, depth);
        flushAs(context);
    }
  };
  const children = (node: DomNode, context: Context, depth: number): void => {
    for (const child of [...node.childNodes]) visit(child, context, depth);
  };

  children(root, { kind: 'prose' }, 0);
  flushAs({ kind: 'prose' });
  return blocks;
}

function addInline(
  element: DomElement,
  inline: InlineText,
  base: string,
  visit: (child: DomNode) => void,
): void {
  const tag = element.tagName.toUpperCase();
  const inside = (): void => {
    for (const child of [...element.childNodes]) visit(child);
  };
  if (tag === 'BR') {
    inline.add(' ');
    return;
  }
  if (tag === 'TD' || tag === 'TH' || tag === 'TR') {
    inside();
    inline.add(' ');
    return;
  }
  const simple = SIMPLE[tag];
  if (simple) {
    inline.wrap(simple, inside);
    return;
  }
  if (tag === 'A') {
    const href = safeAddress(element.getAttribute('href') ?? '', base);
    if (href && !href.startsWith('http://document.invalid/')) inline.wrap({ href }, inside);
    else inside();
    return;
  }
  inside();
}

/** Rows of a table; a cell's text has neither tabs nor line ends. */
function tableRows(table: DomElement, base: string): Cell[][] {
  return [...table.querySelectorAll('tr')]
    .map((row) =>
      [...row.children]
        .filter((cell) => ['TD', 'TH'].includes(cell.tagName.toUpperCase()))
        .map((cell): Cell => {
          const inline = inlineText();
          const visit = (node: DomNode): void => {
            if (node.nodeType === 3) inline.add(node.textContent ?? '');
            else if (node.nodeType === 1) {
              const element = node as DomElement;
              if (!SILENT.has(element.tagName.toUpperCase()))
                addInline(element, inline, base, visit);
            }
          };
          for (const child of [...cell.childNodes]) visit(child);
          const { text, marks } = inline.finish();
          return { text, marks: [...marks], header: cell.tagName.toUpperCase() === 'TH' };
        }),
    )
    .filter((row) => row.length > 0);
}
