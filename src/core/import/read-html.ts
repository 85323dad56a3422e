/// <reference path="./html-encoding-sniffer.d.ts" />
import { Readability } from '@mozilla/readability';
import sniffEncoding from 'html-encoding-sniffer';
import type { Aside, Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { blocksOf, PLACE, type Placed } from './blocks-of.ts';
import { bringNotes } from './bring-notes.ts';
import { openingOf } from './byline.ts';
import { decodeText } from './decode-text.ts';
import { chooseLanguage } from './detect-language.ts';
import type { DomDocument } from './dom.ts';
import { NO_ADDRESS } from './figure.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { setFurnitureAside } from './furniture.ts';
import { latexAuthors } from './latex-pages.ts';
import { asidesOf, leftOut, shedFurniture } from './left-out.ts';
import { pageMetadata } from './metadata.ts';
import { microdata } from './microdata.ts';
import { pageAuthors } from './page-authors.ts';
import type { PageDocument, PageElement } from './page-dom/page-node.ts';
import { easeExtraction, repairPage } from './page-repairs.ts';
import { pageTitle } from './page-title.ts';
import { copyOf, openPage } from './page-tree.ts';
import { pictureShelf, shelvePictures, withoutLargeFiles } from './pictures.ts';
import { remotePictures } from './remote-pictures.ts';
import { savedFrom } from './saved-from.ts';
import { titleFromName } from './title-from-name.ts';
import { asHtml } from './xhtml.ts';

/** An article shorter than this is doubted where the page has much more. In UTF-16 code units. */
const TINY = 200;
const TITLE_LIMIT = 2000;
/** Where a page may name its charset; browsers look at 1024 bytes, saved pages begin with long comments. */
const PRESCAN = 16_384;

/** What is known of a page beside its own bytes. */
export interface PageAround {
  readonly charset?: string | null;
  /** Where it was fetched from. */
  readonly url?: string | null;
  /** `YYYY-MM-DD`. */
  readonly accessed?: string | null;
  /** What came with the page, by the address that the page names. */
  readonly resource?: (address: string) => Uint8Array | null;
}

/** Reads a web page: the article that Readability finds, with what it leaves out set aside. */
export function readHtml(input: Input, around: PageAround = {}): ParsedDocument {
  const declared =
    around.charset ??
    sniffEncoding(input.bytes, { defaultEncoding: 'utf-8', maxPrescanBytes: PRESCAN });
  const { text, warnings } = decodeText(input.bytes, input.name, declared);
  if (text.trim() === '') fail('empty', `${input.name} holds no text.`);
  const shelf = pictureShelf();
  const remote = remotePictures();
  const held = withoutLargeFiles(shelvePictures(isXhtml(text) ? asHtml(text) : text, shelf));
  const page = openPage(held, input.name, (address) => {
    const bytes = around.resource?.(address) ?? companionAt(input, address);
    if (bytes) return shelf.hold(bytes);
    return input.remote ? remote.mark(address, around.url ?? null) : null;
  });
  if (!input.keepFurniture) repairPage(page);
  const said = savedFrom(text);
  const saved = { url: around.url ?? said.url, accessed: around.accessed ?? said.accessed };
  const marked = microdata(page);
  const metadata = pageMetadata(page, saved.url, marked);
  const base = baseOf(page, metadata.url ?? null);

  const found = input.keepFurniture ? null : readable(copyOf(page), base);
  if (found) bringNotes(page, found.content, base);
  const titled = folded(page.querySelector('title')?.textContent);
  const headings = [...page.querySelectorAll('h1, h2')].map((one) => folded(one.textContent));
  const [top = ''] = [...page.querySelectorAll('h1')].map((one) => folded(one.textContent));
  const named =
    metadata.title || pageTitle(titled, found?.title ?? '', headings) || titled || top || null;
  const title = (named ?? titleFromName(input.name)).slice(0, TITLE_LIMIT);
  const titleBlock: Placed = {
    block: { kind: 'heading', level: 1, text: title, marks: [] },
    place: placeOfTitle(page, title),
  };
  const { placed, parts } = partPage(page, found, titleBlock, base, input.keepFurniture, warnings);
  // The file's name is no part of the text.
  const whole = named === null ? placed : [titleBlock, ...withoutTitle(placed, title)];
  const blocks = whole.map(({ block }) => block);
  if (!placed.some(({ block }) => hasContent(block))) fail('empty', `${input.name} holds no text.`);

  const parted = input.keepFurniture ? { blocks, asides: [] } : setFurnitureAside(blocks);
  const places = new Map(whole.map(({ block, place }) => [block, place]));
  const asides = [
    ...parted.asides,
    ...asidesOf(
      parts,
      parted.blocks.map((block) => places.get(block) ?? 0),
    ),
  ].sort((a, b) => a.before - b.before);
  const prose = parted.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  const head = metadata.authors?.length ? metadata.authors : latexAuthors(page);
  const opening = openingOf(
    parted.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
  );
  return {
    bibliography: {
      ...emptyBibliography(title, 'webpage'),
      ...metadata,
      title,
      authors: pageAuthors(head, found?.byline ?? '', marked.authors, opening),
      issued: metadata.issued ?? opening.issued,
      publisher: metadata.publisher ?? found?.siteName ?? null,
      language: chooseLanguage(
        page.documentElement?.getAttribute('lang') ?? metadata.language ?? null,
        prose,
      ),
      accessed: saved.accessed,
    },
    blocks: parted.blocks,
    asides,
    warnings: [...warnings, ...asideWarning(asides), ...shelf.warnings()],
    ...(shelf.all().length > 0 ? { pictures: shelf.all() } : {}),
    ...(input.remote ? { remote: remote.shown(parted.blocks) } : {}),
  };
}

/** What was saved beside the page, by the way from the page to it. */
function companionAt({ companions = [] }: Input, address: string): Uint8Array | null {
  if (companions.length === 0 || /^[a-z][a-z0-9+.-]*:/i.test(address)) return null;
  let path = address.replace(/[?#].*$/, '').replace(/^\.\//, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // A name with a per cent sign in it.
  }
  return companions.find(({ name }) => name === path)?.bytes ?? null;
}

/** Pages of XML close their elements in ways that HTML parsers do not know. */
function isXhtml(text: string): boolean {
  return /^\s*<\?xml/.test(text) || /<html[^>]+xmlns=/.test(text.slice(0, 2000));
}

/** What links and pictures are relative to. */
function baseOf(page: DomDocument, url: string | null): string {
  const given = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  try {
    const base = new URL(given, url ?? NO_ADDRESS);
    return /^https?:$/.test(base.protocol) ? base.href : NO_ADDRESS;
  } catch {
    return url ?? NO_ADDRESS;
  }
}

interface Found {
  readonly title: string;
  readonly byline: string;
  readonly siteName: string | null;
  readonly content: PageElement;
}

/** @param document is taken apart */
function readable(document: PageDocument, base: string): Found | null {
  try {
    document.baseURI = base;
    // It may rename elements in place, as it does with the small tree that it brings along itself.
    Object.assign(document.firstChild ?? {}, { __JSDOMParser__: true });
    standInForFrames(document);
    easeExtraction(document);
    const article = new Readability(document as never, {
      keepClasses: false,
      serializer: (node) => node as never,
    }).parse();
    return article?.content
      ? {
          title: folded(article.title),
          byline: folded(article.byline),
          siteName: article.siteName ?? null,
          content: article.content as unknown as PageElement,
        }
      : null;
  } catch {
    return null;
  }
}

/** Readability drops frames without a word; as pictures they stay, and become placeholders like all that is elsewhere. */
function standInForFrames(document: DomDocument): void {
  for (const frame of document.querySelectorAll('iframe[src], embed[src], object[data]')) {
    const source = frame.getAttribute('src') ?? frame.getAttribute('data') ?? '';
    if (!/^(?:https?:)?\/\//i.test(source.trim())) continue;
    const image = document.createElement('img');
    const title = folded(frame.getAttribute('title'));
    image.setAttribute('src', source);
    image.setAttribute('alt', title === '' ? 'Embedded page' : `Embedded page: ${title}`);
    for (const name of ['width', 'height', PLACE]) {
      const value = frame.getAttribute(name);
      if (value !== null) image.setAttribute(name, value);
    }
    frame.replaceWith(image);
  }
}

/** The article and what is beside it; the whole page where the article cannot be told. */
function partPage(
  page: DomDocument,
  found: Found | null,
  title: Placed,
  base: string,
  keepFurniture: boolean,
  warnings: string[],
): { placed: readonly Placed[]; parts: ReturnType<typeof leftOut> } {
  const body = page.body ?? page.documentElement;
  if (keepFurniture) return { placed: blocksOf(body, base), parts: [] };
  const placed = found ? blocksOf(found.content, base) : [];
  if (found && lengthOf(placed) >= TINY) {
    return { placed, parts: leftOut(page, found.content, [title, ...placed], base) };
  }
  const parts = shedFurniture(page, base);
  const whole = blocksOf(body, base);
  if (found && lengthOf(whole) <= 3 * lengthOf(placed)) {
    const rest = leftOut(page, found.content, [title, ...placed], base);
    return { placed, parts: [...parts, ...rest].sort((a, b) => a.place - b.place) };
  }
  warnings.push('The article could not be told from the page; all of it was kept.');
  return { placed: whole, parts };
}

/** Where the title stood in the page, so that what stood above it is told to have stood above. */
function placeOfTitle(page: DomDocument, title: string): number {
  const heading = [...page.querySelectorAll('h1, h2')].find(({ textContent }) =>
    isSame(textContent, title),
  );
  return Number(heading?.getAttribute(PLACE) ?? 0);
}

/** The title stands first; a heading that says the same is not repeated. */
function withoutTitle(placed: readonly Placed[], title: string): readonly Placed[] {
  const at = placed.findIndex(
    ({ block }, index) =>
      (index < 5 && block.kind === 'heading' && isSame(block.text, title)) ||
      // Word has styles where others have headings.
      (index === 0 && block.kind === 'paragraph' && isSame(block.text, title)),
  );
  return placed.filter((_one, index) => index !== at);
}

function isSame(text: string | null, title: string): boolean {
  return folded(text).toLowerCase() === title.toLowerCase();
}

function asideWarning(asides: readonly Aside[]): string[] {
  const reasons = [...new Set(asides.map(({ reason }) => reason))];
  return reasons.length === 0 ? [] : [`Set aside: ${reasons.join(', ')}.`];
}

function hasContent(block: Block): boolean {
  return block.kind !== 'break' && (block.kind !== 'figure' || block.source !== null);
}

function lengthOf(placed: readonly Placed[]): number {
  return placed.reduce((sum, { block }) => sum + ('text' in block ? block.text.length : 0), 0);
}

function folded(text: string | null | undefined): string {
  return (text ?? '').replace(/[ \t\n\r\f]+/g, ' ').trim();
}
