import type { Block } from '../contract/block.ts';

/** What stands between two blocks of the canonical text. */
export const BLOCK_SEPARATOR = '\n\n';
const CELL_SEPARATOR = '\t';
const ROW_SEPARATOR = '\n';

/**
 * A run of text that one element of a view shows whole: a block, or a cell of a table. Offsets are UTF-16
 * code units of the canonical text; characters between units are separators.
 */
export interface TextUnit {
  readonly start: number;
  readonly end: number;
  /** The index of the block. */
  readonly block: number;
  /** Row and column, in a table only. */
  readonly cell: { readonly row: number; readonly column: number } | null;
}

/** A revision's text with the places of its parts. */
export interface CanonicalText {
  readonly text: string;
  /** Where each block starts; one entry a block. */
  readonly starts: readonly number[];
  /** In reading order. */
  readonly units: readonly TextUnit[];
}

/**
 * Joins blocks into the text that all offsets count in: blocks with an empty line between, rows of a table
 * on lines of their own, cells with a tab between. A break has no text but keeps its place.
 */
export function canonicalText(blocks: readonly Block[]): CanonicalText {
  const starts: number[] = [];
  const units: TextUnit[] = [];
  let text = '';
  for (const [index, block] of blocks.entries()) {
    if (index > 0) text += BLOCK_SEPARATOR;
    starts.push(text.length);
    if (block.kind === 'break') continue;
    if (block.kind !== 'table') {
      units.push({
        start: text.length,
        end: text.length + block.text.length,
        block: index,
        cell: null,
      });
      text += block.text;
      continue;
    }
    for (const [row, cells] of block.rows.entries()) {
      if (row > 0) text += ROW_SEPARATOR;
      for (const [column, cell] of cells.entries()) {
        if (column > 0) text += CELL_SEPARATOR;
        const start = text.length;
        text += cell.text;
        units.push({ start, end: text.length, block: index, cell: { row, column } });
      }
    }
  }
  return { text, starts, units };
}
