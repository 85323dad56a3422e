import type { Block } from '../../../contract/block.ts';
import type { Archive } from '../archive-gate.ts';
import { blocksOf, PLACE } from '../blocks-of.ts';
import { decodeText } from '../decode-text.ts';
import { NO_ADDRESS } from '../figure.ts';
import type { PageElement } from '../page-dom/page-node.ts';
import { openPage } from '../page-tree.ts';
import type { PictureShelf } from '../pictures.ts';
import { asHtml } from '../xhtml.ts';
import type { BookItem } from './book-package.ts';
import { pathFrom } from './book-path.ts';

/** A part of a book whose ids and links are those of the whole book. */
export interface BookPart {
  readonly path: string;
  readonly body: PageElement;
  /** Characters of its markup. */
  readonly size: number;
}

/**
 * Reads a part: its pictures are taken onto the shelf, its links made to lead through the whole book, so that
 * notes are found wherever they stand.
 * @param order the number of each part, by its name
 */
export async function readPart(
  name: string,
  archive: Archive,
  item: BookItem,
  order: ReadonlyMap<string, number>,
  shelf: PictureShelf,
): Promise<BookPart> {
  const bytes = await archive.read(item.path);
  const { text } = decodeText(bytes, `${name}: ${item.path}`, charsetOf(bytes));
  const html =
    /svg/.test(item.type) || /\.svg$/i.test(item.path) ? wordsOfDrawing(text) : asHtml(text);
  const document = openPage(html, `${name}: ${item.path}`);
  const body = document.body ?? document.documentElement;
  const here = order.get(item.path) ?? 0;
  const place = (path: string, fragment: string): string =>
    `part-${order.get(path) ?? here}-${fragment}`;
  const pictureAt = async (reference: string): Promise<string | null> => {
    const path = pathFrom(item.path, reference);
    if (!archive.has(path)) return /^(?:https?:|data:)/i.test(reference) ? reference : null;
    return shelf.hold(await archive.read(path).catch(() => new Uint8Array()));
  };
  for (const svg of [...body.querySelectorAll('svg')]) {
    const image = svg.querySelector('image');
    const reference = image?.getAttribute('xlink:href') ?? image?.getAttribute('href');
    if (!reference) continue;
    const shown = document.createElement('img');
    shown.setAttribute('src', reference);
    shown.setAttribute('alt', svg.querySelector('title')?.textContent ?? '');
    svg.replaceWith(shown);
  }
  for (const image of [...body.querySelectorAll('img[src]')]) {
    image.setAttribute('src', (await pictureAt(image.getAttribute('src') ?? '')) ?? '');
  }
  for (const element of [...body.querySelectorAll('[id]')]) {
    element.setAttribute('id', place(item.path, element.getAttribute('id') ?? ''));
  }
  for (const link of [...body.querySelectorAll('a[href]')]) {
    const href = link.getAttribute('href') ?? '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
    const path = href.startsWith('#') ? item.path : pathFrom(item.path, href);
    link.setAttribute('href', order.has(path) ? `#${place(path, href.split('#')[1] ?? '')}` : '');
  }
  return { path: item.path, body, size: html.length };
}

/** The words of a page that is a drawing; what it shows beside them cannot be kept. */
function wordsOfDrawing(svg: string): string {
  const words = [...svg.matchAll(/<(?:\w+:)?text\b[^>]*>([\s\S]*?)<\/(?:\w+:)?text>/g)];
  return words.map(([, inner = '']) => `<p>${inner.replace(/<[^>]*>/g, ' ')}</p>`).join('');
}

/** The blocks of parts that are read as one text; one list a part. */
export function blocksOfParts(parts: readonly BookPart[]): Block[][] {
  const book = openPage('', 'a book');
  const whole = book.body ?? book.documentElement;
  for (const [at, { body }] of parts.entries()) {
    // Places number the parts: what an element was in its own file is no longer of use.
    for (const element of body.getElementsByTagName('*')) element.removeAttribute(PLACE);
    const part = book.createElement('div');
    part.setAttribute(PLACE, String(at));
    for (const node of body.childNodes) part.appendChild(node);
    whole.appendChild(part);
  }
  const lists: Block[][] = parts.map(() => []);
  for (const { block, place } of blocksOf(whole, NO_ADDRESS)) {
    lists[place]?.push(block);
  }
  return lists;
}

function charsetOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1000)).toString('latin1');
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ?? 'utf-8';
}
