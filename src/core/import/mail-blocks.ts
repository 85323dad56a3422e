import type { Block } from '../../contract/block.ts';
import { joinLines, wrapWidth } from './join-lines.ts';

const QUOTED = /^(?:>\s?)+/;

/** The text of a message: paragraphs, and what it quotes (`> …`) as quotations. */
export function mailBlocks(text: string): Block[] {
  /** Nobody's words stand in one block with those that they quote. */
  const groups: { depth: number; lines: string[] }[] = [];
  for (const raw of [...text.replace(/\r\n?/g, '\n').split('\n'), '']) {
    const depth = (QUOTED.exec(raw)?.[0] ?? '').replace(/\s/g, '').length;
    const line = raw.replace(QUOTED, '').trimEnd();
    const open = groups.at(-1);
    if (line.trim() === '') groups.push({ depth, lines: [] });
    else if (open && (open.depth === depth || open.lines.length === 0)) {
      groups[groups.length - 1] = { depth, lines: [...open.lines, line.trimStart()] };
    } else groups.push({ depth, lines: [line.trimStart()] });
  }
  const full = groups.filter(({ lines }) => lines.length > 0);
  const width = wrapWidth(full.map(({ lines }) => lines));
  return full.flatMap(({ depth, lines }) => {
    const paragraphs = width === null ? [lines.join('\n')] : joinLines(lines, width);
    return paragraphs.map(
      (words): Block => ({ kind: depth > 0 ? 'quotation' : 'paragraph', text: words, marks: [] }),
    );
  });
}
