import type { Block, Cell } from '../../contract/block.ts';
import type { Color, Range } from '../../contract/passage.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { tidyRanges } from '../../domain/quote.ts';
import type { Anchor } from './inline-text.ts';

/** A mark or a comment that came with a document. */
export interface FoundPassage {
  /** In the canonical text of the document's blocks. */
  readonly ranges: readonly Range[];
  readonly color: Color;
  /** Markdown; empty where it is a mark only. */
  readonly note: string;
  /** Who made it; empty where the document does not say. */
  readonly creator: string;
  /** ISO 8601 UTC; null where the document does not say. */
  readonly created: string | null;
  readonly modified: string | null;
}

/** Where marks stand in the words of a block or of a cell of a table, by that very block or cell. */
export type Anchors = ReadonlyMap<Block | Cell, readonly Anchor[]>;

/** The ranges of each mark in the canonical text, by the mark's id. */
export function rangesOfAnchors(
  blocks: readonly Block[],
  anchors: Anchors,
): ReadonlyMap<string, Range[]> {
  const { text, units } = canonicalText(blocks);
  const found = new Map<string, Range[]>();
  for (const { start, block: index, cell } of units) {
    const block = blocks[index];
    const place = cell && block?.kind === 'table' ? block.rows[cell.row]?.[cell.column] : block;
    for (const anchor of (place && anchors.get(place)) ?? []) {
      const ranges = found.get(anchor.id) ?? [];
      ranges.push({ start: start + anchor.start, end: start + anchor.end });
      found.set(anchor.id, ranges);
    }
  }
  for (const [id, ranges] of found) found.set(id, tidyRanges(text, ranges) ?? []);
  return found;
}

/** Says how many of the document's own marks came along. */
export function passagesWarning(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? 'One mark or comment of the document became a passage.'
      : `${count} marks and comments of the document became passages.`,
  ];
}

/** Words of a comment as Markdown: plain text, in which no sign means anything. */
export function plainNote(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\`*_[\]<>#~|]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2')
    .trim();
}

/** A time as the notebook keeps it; null for what is none. */
export function timeOf(text: string | null | undefined): string | null {
  if (!text) return null;
  const time = new Date(text);
  const year = time.getUTCFullYear();
  return Number.isNaN(time.getTime()) || year < 1970 || year > 9998 ? null : time.toISOString();
}
