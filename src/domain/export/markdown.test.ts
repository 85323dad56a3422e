import type { BlockContent, DefinitionContent, Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { passagesOf } from './losses.ts';
import { markdown } from './markdown.ts';
import { richExample } from './rich-example.ts';

function read(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(text);
}

function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const paragraphs = (nodes: readonly (BlockContent | DefinitionContent)[]): string =>
  nodes.map(textOf).join('\n\n');

describe('export as Markdown', () => {
  const root = read(markdown.write(richExample).text);

  it('has front matter that YAML reads', () => {
    const [front] = root.children;
    expect(front?.type === 'yaml' && parseYaml(front.value)).toEqual({
      title: 'Notes from Thesis *draft*',
      exported: '2026-03-04T05:06:07.000Z',
      selection: 'Found by: "war" OR tag:Claims',
      grouping: 'article',
      articles: 3,
      passages: 4,
    });
  });

  it('holds every quote to the letter, each followed by what is said of it', () => {
    const quotes = root.children.flatMap((node) =>
      node.type === 'blockquote' ? [paragraphs(node.children)] : [],
    );
    expect(quotes).toEqual(passagesOf(richExample).map((passage) => passage.quote));
    for (const [index, node] of root.children.entries()) {
      if (node.type !== 'blockquote') continue;
      const list = root.children[index + 1];
      expect(list?.type).toBe('list');
      expect(list && textOf(list)).toContain('Open in Commonplace');
    }
  });

  it('has a section for each article, whatever stands in notes', () => {
    const headings = root.children.flatMap((node) =>
      node.type === 'heading' ? [`${node.depth} ${textOf(node)}`] : [],
    );
    expect(headings).toEqual([
      '1 Notes from Thesis *draft*',
      '2 Counting <heads> | in *war*',
      '2 שלום עולם ⟨U+202E⟩(gnp.exe)',
      '2 Without passages',
      '2 Tags',
    ]);
  });

  it('nests tags under those above them, and keeps what bears none', () => {
    const { children } = read(markdown.write({ ...richExample, grouping: 'tag' }).text);
    const headings = children.flatMap((node) =>
      node.type === 'heading' ? [`${node.depth} ${textOf(node)}`] : [],
    );
    expect(headings.slice(1)).toEqual([
      '2 Claims',
      '3 Claims/Disputed',
      '2 Émotion & co',
      '3 Émotion & co/"joie" 🎉',
      '2 news',
      '2 Numbers',
      '2 Shelf',
      '3 Shelf/To read',
      '2 Without a tag',
    ]);
  });

  it('holds no image and no HTML that a reader would fetch or run', () => {
    expect(JSON.stringify(root)).not.toMatch(/"type":"(html|image|imageReference)"/);
  });
});
