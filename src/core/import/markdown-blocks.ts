import type { Definition, FootnoteDefinition, Nodes, PhrasingContent, Root } from 'mdast';
import type { Block, Cell } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { blocksOf } from './blocks-of.ts';
import { figure, NO_ADDRESS } from './figure.ts';
import { type InlineText, inlineText, type Prose, safeAddress } from './inline-text.ts';
import { openPage } from './page-tree.ts';

/** Deeper than any text that people wrote; it only serves to exhaust the stack. */
const MAX_DEPTH = 200;
const DEEPEST_ITEM = 12;

/**
 * The blocks of a Markdown tree, notes last. HTML in it is read as a web page's, so that no more of it
 * comes through.
 * @param name the file's, for the failure
 * @throws CallFailure `unreadable` where it is nested past all reason
 */
export function markdownBlocks(root: Root, name: string): Block[] {
  const blocks: Block[] = [];
  const notes: FootnoteDefinition[] = [];
  const definitions = new Map<string, Definition>();
  collect(root, name, notes, definitions);

  const prose = (nodes: readonly PhrasingContent[]): Prose => {
    const inline = inlineText();
    addAll(nodes, inline, definitions);
    return inline.finish();
  };
  const push = (nodes: readonly PhrasingContent[], make: (prose: Prose) => Block): void => {
    const words = prose(nodes);
    if (words.text !== '') blocks.push(make(words));
  };
  const walk = (node: Nodes, depth: number, isQuoted: boolean): void => {
    switch (node.type) {
      case 'root':
        for (const child of node.children) walk(child, depth, isQuoted);
        return;
      case 'heading':
        push(node.children, (words) => ({
          kind: 'heading',
          level: node.depth,
          ...withoutAttributes(words),
        }));
        return;
      case 'paragraph': {
        const picture = onlyPicture(node.children, definitions);
        if (picture) blocks.push(picture);
        else {
          push(node.children, (words) => ({
            kind: isQuoted ? 'quotation' : 'paragraph',
            ...words,
          }));
        }
        return;
      }
      case 'blockquote':
        for (const child of node.children) walk(child, depth, true);
        return;
      case 'code':
        blocks.push({ kind: 'code', language: node.lang?.toLowerCase() ?? null, text: node.value });
        return;
      case 'list':
        for (const [index, item] of node.children.entries()) {
          const box = item.checked == null ? '' : item.checked ? '☑ ' : '☐ ';
          const [first, ...rest] = item.children;
          const isWords = first?.type === 'paragraph';
          const words: PhrasingContent[] = isWords ? first.children : [];
          push(box ? [{ type: 'text', value: box }, ...words] : words, (said) => ({
            kind: 'item',
            depth: Math.min(depth, DEEPEST_ITEM),
            marker: node.ordered ? `${(node.start ?? 1) + index}.` : null,
            ...said,
          }));
          for (const child of isWords ? rest : item.children) walk(child, depth + 1, isQuoted);
        }
        return;
      case 'table': {
        const rows = node.children.map((row, index) =>
          row.children.map((cell): Cell => ({ ...prose(cell.children), header: index === 0 })),
        );
        blocks.push({ kind: 'table', rows });
        return;
      }
      case 'thematicBreak':
        blocks.push({ kind: 'break', label: null });
        return;
      case 'html':
        blocks.push(...htmlBlocks(node.value, name));
        return;
      default:
        return;
    }
  };
  walk(root, 0, false);
  for (const note of notes) {
    const at = blocks.length;
    for (const child of note.children) walk(child, 0, false);
    const first = blocks[at];
    if (first?.kind === 'paragraph') {
      blocks[at] = { ...first, kind: 'footnote', label: note.label ?? note.identifier };
    }
  }
  return blocks;
}

/** A heading without the id and the classes that Pandoc and its kin write behind it: `{#sec:one .unnumbered}`. */
function withoutAttributes({ text, marks }: Prose): Prose {
  const words = text.replace(/\s+\{(?:\s*[#.][\w:.-]+|\s*-)+\s*\}$/, '');
  return words === ''
    ? { text, marks }
    : { text: words, marks: marks.filter(({ end }) => end <= words.length) };
}

/** Notes and link definitions, wherever they stand; and how deep the tree is. */
function collect(
  root: Root,
  name: string,
  notes: FootnoteDefinition[],
  definitions: Map<string, Definition>,
): void {
  const waiting: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) {
      fail('unreadable', `${name} is nested deeper than ${MAX_DEPTH} levels.`);
    }
    if (node.type === 'footnoteDefinition') notes.push(node);
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if ('children' in node) {
      for (const child of [...node.children].reverse()) {
        waiting.push({ node: child, depth: depth + 1 });
      }
    }
  }
}

/** Elements in a line whose words are not text. */
const SILENCING = /^<(script|style|template|noscript|iframe|object)\b/i;

function addAll(
  nodes: readonly PhrasingContent[],
  inline: InlineText,
  definitions: ReadonlyMap<string, Definition>,
): void {
  let silenced: string | null = null;
  for (const node of nodes) {
    if (node.type === 'html') {
      const opened = SILENCING.exec(node.value)?.[1]?.toLowerCase();
      if (silenced === null && opened) silenced = opened;
      else if (silenced !== null && node.value.toLowerCase().startsWith(`</${silenced}`)) {
        silenced = null;
      } else if (/^<br\b/i.test(node.value)) inline.breakLine();
      continue;
    }
    if (silenced === null) addInline(node, inline, definitions);
  }
}

function addInline(
  node: PhrasingContent,
  inline: InlineText,
  definitions: ReadonlyMap<string, Definition>,
): void {
  const inside = (): void => {
    if ('children' in node) addAll(node.children, inline, definitions);
  };
  switch (node.type) {
    case 'text':
      inline.add(node.value);
      return;
    case 'inlineCode':
      inline.wrap('code', () => inline.add(node.value));
      return;
    case 'emphasis':
    case 'strong':
      inline.wrap(node.type, inside);
      return;
    case 'break':
      inline.breakLine();
      return;
    case 'link':
    case 'linkReference': {
      const href = safeAddress(
        node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? ''),
      );
      if (href) inline.wrap({ href }, inside);
      else inside();
      return;
    }
    case 'footnoteReference': {
      const label = node.label ?? node.identifier;
      inline.wrap('sup', () => inline.wrap({ href: `#${label}` }, () => inline.add(label)));
      return;
    }
    case 'image':
    case 'imageReference':
      inline.add(node.alt ?? '');
      return;
    default:
      inside();
  }
}

/** The picture of a paragraph that holds nothing else. */
function onlyPicture(
  nodes: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, Definition>,
): Block | null {
  const [only] = nodes;
  if (nodes.length !== 1 || (only?.type !== 'image' && only?.type !== 'imageReference'))
    return null;
  const held = only.type === 'image' ? only : definitions.get(only.identifier);
  return figure(held?.url ?? '', only.alt ?? '', held?.title ?? '');
}

function htmlBlocks(markup: string, name: string): Block[] {
  const page = openPage(markup, name);
  return page.body ? blocksOf(page.body, NO_ADDRESS).map(({ block }) => block) : [];
}
