import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import type { Bibliography, Name } from '../../contract/article.ts';
import type { Block, Cell } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { figure } from './figure.ts';
import { emptyBibliography, type Format, type Input, type ParsedDocument } from './format.ts';
import { setFurnitureAside } from './furniture.ts';
import { type InlineText, inlineText, safeAddress } from './inline-text.ts';
import { partialDate } from './partial-date.ts';
import { splitName } from './split-name.ts';

/** Markdown: CommonMark with GitHub's tables and footnotes, and YAML front matter. */
export const markdown: Format = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['.md', '.markdown', '.mdown'],
  recognise: (head) => /^(---\n[\s\S]+?\n---\n|#{1,3} \S)/.test(head),
  parse,
};

const MAX_DEPTH = 200;

function parse(input: Input): ParsedDocument {
  const { text, warnings } = decodeText(input.bytes, input.name);
  if (text.trim() === '') fail('empty', `${input.name} holds no text.`);
  const root = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter, ['yaml'])
    .parse(text) as Root;
  const blocks: Block[] = [];
  const asides: FootnoteDefinition[] = [];
  for (const node of root.children) {
    if (node.type === 'footnoteDefinition') asides.push(node);
    else walk(node, blocks, 0, 0);
  }
  for (const note of asides) {
    const inline = inlineText();
    for (const child of note.children) addInline(child, inline, 0);
    blocks.push({ kind: 'footnote', label: note.identifier, ...inlineOf(inline) });
  }
  const front = frontMatter(root, warnings);
  const heading = blocks.find((block) => block.kind === 'heading');
  const title =
    front.title ??
    heading?.text ??
    (input.name.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '') || 'Untitled');
  const titled: Block[] =
    heading?.text === title && blocks[0] === heading
      ? blocks
      : [{ kind: 'heading', level: 1, text: title, marks: [] }, ...blocks];
  const parted = input.keepFurniture ? { blocks: titled, asides: [] } : setFurnitureAside(titled);
  const prose = parted.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  return {
    bibliography: {
      ...emptyBibliography(title, 'article'),
      language: detectLanguage(prose),
      ...front,
    },
    blocks: parted.blocks,
    asides: parted.asides,
    warnings,
  };
}

function walk(node: Nodes, blocks: Block[], depth: number, level: number): void {
  if (level > MAX_DEPTH) return;
  switch (node.type) {
    case 'heading':
      push(blocks, node, (inline) => ({ kind: 'heading', level: node.depth, ...inline }));
      return;
    case 'paragraph': {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === 'image') {
        blocks.push(figure(only.url, only.alt ?? '', only.title ?? ''));
      } else push(blocks, node, (inline) => ({ kind: 'paragraph', ...inline }));
      return;
    }
    case 'blockquote':
      for (const child of node.children) {
        if (child.type === 'paragraph')
          push(blocks, child, (inline) => ({ kind: 'quotation', ...inline }));
        else walk(child, blocks, depth, level + 1);
      }
      return;
    case 'code':
      blocks.push({ kind: 'code', language: node.lang ?? null, text: node.value });
      return;
    case 'list':
      for (const [index, item] of node.children.entries()) {
        const marker = node.ordered ? `${(node.start ?? 1) + index}.` : null;
        let first = true;
        for (const child of item.children) {
          if (child.type === 'paragraph' && first) {
            push(blocks, child, (inline) => ({
              kind: 'item',
              depth: Math.min(depth, 12),
              marker,
              ...inline,
            }));
          } else walk(child, blocks, depth + 1, level + 1);
          first = false;
        }
      }
      return;
    case 'table': {
      const rows = node.children.map((row, index) =>
        row.children.map((cell): Cell => {
          const inline = inlineText();
          for (const child of cell.children) addInline(child, inline, level);
          return { ...inlineOf(inline), header: index === 0 };
        }),
      );
      blocks.push({ kind: 'table', rows });
      return;
    }
    case 'thematicBreak':
      blocks.push({ kind: 'break', label: null });
      return;
    default:
      return;
  }
}

function push(
  blocks: Block[],
  node: Nodes,
  make: (inline: { text: string; marks: Cell['marks'] }) => Block,
): void {
  const inline = inlineText();
  addInline(node, inline, 0);
  const finished = inlineOf(inline);
  if (finished.text !== '') blocks.push(make(finished));
}

function inlineOf(inline: InlineText): { text: string; marks: Cell['marks'] } {
  const { text, marks } = inline.finish();
  return { text, marks: [...marks] };
}

function addInline(node: Nodes, inline: InlineText, level: number): void {
  if (level > MAX_DEPTH) return;
  const inside = (): void => {
    if ('children' in node) for (const child of node.children) addInline(child, inline, level + 1);
  };
  switch (node.type) {
    case 'text':
      inline.add(node.value);
      return;
    case 'inlineCode':
      inline.wrap('code', () => inline.add(node.value));
      return;
    case 'emphasis':
      inline.wrap('emphasis', inside);
      return;
    case 'strong':
      inline.wrap('strong', inside);
      return;
    case 'break':
      inline.add(' ');
      return;
    case 'link': {
      const href = safeAddress(node.url);
      if (href) inline.wrap({ href }, inside);
      else inside();
      return;
    }
    case 'footnoteReference':
      inline.wrap('sup', () =>
        inline.wrap({ href: `#${node.identifier}` }, () =>
          inline.add(node.label ?? node.identifier),
        ),
      );
      return;
    case 'image':
      inline.add(node.alt ?? '');
      return;
    case 'html':
      return;
    default:
      inside();
  }
}

/** The fields of YAML front matter that are bibliographic; others are left in the original. */
function frontMatter(root: Root, warnings: string[]): Partial<Bibliography> {
  const yaml = root.children.find((node) => node.type === 'yaml');
  if (!yaml) return {};
  let fields: unknown;
  try {
    fields = parseYaml(yaml.value, { maxAliasCount: 20 });
  } catch {
    warnings.push('Its front matter is not YAML and was left out.');
    return {};
  }
  if (typeof fields !== 'object' || fields === null) return {};
  const field = (...names: string[]): unknown =>
    names.map((name) => (fields as Record<string, unknown>)[name]).find((value) => value != null);
  const words = (...names: string[]): string | null => {
    const value = field(...names);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const author = field('author', 'authors', 'creator');
  const names = (Array.isArray(author) ? author : [author])
    .filter((name) => typeof name === 'string')
    .map((name) => splitName(name as string))
    .filter((name): name is Name => name !== null);
  const title = words('title');
  const language = words('language', 'lang');
  return {
    ...(title ? { title } : {}),
    ...(names.length > 0 ? { authors: names } : {}),
    ...(language ? { language: language.toLowerCase() } : {}),
    issued: partialDate(String(field('date', 'issued', 'published') ?? '')),
    containerTitle: words('container-title', 'journal', 'site'),
    publisher: words('publisher', 'source'),
    url: safeAddress(words('url', 'link') ?? ''),
    doi: words('doi', 'DOI'),
    ...(words('type') ? { type: words('type') ?? 'article' } : {}),
  };
}
