import type { Block } from '../contract/block.ts';
import type { Range } from '../contract/passage.ts';
import type { CanonicalText } from './canonical-text.ts';

/** What of a text stands on one page of the document it was read from. */
export interface PagePart extends Range {
  /** Counted from 1 as the pages lie in the file, whatever is printed on them. */
  readonly page: number;
}

/**
 * Where the pages of a document with fixed pages begin in its text: one canonical offset a page, in order.
 * Each of its pages has one break, also those without text.
 */
export function pageStarts(blocks: readonly Block[], layout: CanonicalText): readonly number[] {
  const starts: number[] = [];
  let paragraph = 0;
  for (const [index, block] of blocks.entries()) {
    const start = layout.starts[index] ?? 0;
    if (block.kind !== 'break') paragraph = start;
    else starts.push(block.inside === undefined ? start : paragraph + block.inside);
  }
  return starts;
}

/** The page that an offset stands on; what is before the first page's beginning is its title. */
export function pageAt(starts: readonly number[], offset: number): number {
  return Math.max(1, starts.findLastIndex((start) => start <= offset) + 1);
}

/** A range taken apart where pages begin in it. */
export function partsByPage(starts: readonly number[], { start, end }: Range): PagePart[] {
  const first = pageAt(starts, start);
  const last = Math.max(first, pageAt(starts, end - 1));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const page = first + at;
    return {
      page,
      start: at === 0 ? start : (starts[page - 1] ?? start),
      end: page === last ? end : (starts[page] ?? end),
    };
  }).filter((part) => part.start < part.end);
}
