import { $createTextNode, $getRoot, type ElementNode, type NodeKey } from 'lexical';
import type { Block, InlineMark } from '../../contract/block.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { timeWords } from '../../domain/locator.ts';
import { type BoxAttributes, BoxNode, type BoxTag, HoleNode } from './box-node.ts';

/**
 * Blocks are put into chunks of so many; marks are painted chunk by chunk. Few, because each change of what is
 * painted costs by all that is: with few blocks in each, little is painted beyond what is seen.
 */
export const CHUNK_BLOCKS = 2;
/** A list may make its chunk so many times as long. */
const LONG_LIST = 24;

/** Where Lexical put the text: keys of the element of each unit, in the order of `canonicalText`, and of each chunk. */
export interface ArticleKeys {
  readonly units: readonly NodeKey[];
  readonly chunks: readonly NodeKey[];
  /** For each block, the chunk it is in. */
  readonly chunkOf: readonly number[];
  /** The hole for what stands under the title; null when the article's text does not begin with its title. */
  readonly head: NodeKey | null;
}

/**
 * Fills the root with an article's blocks: the one place where blocks become elements.
 * @param title the article's title; a first heading that says the same becomes the title on the page
 */
export function $fillArticle(blocks: readonly Block[], title: string): ArticleKeys {
  const units: NodeKey[] = [];
  const chunks: NodeKey[] = [];
  const chunkOf: number[] = [];
  let head: NodeKey | null = null;
  const root = $getRoot().clear();
  for (const group of chunkBlocks(blocks)) {
    const chunk = $box('div', { class: 'chunk' });
    const lists: ListPlace[] = [];
    for (const block of group) {
      if (block.kind !== 'item') lists.length = 0;
      $appendBlock(chunk, block, lists, units);
      if (chunkOf.length === 0 && opensWithTitle(blocks, title)) {
        const hole = new HoleNode('div', { class: 'article-head-hole' });
        chunk.append(hole);
        head = hole.getKey();
      }
      chunkOf.push(chunks.length);
    }
    root.append(chunk);
    chunks.push(chunk.getKey());
  }
  return { units, chunks, chunkOf, head };
}

/** Blocks in chunks. A list stays whole unless it is very long, and then is cut before an outermost item. */
export function chunkBlocks(blocks: readonly Block[]): Block[][] {
  const chunks: Block[][] = [];
  let open: Block[] = [];
  for (const block of blocks) {
    const inList = block.kind === 'item' && open.at(-1)?.kind === 'item';
    const enough = inList
      ? block.depth === 0 && open.length >= CHUNK_BLOCKS * LONG_LIST
      : open.length >= CHUNK_BLOCKS;
    if (enough) {
      chunks.push(open);
      open = [];
    }
    open.push(block);
  }
  if (open.length > 0) chunks.push(open);
  return chunks;
}

/** Whether an article's text begins with its own title, so that it is not shown twice. */
export function opensWithTitle(blocks: readonly Block[], title: string): boolean {
  const first = blocks[0];
  const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  return first?.kind === 'heading' && plain(first.text) === plain(title);
}

/** A list that is open at a depth, while its items follow each other. */
interface ListPlace {
  readonly list: BoxNode;
  last: BoxNode;
}

function $appendBlock(into: ElementNode, block: Block, lists: ListPlace[], units: NodeKey[]): void {
  const $unit = (
    tag: BoxTag,
    text: string,
    marks: readonly InlineMark[],
    attributes: BoxAttributes = {},
  ): BoxNode => {
    const unit = $box(tag, attributes);
    $appendInline(unit, text, marks);
    units.push(unit.getKey());
    return unit;
  };
  switch (block.kind) {
    case 'heading':
      into.append($unit(`h${block.level}` as BoxTag, block.text, block.marks));
      return;
    case 'paragraph':
      into.append($unit('p', block.text, block.marks, locatorOf(block.locator)));
      return;
    case 'item': {
      const marker: BoxAttributes = block.marker === null ? {} : { 'data-marker': block.marker };
      const item = $box('li', marker);
      item.append($unit('div', block.text, block.marks));
      $appendItem(into, item, block.marker === null ? 'ul' : 'ol', block.depth, lists);
      return;
    }
    case 'quotation':
      into.append($box('blockquote').append($unit('p', block.text, block.marks)));
      return;
    case 'code': {
      const language: BoxAttributes = block.language ? { 'data-language': block.language } : {};
      const pre = $box('pre', { tabindex: '0', ...language });
      into.append(pre.append($unit('code', block.text, [])));
      return;
    }
    case 'table': {
      const body = $box('tbody');
      for (const row of block.rows) {
        const line = $box('tr');
        for (const cell of row)
          line.append($unit(cell.header ? 'th' : 'td', cell.text, cell.marks));
        body.append(line);
      }
      const frame = $box('div', {
        class: 'table',
        role: 'region',
        tabindex: '0',
        'aria-label': 'Table',
      });
      into.append(frame.append($box('table').append(body)));
      return;
    }
    case 'figure': {
      const caption = $unit(
        'figcaption',
        block.text,
        block.marks,
        block.text ? {} : { class: 'bare' },
      );
      into.append($box('figure').append($image(block), caption));
      return;
    }
    case 'footnote': {
      const note = $box('div', { class: 'footnote', role: 'note', 'data-label': block.label });
      into.append(note.append($unit('p', block.text, block.marks)));
      return;
    }
    case 'break': {
      const page: BoxAttributes =
        block.label === null
          ? { 'aria-label': 'Section break' }
          : { 'aria-label': `Page ${block.label}`, 'data-label': block.label };
      into.append(new HoleNode('div', { class: 'break', role: 'separator', ...page }));
      return;
    }
    default:
      assertNever(block);
  }
}

/** Who speaks and when, beside the words and no part of them. */
function locatorOf(locator: Extract<Block, { kind: 'paragraph' }>['locator']): BoxAttributes {
  if (!locator) return {};
  const time = timeWords(locator.at);
  return { 'data-locator': locator.speaker ? `${locator.speaker} · ${time}` : time };
}

/** Lists come as a run of items with depths; they go on screen as lists in items of lists. */
function $appendItem(
  into: ElementNode,
  item: BoxNode,
  tag: 'ul' | 'ol',
  depth: number,
  lists: ListPlace[],
): void {
  const level = Math.min(depth, lists.length);
  lists.length = Math.min(lists.length, level + 1);
  const open = lists[level];
  if (open && open.list.__tag === tag) {
    open.list.append(item);
    open.last = item;
    return;
  }
  lists.length = level;
  const list = $box(tag).append(item);
  (lists[level - 1]?.last ?? into).append(list);
  lists.push({ list, last: item });
}

function $image(block: Extract<Block, { kind: 'figure' }>): HoleNode {
  if (block.source !== null) {
    // A picture of the notebook is fetched when it comes near: see `pictures.ts`.
    const from = block.source.startsWith('picture:') ? 'data-picture' : 'src';
    return new HoleNode('img', { [from]: block.source, alt: block.alt, decoding: 'async' });
  }
  const why = block.blockedHost ? `Not fetched from ${block.blockedHost}` : 'Image not held';
  const label = block.alt ? `${why}: ${block.alt}` : why;
  return new HoleNode('div', {
    class: 'image-blocked',
    role: 'img',
    'aria-label': label,
    'data-label': label,
  });
}

const FORMATS = { strong: 1, emphasis: 2, code: 16, sub: 32, sup: 64 } as const;

/** Marks may overlap: the text is cut at every edge, pieces of one link stay in one link. */
function $appendInline(into: BoxNode, text: string, marks: readonly InlineMark[]): void {
  if (text === '') return;
  if (marks.length === 0) {
    into.append($createTextNode(text));
    return;
  }
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  let linked: InlineMark | undefined;
  let target = into;
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] ?? text.length;
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const link = covering.find((mark) => mark.kind === 'link');
    if (link !== linked) {
      target = link ? $box('a', { href: link.href, rel: 'noreferrer' }) : into;
      if (link) into.append(target);
      linked = link;
    }
    const format = covering.reduce(
      (bits, mark) => (mark.kind === 'link' ? bits : bits | FORMATS[mark.kind]),
      0,
    );
    target.append($createTextNode(text.slice(start, end)).setFormat(format));
  }
}

function $box(tag: BoxTag, attributes: BoxAttributes = {}): BoxNode {
  return new BoxNode(tag, attributes);
}
