import type { Block } from '../../contract/block.ts';
import { joinLines, wrapWidth } from './join-lines.ts';

const QUOTED = /^(?:>\s?)+/;

/** The text of a message: paragraphs, and what it quotes (`> …`) as quotations. */
export function mailBlocks(text: string): Block[] {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const raw of [...text.replace(/\r\n?/g, '\n').split('\n'), '']) {
    const quoted = QUOTED.test(raw);
    const line = raw.replace(QUOTED, '').trimEnd();
    const open = groups.at(-1);
    if (line.trim() === '') groups.push({ quoted, lines: [] });
    else if (open && (open.quoted === quoted || open.lines.length === 0)) {
      groups[groups.length - 1] = { quoted, lines: [...open.lines, line.trimStart()] };
    } else groups.push({ quoted, lines: [line.trimStart()] });
  }
  const full = groups.filter(({ lines }) => lines.length > 0);
  const width = wrapWidth(full.map(({ lines }) => lines));
  return full.flatMap(({ quoted, lines }) => {
    const paragraphs = width === null ? [lines.join('\n')] : joinLines(lines, width);
    return paragraphs.map(
      (words): Block => ({ kind: quoted ? 'quotation' : 'paragraph', text: words, marks: [] }),
    );
  });
}
