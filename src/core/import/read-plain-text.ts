import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { openingOf } from './byline.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { setFurnitureAside } from './furniture.ts';
import { joinLines, wrapWidth } from './join-lines.ts';
import { titleFromName } from './title-from-name.ts';

const TITLE_LIMIT = 200;
/** White space that does not part words of the text: all but the no-break spaces. */
const EDGE_SPACE = /^[ \t\v\f\u2028\u2029]+|[ \t\v\f\u2028\u2029]+$/g;

/** Reads plain text: title, by-lines, paragraphs; furniture is set aside. */
export function readPlainText(input: Input): ParsedDocument {
  const { text, charset, warnings } = decodeText(input.bytes, input.name, null, input.charset);
  const groups = groupsOf(text);
  const width = wrapWidth(groups);
  const paragraphs: Block[] = [];
  /** Blocks that have an empty line, or the end, on both sides. */
  const alone = new Set<Block>();
  for (const lines of groups) {
    const made = joinLines(lines, width).map(
      (line): Block => ({ kind: 'paragraph', text: line, marks: [] }),
    );
    if (made.length === 1 && made[0]) alone.add(made[0]);
    paragraphs.push(...made);
  }
  if (paragraphs.length === 0) fail('empty', `${input.name} holds no text.`);

  const { blocks, asides } = input.keepFurniture
    ? { blocks: paragraphs, asides: [] }
    : setFurnitureAside(paragraphs);
  const [first, ...rest] = blocks;
  const words = textOf(first);
  const isTitled = first !== undefined && rest.length > 0 && alone.has(first) && isTitle(words);
  const title = isTitled ? words : titleFor(words, input.name);
  const titled: readonly Block[] = isTitled
    ? [{ kind: 'heading', level: 1, text: words, marks: [] }, ...rest]
    : blocks;
  return {
    bibliography: {
      ...emptyBibliography(title, 'article'),
      ...(isTitled ? openingOf(rest.map(textOf)) : {}),
      language: detectLanguage(blocks.map(textOf).join('\n')),
    },
    blocks: titled,
    asides,
    charset,
    warnings: [
      ...warnings,
      ...asides.map(({ reason, blocks: set }) => `Set aside: ${reason} (${set.length} lines).`),
    ],
  };
}

/** The lines between lines that hold nothing but white space. */
function groupsOf(text: string): string[][] {
  const groups: string[][] = [];
  let lines: string[] = [];
  for (const line of [...text.split('\n'), '']) {
    if (line.trim() !== '') lines.push(line.replace(EDGE_SPACE, ''));
    else if (lines.length > 0) {
      groups.push(lines);
      lines = [];
    }
  }
  return groups;
}

function isTitle(line: string): boolean {
  return line.length <= TITLE_LIMIT && !/[.:;,]["”’»]?$/u.test(line);
}

function titleFor(first: string, name: string): string {
  if (first.length <= TITLE_LIMIT) return first;
  return titleFromName(name);
}

function textOf(block: Block | undefined): string {
  return block?.kind === 'paragraph' ? block.text : '';
}
