import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Cell, InlineMark } from '../contract/block.ts';
import { canonicalText } from './canonical-text.ts';

const cell = (text: string): Cell => ({ text, marks: [], header: false });
const blocks: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Title', marks: [] },
  { kind: 'break', label: '12' },
  {
    kind: 'table',
    rows: [
      [cell('a'), cell('b')],
      [cell(''), cell('d 👩')],
    ],
  },
  { kind: 'code', language: null, text: 'x\ny' },
  { kind: 'figure', text: 'A caption', marks: [], alt: 'A map', source: null, blockedHost: null },
];

test('blocks stand an empty line apart, rows on lines, cells with a tab between', () => {
  expect(canonicalText(blocks).text).toBe('Title\n\n\n\na\tb\n\td 👩\n\nx\ny\n\nA caption');
});

test('each block starts where it says, and a break keeps its place', () => {
  const { text, starts } = canonicalText(blocks);
  expect(starts).toHaveLength(blocks.length);
  expect(text.slice(starts[0], starts[1])).toBe('Title\n\n');
  expect(text.slice(starts[1], starts[2])).toBe('\n\n');
  expect(text.slice(starts[4])).toBe('A caption');
});

test('each unit cuts the text of its block or cell', () => {
  const paragraph = fc.record({
    kind: fc.constant('paragraph' as const),
    text: fc.string({ unit: 'grapheme' }),
    marks: fc.constant<InlineMark[]>([]),
  });
  const table = fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(fc.string().map((text) => cell(text)))),
  });
  const gap = fc.constant({ kind: 'break' as const, label: null });
  fc.assert(
    fc.property(fc.array(fc.oneof(paragraph, table, gap)), (list: Block[]) => {
      const { text, units } = canonicalText(list);
      let last = 0;
      for (const { start, end, block, cell: at } of units) {
        const from = list[block];
        const words =
          from?.kind === 'table' && at
            ? from.rows[at.row]?.[at.column]?.text
            : from && 'text' in from
              ? from.text
              : null;
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});

test('no blocks are no text', () => {
  expect(canonicalText([])).toEqual({ text: '', starts: [], units: [] });
});
