import type { Block } from '../../contract/block.ts';

/** Lines of code that a document has as paragraphs, as one block each. */
export function joinedCode(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind === 'code' && last?.kind === 'code') {
      all[all.length - 1] = { ...last, text: `${last.text}\n${block.text}` };
    } else all.push(block);
  }
  return all;
}
