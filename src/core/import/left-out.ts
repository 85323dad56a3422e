import type { Aside, Block } from '../../contract/block.ts';
import { blocksOf, PLACE, type Placed } from './blocks-of.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { kindOf } from './page-furniture.ts';
import { BLOCKS } from './tag-names.ts';

/** More text than this is no furniture, whatever it is called. In UTF-16 code units. */
const FURNITURE_LIMIT = 4000;
/** What is kept of all that was set aside: the original holds the rest. In UTF-16 code units. */
const ASIDE_LIMIT = 20_000;
const ASIDES_LIMIT = 100_000;
const PARTS = [...BLOCKS].map((tag) => tag.toLowerCase()).join(', ');
const UNNAMED = 'Outside the article';

/** A part of a page that is not in the article. */
interface Part {
  readonly reason: string;
  readonly place: number;
  readonly blocks: readonly Block[];
}

/**
 * What the extraction left out of the page, each part with its reason and where it stood.
 * @param article the element that the extraction kept
 * @param blocks the blocks made of it
 */
export function leftOut(
  page: DomDocument,
  article: DomElement,
  blocks: readonly Placed[],
  base: string,
): Part[] {
  const kept = new Set<string>();
  for (const element of article.querySelectorAll(`[${PLACE}]`)) {
    kept.add(element.getAttribute(PLACE) ?? '');
  }
  const holders = new Set<DomElement>();
  const elements = page.body ? [...page.body.querySelectorAll(`[${PLACE}]`)] : [];
  for (const element of elements) {
    if (!kept.has(element.getAttribute(PLACE) ?? '')) continue;
    for (let at: DomElement | null = element; at && !holders.has(at); at = at.parentElement) {
      holders.add(at);
    }
  }
  // The extraction also takes elements apart whose words it keeps; those were not left out.
  const words = squeeze(blocks.map(({ block }) => textOf(block)).join(''));
  const parts: Part[] = [];
  const visit = (element: DomElement): void => {
    const reason = holders.has(element) ? null : kindOf(element);
    const children = [...element.children];
    // What only marks words in a line is part of the line.
    const isParted = children.some(
      ({ tagName }) => BLOCKS.has(tagName.toUpperCase()) || tagName.includes('-'),
    );
    const isDeep = isParted || children.some((child) => child.querySelector(PARTS) !== null);
    if (holders.has(element) || (reason === null && isDeep)) {
      for (const child of children) visit(child);
      return;
    }
    const found = blocksOf(element, base).map(({ block }) => block);
    const text = squeeze(found.map(textOf).join(''));
    if (text !== '' && !words.includes(text)) {
      const place = Number(element.getAttribute(PLACE) ?? 0);
      parts.push({ reason: reason ?? UNNAMED, place, blocks: found });
    }
  };
  if (page.body) visit(page.body);
  return parts;
}

/** Takes what says that it is furniture out of a page of which everything else is kept. */
export function shedFurniture(page: DomDocument, base: string): Part[] {
  const parts: Part[] = [];
  const visit = (element: DomElement): void => {
    const isSmall = (element.textContent ?? '').length <= FURNITURE_LIMIT;
    const reason = isSmall && !element.querySelector('article, main, h1') ? kindOf(element) : null;
    if (reason === null || reason === 'By-line' || reason === 'Search box') {
      for (const child of [...element.children]) visit(child);
      return;
    }
    const blocks = blocksOf(element, base).map(({ block }) => block);
    const place = Number(element.getAttribute(PLACE) ?? 0);
    element.remove();
    if (blocks.length > 0) parts.push({ reason, place, blocks });
  };
  if (page.body) visit(page.body);
  return parts;
}

/**
 * Parts as asides of the article: put before the block they stood before, neighbours of one kind together,
 * cut where they are very long.
 * @param places where the blocks of the article began, in order
 */
export function asidesOf(parts: readonly Part[], places: readonly number[]): Aside[] {
  const asides: { reason: string; before: number; blocks: Block[]; length: number }[] = [];
  let total = 0;
  for (const { reason, place, blocks } of parts) {
    const before = places.filter((one) => one < place).length;
    let aside = asides.at(-1);
    if (aside?.reason !== reason || aside.before !== before) {
      aside = { reason, before, blocks: [], length: 0 };
      asides.push(aside);
    }
    for (const block of blocks) {
      const { length } = textOf(block);
      if (aside.length + length > ASIDE_LIMIT || total + length > ASIDES_LIMIT) break;
      aside.blocks.push(block);
      aside.length += length;
      total += length;
    }
  }
  return asides
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ reason, before, blocks }) => ({ reason, before, blocks }));
}

function textOf(block: Block): string {
  if (block.kind === 'table')
    return block.rows
      .flat()
      .map(({ text }) => text)
      .join(' ');
  return block.kind === 'break' ? '' : block.text;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
