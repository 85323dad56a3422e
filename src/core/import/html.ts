/// <reference path="./html-encoding-sniffer.d.ts" />
import { Readability } from '@mozilla/readability';
import sniffEncoding from 'html-encoding-sniffer';
import { parseHTML } from 'linkedom';
import { parse as parse5, serialize } from 'parse5';
import type { Aside, Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { blocksOf } from './blocks-of.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { emptyBibliography, type Format, type Input, type ParsedDocument } from './format.ts';
import { setFurnitureAside } from './furniture.ts';
import { pageMetadata, splitByline } from './metadata.ts';
import { shedFurniture } from './shed-furniture.ts';

/** Web pages: the article that Readability finds, with what it leaves out set aside. */
export const html: Format = {
  id: 'html',
  label: 'Web page',
  extensions: ['.html', '.htm', '.xhtml'],
  recognise: (head) =>
    /^\s*(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|article)\b/i.test(head),
  parse,
};

const TINY = 200;
/** Deeper than any page that people wrote; trees deeper than this are cut, which is said. */
const MAX_DEPTH = 400;

function parse(input: Input): ParsedDocument {
  const charset = sniffEncoding(input.bytes, { defaultEncoding: 'utf-8' });
  const { text, warnings } = decodeText(input.bytes, input.name, charset);
  if (text.trim() === '') fail('empty', `${input.name} holds no text.`);
  const markup = limitDepth(text, input.name);
  const document = open(markup);
  const metadata = pageMetadata(document);
  const base = metadata.url ?? 'http://document.invalid/';
  const declared = document.documentElement?.getAttribute('lang')?.trim().toLowerCase() || null;
  const pageTitle = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  const asides: Aside[] = [];
  if (!input.keepFurniture) asides.push(...shedFurniture(document, base));
  const whole = blocksOf(document.body ?? document.documentElement, base);
  const found = readable(markup, base);
  const title = metadata.title || found?.title || pageTitle || input.name.replace(/\.[^.]+$/, '');

  let blocks = whole;
  if (found && !input.keepFurniture) {
    const body = blocksOf(found.content, base);
    const small = lengthOf(body) < TINY && lengthOf(whole) > 3 * lengthOf(body);
    if (small) warnings.push('The article could not be told from the page: all of it was kept.');
    else blocks = body;
  }
  if (blocks.length === 0) fail('empty', `${input.name} holds no text.`);
  const titled = withTitle(blocks, title);
  const parted = input.keepFurniture ? { blocks: titled, asides: [] } : setFurnitureAside(titled);
  const prose = parted.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  const authors =
    metadata.authors && metadata.authors.length > 0
      ? metadata.authors
      : splitByline(found?.byline ?? '');
  return {
    bibliography: {
      ...emptyBibliography(title.slice(0, 2000), 'webpage'),
      ...metadata,
      title: title.slice(0, 2000),
      authors,
      publisher: metadata.publisher ?? found?.siteName ?? null,
      language: detectLanguage(prose) ?? declared,
    },
    blocks: parted.blocks,
    asides: [
      ...parted.asides,
      ...asides.map((aside) => ({ ...aside, before: parted.blocks.length })),
    ],
    warnings,
  };
}

/** parse5 builds the tree that browsers build; linkedom gives it the DOM that Readability wants. */
function open(markup: string): DomDocument {
  return parseHTML(markup).document as unknown as DomDocument;
}

interface Found {
  readonly title: string;
  readonly byline: string;
  readonly siteName: string | null;
  readonly content: DomElement;
}

function readable(markup: string, base: string): Found | null {
  try {
    const document = open(markup);
    const anchor = document.createElement('base');
    anchor.setAttribute('href', base);
    document.head?.prepend(anchor);
    const article = new Readability(document as never, {
      keepClasses: false,
      serializer: (node) => node as never,
    }).parse();
    return article?.content
      ? {
          title: article.title ?? '',
          byline: article.byline ?? '',
          siteName: article.siteName ?? null,
          content: article.content as unknown as DomElement,
        }
      : null;
  } catch {
    return null;
  }
}

/** Nesting that no page needs only serves to exhaust the stack; it is refused by name. */
function limitDepth(text: string, name: string): string {
  const tree = parse5(text);
  let level: object[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) fail('unreadable', `${name} is nested deeper than ${MAX_DEPTH} levels.`);
    level = level.flatMap((node) => {
      const { childNodes, content } = node as { childNodes?: object[]; content?: object };
      return [...(childNodes ?? []), ...(content ? [content] : [])];
    });
  }
  return serialize(tree);
}

/** The title stands first; a heading that says the same is not repeated. */
function withTitle(blocks: readonly Block[], title: string): Block[] {
  const fold = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const rest = blocks.filter(
    (block, index) => !(index < 5 && block.kind === 'heading' && fold(block.text) === fold(title)),
  );
  return [
    { kind: 'heading', level: 1, text: title.replace(/\s+/g, ' ').trim(), marks: [] },
    ...rest,
  ];
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
}
