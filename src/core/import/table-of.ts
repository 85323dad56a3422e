import type { Cell } from '../../contract/block.ts';
import type { DomElement } from './dom.ts';
import type { Prose } from './inline-text.ts';

const SPAN_LIMIT = 50;

/**
 * The rows of a table that holds data, or null for one that only lays out a page: with a table inside, a
 * single column, or cells with headings, lists or several paragraphs.
 * @param words the text of a cell, on one line
 */
export function tableOf(table: DomElement, words: (cell: DomElement) => Prose): Cell[][] | null {
  const isLayout =
    ['presentation', 'none'].includes(table.getAttribute('role') ?? '') ||
    table.querySelector('table, h1, h2, h3, h4, figure, blockquote, pre') !== null ||
    (table.querySelector('th') === null && table.querySelector('p + p, ul, ol') !== null);
  if (isLayout) return null;
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].filter((cell) => /^T[DH]$/i.test(cell.tagName)),
  );
  if (rows.every((row) => row.length <= 1)) return null;
  return fill(rows, words).filter((row) => row.some((cell) => cell.text !== ''));
}

/** Cells that span leave empty cells behind, so that columns stay columns. */
function fill(rows: readonly DomElement[][], words: (cell: DomElement) => Prose): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column]) column += 1;
      const header = cell.tagName.toUpperCase() === 'TH';
      const wide = spanOf(cell, 'colspan');
      const high = spanOf(cell, 'rowspan');
      for (let down = 0; down < high && at + down < rows.length; down += 1) {
        for (let right = 0; right < wide; right += 1) {
          const isFirst = down === 0 && right === 0;
          const line = grid[at + down];
          if (line) line[column + right] = { ...(isFirst ? words(cell) : EMPTY), header };
        }
      }
      column += wide;
    }
  }
  // Holes that spans of rows above left are cells as well.
  return grid.map((row) => Array.from(row, (cell) => cell ?? { ...EMPTY, header: false }));
}

const EMPTY = { text: '', marks: [] };

function spanOf(cell: DomElement, name: string): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return span >= 1 ? Math.min(span, SPAN_LIMIT) : 1;
}
