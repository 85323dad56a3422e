import type { Range } from '../../../contract/passage.ts';

/** Characters that stand for the edges of a passage while a text is edited; no text has them. */
export const OPEN = '\ue000';
export const CLOSE = '\ue001';
const EDGES = /[\ue000\ue001]/g;

/** A text with one passage in it. */
export interface Doc {
  readonly pre: string;
  readonly mid: string;
  readonly post: string;
}

/** A text whose passage, of one or several ranges, is marked in it. */
export function markedText({ pre, mid, post }: Doc): string {
  return pre + OPEN + mid + CLOSE + post;
}

/** The text without the marks, and where they stood. */
export function unmark(marked: string): { text: string; ranges: Range[] } {
  const ranges: Range[] = [];
  let taken = 0;
  let start = 0;
  for (const match of marked.matchAll(EDGES)) {
    const offset = match.index - taken;
    if (match[0] === OPEN) start = offset;
    else ranges.push({ start, end: offset });
    taken += 1;
  }
  return { text: marked.replace(EDGES, ''), ranges };
}

/** The paragraphs a passage stands in, and what is before and after them. */
export interface Around {
  readonly before: string;
  readonly head: string;
  readonly mid: string;
  readonly tail: string;
  readonly after: string;
}

/** Cuts a document at the edges of the passage's paragraphs; separators stay with `before` and `after`. */
export function around({ pre, mid, post }: Doc): Around {
  const cut = pre.lastIndexOf('\n\n');
  const end = post.indexOf('\n\n');
  return {
    before: cut === -1 ? '' : pre.slice(0, cut + 2),
    head: cut === -1 ? pre : pre.slice(cut + 2),
    mid,
    tail: end === -1 ? post : post.slice(0, end),
    after: end === -1 ? '' : post.slice(end),
  };
}
