import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
import { canonicalText } from './canonical-text.ts';
import { correctBlocks, type Edit } from './correct-blocks.ts';

const paragraph = (
  text: string,
  marks: Extract<Block, { kind: 'paragraph' }>['marks'] = [],
): Block => ({
  kind: 'paragraph',
  text,
  marks,
});

/** Replaces the only place of some words. */
function edit(blocks: readonly Block[], words: string, by: string): Edit {
  const start = canonicalText(blocks).text.indexOf(words);
  return { start, end: start + words.length, text: by };
}

function corrected(blocks: readonly Block[], ...edits: Edit[]): Block[] {
  const result = correctBlocks(blocks, [], edits);
  if (result.kind !== 'corrected') throw new Error(result.reason);
  return result.blocks;
}

const EMPHASIS = { kind: 'emphasis' as const, start: 4, end: 9 };

test('emphasis stays on its words when words before, in and behind it are corrected', () => {
  const blocks = [paragraph('The qiuck brown fox', [EMPHASIS])];
  const after = (...edits: Edit[]) =>
    corrected(blocks, ...edits).map((block) =>
      block.kind === 'paragraph'
        ? block.marks.map(({ start, end }) => block.text.slice(start, end))
        : [],
    )[0];
  expect(after(edit(blocks, 'The', 'Some'))).toEqual(['qiuck']);
  expect(after(edit(blocks, 'qiuck', 'quick'))).toEqual(['quick']);
  expect(after(edit(blocks, 'iu', 'ui'))).toEqual(['quick']);
  expect(after(edit(blocks, 'brown', 'red'))).toEqual(['qiuck']);
  expect(after(edit(blocks, 'uck brown', 'et'))).toEqual(['qi']);
  expect(after(edit(blocks, 'The qi', 'A '))).toEqual(['uck']);
  expect(after(edit(blocks, 'The qiuck brown', 'A'))).toEqual([]);
  expect(after({ start: 4, end: 4, text: 'very ' }, { start: 9, end: 9, text: 'ish' })).toEqual([
    'qiuck',
  ]);
  expect(
    after(edit(blocks, 'The', 'Some'), edit(blocks, 'iu', 'ui'), edit(blocks, 'fox', 'dog')),
  ).toEqual(['quick']);
});

test('a cell is corrected in its own row and column', () => {
  const cell = (text: string) => ({ text, marks: [], header: false });
  const blocks: Block[] = [
    paragraph('Before'),
    {
      kind: 'table',
      rows: [
        [cell('a'), cell('teh')],
        [cell('teh b'), cell('')],
      ],
    },
  ];
  const { text } = canonicalText(blocks);
  const at = text.lastIndexOf('teh');
  expect(
    canonicalText(corrected(blocks, { start: at, end: at + 3, text: 'the\tend\n' })).text,
  ).toBe('Before\n\na\tteh\nthe end  b\t');
});

test('a paragraph that is emptied goes, and what was set aside stays between the same neighbours', () => {
  const blocks = [paragraph('One'), paragraph('Two'), paragraph('Three')];
  const aside = { reason: 'Advertisement', before: 2, blocks: [] };
  const result = correctBlocks(blocks, [aside], [edit(blocks, 'Two', '')]);
  expect(result).toEqual({
    kind: 'corrected',
    blocks: [paragraph('One'), paragraph('Three')],
    asides: [{ ...aside, before: 1 }],
  });
});

test('code keeps its line ends; prose gets none', () => {
  const blocks: Block[] = [{ kind: 'code', language: null, text: 'a\nb' }, paragraph('c d')];
  const after = corrected(blocks, edit(blocks, 'a\nb', 'a\r\nbb'), edit(blocks, 'c d', 'c\nd'));
  expect(after.map((block) => ('text' in block ? block.text : ''))).toEqual(['a\nbb', 'c d']);
});

test('what cannot be done is refused, each with its reason', () => {
  const blocks = [paragraph('One 😀'), paragraph('Two')];
  const refused = (...edits: Edit[]) => {
    const result = correctBlocks(blocks, [], edits);
    return result.kind === 'refused' ? result.reason : null;
  };
  expect(refused({ start: 0, end: 100, text: '' })).toMatch('within the 11 characters');
  expect(refused({ start: 2, end: 9, text: '' })).toMatch('within one paragraph');
  expect(refused({ start: 5, end: 6, text: '' })).toMatch('in two');
  expect(refused({ start: 0, end: 2, text: 'x' }, { start: 1, end: 3, text: 'y' })).toMatch(
    'overlap',
  );
  expect(refused(edit(blocks, 'One 😀', ''), edit(blocks, 'Two', ' '))).toMatch('no words at all');
});
