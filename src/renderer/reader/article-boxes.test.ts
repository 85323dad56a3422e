import { describe, expect, it } from 'vitest';
import type { Block } from '../../contract/block.ts';
import { CHUNK_BLOCKS, chunkBlocks, opensWithTitle } from './article-boxes.ts';

const paragraph = (text = 'p'): Block => ({ kind: 'paragraph', text, marks: [] });
const item = (depth = 0): Block => ({ kind: 'item', depth, marker: null, text: 'i', marks: [] });
const many = (count: number, make: () => Block): Block[] => Array.from({ length: count }, make);

describe('chunks', () => {
  it('hold all blocks in order, so many each', () => {
    const blocks = Array.from({ length: 3 * CHUNK_BLOCKS + 1 }, (_, at) => paragraph(`${at}`));
    const chunks = chunkBlocks(blocks);
    expect(chunks.map((chunk) => chunk.length)).toEqual([
      CHUNK_BLOCKS,
      CHUNK_BLOCKS,
      CHUNK_BLOCKS,
      1,
    ]);
    expect(chunks.flat()).toEqual(blocks);
  });

  it('do not cut a list', () => {
    const blocks = [paragraph(), ...many(CHUNK_BLOCKS + 4, item), paragraph()];
    expect(chunkBlocks(blocks).map((chunk) => chunk.length)).toEqual([CHUNK_BLOCKS + 5, 1]);
  });

  it('cut a very long list, but never from the item it belongs to', () => {
    const blocks = many(400, item).map((block, at) => (at % 3 === 0 ? block : item(1)));
    const chunks = chunkBlocks(blocks);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every(([first]) => first?.kind === 'item' && first.depth === 0)).toBe(true);
  });

  it('are none where there is no block', () => {
    expect(chunkBlocks([])).toEqual([]);
  });
});

describe('the title', () => {
  it('is known again in the first heading, whatever its white space', () => {
    const heading: Block = { kind: 'heading', level: 1, text: 'Of  Studies', marks: [] };
    expect(opensWithTitle([heading], 'Of Studies')).toBe(true);
    expect(opensWithTitle([paragraph('Of Studies')], 'Of Studies')).toBe(false);
    expect(opensWithTitle([heading], 'Of Truth')).toBe(false);
  });
});
