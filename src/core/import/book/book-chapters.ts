import type { Block } from '../../../contract/block.ts';
import type { ContentsEntry } from './book-contents.ts';

/** A file of a book as its blocks. */
export interface ReadPart {
  readonly path: string;
  readonly blocks: readonly Block[];
}

export interface BookChapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A file with no more text than this only says that a part of the book begins. In UTF-16 code units. */
const DIVIDER = 600;

/**
 * The chapters of a book, as its table of contents has them: its outermost lines, or those below where such a
 * line only names a part. Several chapters in one file begin at their headings.
 * @param read the files of the book in order, without its table of contents
 * @param title the book's, for what has none of its own
 */
export function bookChapters(
  read: readonly ReadPart[],
  contents: readonly ContentsEntry[],
  title: string,
): BookChapter[] {
  const sizes = new Map(read.map(({ path, blocks }) => [path, sizeOf(blocks)]));
  const starts = chapterStarts(contents, (path) => sizes.get(path) ?? 0);
  const begun = new Set(starts.map(({ path }) => path));
  const parts = new Set(contents.map(({ path }) => path).filter((path) => !begun.has(path)));
  const made: { title: string; blocks: Block[] }[] = [];
  let waiting: readonly Block[] = [];
  for (const { path, blocks } of read) {
    if (blocks.length === 0) continue;
    // What names a part stands before the first of its chapters.
    if (parts.has(path) && (sizes.get(path) ?? 0) <= DIVIDER && isDivider(contents, path)) {
      waiting = [...waiting, ...blocks];
      continue;
    }
    const heading = blocks.find((block) => block.kind === 'heading');
    const said = heading?.kind === 'heading' ? heading.text : '';
    const cuts = cutsOf(
      blocks,
      starts.filter((one) => one.path === path),
    );
    const [first] = cuts;
    if (!first || first.at > 0) {
      const before = [...waiting, ...blocks.slice(0, first?.at)];
      const last = made.at(-1);
      if (starts.length === 0 || !last) made.push({ title: said || title, blocks: before });
      else last.blocks.push(...before);
      waiting = [];
    }
    for (const [index, { at, label }] of cuts.entries()) {
      const own = blocks.slice(at, cuts[index + 1]?.at);
      made.push({ title: label || said || title, blocks: [...waiting, ...own] });
      waiting = [];
    }
  }
  made.at(-1)?.blocks.push(...waiting);
  return made;
}

/** The lines of the table of contents at which chapters begin. */
function chapterStarts(
  contents: readonly ContentsEntry[],
  sizeAt: (path: string) => number,
): ContentsEntry[] {
  const starts: ContentsEntry[] = [];
  let level = 0;
  for (const [at, entry] of contents.entries()) {
    level = Math.min(level, entry.depth);
    if (entry.depth !== level) continue;
    const next = contents[at + 1];
    const leads = next !== undefined && next.depth > entry.depth && next.path !== entry.path;
    if (leads && sizeAt(entry.path) <= DIVIDER) level = next.depth;
    else starts.push(entry);
  }
  return starts;
}

/** Whether a line of the contents leads to a file and other files stand below it. */
function isDivider(contents: readonly ContentsEntry[], path: string): boolean {
  return contents.some((entry, at) => {
    const next = contents[at + 1];
    return entry.path === path && next !== undefined && next.depth > entry.depth;
  });
}

/** Where in a file chapters begin: the first with the file unless its heading stands further down. */
function cutsOf(
  blocks: readonly Block[],
  entries: readonly ContentsEntry[],
): { at: number; label: string }[] {
  const cuts: { at: number; label: string }[] = [];
  for (const { label, fragment } of entries) {
    const from = cuts.at(-1)?.at ?? -1;
    const at = blocks.findIndex(
      (block, index) => index > from && block.kind === 'heading' && isSame(block.text, label),
    );
    if (cuts.length === 0) cuts.push({ at: fragment === '' ? 0 : Math.max(0, at), label });
    else if (at >= 0) cuts.push({ at, label });
  }
  return cuts;
}

/** Whether a text says a title, in whatever letters. */
export function isSame(text: string, title: string): boolean {
  return text.replace(/\s+/g, ' ').trim().toLowerCase() === title.toLowerCase();
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
}
