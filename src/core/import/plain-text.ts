import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { emptyBibliography, type Format, type Input, type ParsedDocument } from './format.ts';
import { setFurnitureAside } from './furniture.ts';

/** Plain text: paragraphs parted by empty lines, the first line the title where it stands alone. */
export const plainText: Format = {
  id: 'text',
  label: 'Plain text',
  extensions: ['.txt', '.text', '.log'],
  recognise: () => true,
  parse,
};

const TITLE_LIMIT = 200;
/** White space that does not part words of the text: all but the no-break spaces. */
const EDGE_SPACE = /^[ \t\v\f\u2028\u2029]+|[ \t\v\f\u2028\u2029]+$/g;

function parse(input: Input): ParsedDocument {
  const { text, warnings } = decodeText(input.bytes, input.name);
  const paragraphs = splitParagraphs(text);
  const [first] = paragraphs;
  if (first === undefined) fail('empty', `${input.name} holds no text.`);
  const standsAlone = paragraphs.length > 1 && isTitle(first);
  const title = standsAlone ? first : titleFrom(first, input.name);
  const blocks: Block[] = paragraphs.map((paragraph, index) =>
    standsAlone && index === 0
      ? { kind: 'heading', level: 1, text: paragraph, marks: [] }
      : { kind: 'paragraph', text: paragraph, marks: [] },
  );
  const parted = input.keepFurniture ? { blocks, asides: [] } : setFurnitureAside(blocks);
  const prose = parted.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  return {
    bibliography: { ...emptyBibliography(title, 'article'), language: detectLanguage(prose) },
    blocks: parted.blocks,
    asides: parted.asides,
    warnings: [
      ...warnings,
      ...parted.asides.map(
        ({ reason, blocks: set }) => `Set aside: ${reason} (${set.length} lines).`,
      ),
    ],
  };
}

/** Paragraphs stand between lines that hold nothing but white space; lines within one are joined or kept. */
function splitParagraphs(text: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length > 0) paragraphs.push(...joinLines(lines));
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') end();
    else lines.push(line.replace(EDGE_SPACE, ''));
  }
  end();
  return paragraphs;
}

const WRAPPED_MIN = 45;
const WRAPPED_MAX = 85;

/**
 * Lines of a hard-wrapped paragraph (all but the last between 45 and 85 characters) are joined with a
 * space. Other lines are paragraphs of their own: a list, a poem, an address.
 */
function joinLines(lines: readonly string[]): string[] {
  const body = lines.slice(0, -1);
  const wrapped =
    body.length > 0 &&
    body.every((line) => line.length >= WRAPPED_MIN && line.length <= WRAPPED_MAX) &&
    (lines.at(-1)?.length ?? 0) <= WRAPPED_MAX;
  return wrapped ? [lines.join(' ')] : [...lines];
}

function isTitle(line: string): boolean {
  return line.length <= TITLE_LIMIT && !/[.;,]$/u.test(line);
}

function titleFrom(first: string, name: string): string {
  if (first.length <= TITLE_LIMIT) return first;
  const stem = name.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
  return stem || `${first.slice(0, 80).trimEnd()}…`;
}
