import type { Aside, Block, InlineMark } from '../contract/block.ts';
import { canonicalText, type TextUnit } from './canonical-text.ts';
import { splitsPair } from './quote.ts';

/** Other words for a stretch of a canonical text; UTF-16 code units, half-open. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A corrected article, or why it cannot be corrected so, in words that go on from the field's name. */
export type Corrected =
  | { readonly kind: 'corrected'; readonly blocks: Block[]; readonly asides: Aside[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts other words into blocks. What is set apart (emphasis, links) stays on the words around an edit, and on the
 * new words where it lay on all of the old ones. A block whose words are all taken away goes, but for figures and
 * tables. What was set aside stays where it was.
 * @param edits in no order; each inside one block or cell, none overlapping another
 */
export function correctBlocks(
  blocks: readonly Block[],
  asides: readonly Aside[],
  edits: readonly Edit[],
): Corrected {
  const { text, units } = canonicalText(blocks);
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const byUnit = new Map<TextUnit, Edit[]>();
  let end = -1;
  for (const edit of sorted) {
    if (edit.end < edit.start || edit.end > text.length) {
      return refused(`they must lie within the ${text.length} characters of the text.`);
    }
    if (edit.start < end) return refused('they must not overlap.');
    if (splitsPair(text, edit.start) || splitsPair(text, edit.end)) {
      return refused('they must not cut a character in two.');
    }
    ({ end } = edit);
    const unit = units.find((one) => one.start <= edit.start && edit.end <= one.end);
    if (!unit) return refused('each must lie within one paragraph, heading, item or cell.');
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), edit]);
  }
  const next = [...blocks];
  for (const [unit, theirs] of byUnit) {
    const block = next[unit.block];
    if (block) next[unit.block] = editBlock(block, unit, theirs);
  }
  const gone = new Set(
    [...byUnit.keys()]
      .map(({ block }) => block)
      .filter((at) => {
        const block = next[at];
        return block !== undefined && canBeEmptied(block) && block.text.trim() === '';
      }),
  );
  const left = next.filter((_, at) => !gone.has(at));
  if (canonicalText(left).text.trim() === '') return refused('they would leave no words at all.');
  const before = (at: number): number => at - [...gone].filter((one) => one < at).length;
  return {
    kind: 'corrected',
    blocks: left,
    asides: asides.map((aside) => ({ ...aside, before: before(aside.before) })),
  };
}

function refused(reason: string): Corrected {
  return { kind: 'refused', reason };
}

function canBeEmptied(
  block: Block,
): block is Exclude<Block, { kind: 'table' | 'figure' | 'break' }> {
  return block.kind !== 'table' && block.kind !== 'figure' && block.kind !== 'break';
}

function editBlock(block: Block, unit: TextUnit, edits: readonly Edit[]): Block {
  const local = edits.map(({ start, end, text }) => ({
    start: start - unit.start,
    end: end - unit.start,
    text: clean(text, block.kind === 'code'),
  }));
  switch (block.kind) {
    case 'break':
      return block;
    case 'code':
      return { ...block, text: replaced(block.text, local) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row, y) =>
          row.map((cell, x) =>
            y === unit.cell?.row && x === unit.cell.column
              ? { ...cell, text: replaced(cell.text, local), marks: moved(cell.marks, local) }
              : cell,
          ),
        ),
      };
    default:
      return { ...block, text: replaced(block.text, local), marks: moved(block.marks, local) };
  }
}

/** What a text may hold: prose and cells no line ends and tabs, nothing half a character or NUL. */
function clean(text: string, lines: boolean): string {
  const sound = text.toWellFormed().replaceAll('\0', '\ufffd').replace(/\r\n?/g, '\n');
  return lines ? sound : sound.replace(/[\n\t]+/g, ' ');
}

function replaced(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

function moved(marks: readonly InlineMark[], edits: readonly Edit[]): InlineMark[] {
  return marks.flatMap((mark) => {
    const start = movedStart(mark, edits);
    const end = movedEnd(mark, edits);
    return end > start ? [{ ...mark, start, end }] : [];
  });
}

// Words put in directly before a mark or directly behind it are not in it.
function movedStart({ start: edge }: InlineMark, edits: readonly Edit[]): number {
  let by = 0;
  for (const { start, end, text } of edits) {
    if (end <= edge) by += text.length - (end - start);
    else if (start < edge) return start + by + text.length;
    else break;
  }
  return edge + by;
}

function movedEnd({ start: first, end: edge }: InlineMark, edits: readonly Edit[]): number {
  let by = 0;
  for (const { start, end, text } of edits) {
    const within = end < edge || (end === edge && first <= start && start < edge);
    if (within) by += text.length - (end - start);
    else if (start < edge) return start + by;
    else break;
  }
  return edge + by;
}
