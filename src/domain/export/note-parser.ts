import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Code units; the parser's time grows faster than the length. */
const LENGTH_LIMIT = 60_000;
/** Signs of emphasis in one paragraph: the parser's time grows with their square (4,000 take a second). */
const SIGNS_LIMIT = 1000;
const DEEP = /^[ \t]*(([*+-][ \t]+|>[ \t]*)){40}/m;

/**
 * A note's Markdown (CommonMark with GitHub's additions) as a tree.
 * @returns null for a note that only a machine would write and that would keep the parser busy for seconds
 */
export function parseNote(markdown: string): Root | null {
  if (markdown.length > LENGTH_LIMIT || DEEP.test(markdown)) return null;
  const crowded = markdown
    .split(/\n\s*\n/)
    .some((paragraph) => (paragraph.match(/[*_~[\]]/g)?.length ?? 0) > SIGNS_LIMIT);
  return crowded ? null : parser.parse(markdown);
}
