import type { Block } from '../../contract/block.ts';
import { canonicalText } from '../../domain/canonical-text.ts';

/** The words of blocks, a line each, without those that have none. */
export function blockWords(blocks: readonly Block[]): string[] {
  return blocks.map((block) => canonicalText([block]).text.trim()).filter((words) => words !== '');
}
