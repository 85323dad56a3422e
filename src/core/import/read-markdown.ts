import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { frontMatter } from './front-matter.ts';
import { setFurnitureAside } from './furniture.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { titleFromName } from './title-from-name.ts';

const TITLE_LIMIT = 2000;
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze();

/** Reads Markdown: front matter, blocks and notes. */
export function readMarkdown(input: Input): ParsedDocument {
  const { text, charset, warnings } = decodeText(input.bytes, input.name, null, input.charset);
  if (text.trim() === '') fail('empty', `${input.name} holds no text.`);
  const root = processor.parse(text) as Root;
  const front = frontMatter(root, warnings);
  const blocks = markdownBlocks(root, input.name);
  if (blocks.length === 0) fail('empty', `${input.name} holds no text.`);
  const said = front.title ?? titleIn(blocks);
  const title = (said ?? titleFromName(input.name)).slice(0, TITLE_LIMIT);
  const titled = said === null ? blocks : withTitle(blocks, title);
  const { blocks: kept, asides } = input.keepFurniture
    ? { blocks: titled, asides: [] }
    : setFurnitureAside(titled);
  const prose = kept.map((block) => ('text' in block ? block.text : '')).join('\n');
  const reasons = [...new Set(asides.map(({ reason }) => reason))];
  return {
    bibliography: {
      ...emptyBibliography(title, 'article'),
      ...front,
      title,
      language: chooseLanguage(front.language ?? null, prose),
    },
    blocks: kept,
    asides,
    charset,
    warnings: reasons.length === 0 ? warnings : [...warnings, `Set aside: ${reasons.join(', ')}.`],
  };
}

/** A heading is the title when it comes first, or is the only one of the first level. */
function titleIn(blocks: readonly Block[]): string | null {
  const [first] = blocks;
  if (first?.kind === 'heading') return first.text;
  const top = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  return top.length === 1 && top[0]?.kind === 'heading' ? top[0].text : null;
}

/** The title stands first; a first heading that says the same is it. */
function withTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const isThere = blocks.some((block) => block.kind === 'heading' && block.text === title);
  return isThere ? blocks : [{ kind: 'heading', level: 1, text: title, marks: [] }, ...blocks];
}
