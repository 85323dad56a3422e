import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { escapeHtml } from '../article-html.ts';
import { parseNote } from './note-parser.ts';

/** Deeper than this, a note's structure is shown as plain text: it could only be made to exhaust the stack. */
const DEPTH_LIMIT = 60;

/**
 * A note's Markdown as HTML that cannot run or fetch anything: raw HTML is shown as text, an image is its
 * description, and only http, https and mailto addresses become links.
 */
export function noteHtml(markdown: string): string {
  const root = parseNote(markdown);
  if (root === null) return `<p>${escapeHtml(markdown)}</p>`;
  const addresses = new Map<string, string>();
  for (const node of root.children) {
    if (node.type === 'definition') addresses.set(node.identifier, node.url);
  }
  return blocks(root.children, { addresses, depth: 0 });
}

interface Context {
  readonly addresses: ReadonlyMap<string, string>;
  readonly depth: number;
}

function blocks(nodes: readonly RootContent[], context: Context): string {
  return nodes.map((node) => nodeHtml(node, context)).join('');
}

function nodeHtml(node: Nodes, outer: Context): string {
  const context = { ...outer, depth: outer.depth + 1 };
  if (context.depth > DEPTH_LIMIT) return '…';
  const inner = (nodes: readonly RootContent[]): string => blocks(nodes, context);
  switch (node.type) {
    case 'paragraph':
      return `<p>${inner(node.children)}</p>`;
    case 'heading':
      // Headings of a note are not headings of the document.
      return `<p><strong>${inner(node.children)}</strong></p>`;
    case 'text':
      return escapeHtml(node.value);
    case 'html':
      return escapeHtml(node.value);
    case 'emphasis':
      return `<em>${inner(node.children)}</em>`;
    case 'strong':
      return `<strong>${inner(node.children)}</strong>`;
    case 'delete':
      return `<del>${inner(node.children)}</del>`;
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'code':
      return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'blockquote':
      return `<blockquote>${inner(node.children)}</blockquote>`;
    case 'list': {
      const start = node.ordered && node.start !== 1 ? ` start="${Number(node.start ?? 1)}"` : '';
      const name = node.ordered ? 'ol' : 'ul';
      return `<${name}${start}>${inner(node.children)}</${name}>`;
    }
    case 'listItem': {
      const box = node.checked == null ? '' : node.checked ? '☑ ' : '☐ ';
      const tight = node.children.map((child) =>
        child.type === 'paragraph' && !node.spread ? inner(child.children) : inner([child]),
      );
      return `<li>${box}${tight.join('')}</li>`;
    }
    case 'link':
      return link(node.url, node.children, context);
    case 'linkReference':
      return link(context.addresses.get(node.identifier) ?? '', node.children, context);
    case 'image':
    case 'imageReference':
      return escapeHtml(node.alt ? `[${node.alt}]` : '[image]');
    case 'footnoteReference':
      return `<sup>${escapeHtml(node.label ?? node.identifier)}</sup>`;
    case 'footnoteDefinition':
      return `<div><sup>${escapeHtml(node.label ?? node.identifier)}</sup> ${inner(node.children)}</div>`;
    case 'table': {
      const rows = node.children.map((row, index) => {
        const name = index === 0 ? 'th' : 'td';
        const cells = row.children.map((cell) => `<${name}>${inner(cell.children)}</${name}>`);
        return `<tr>${cells.join('')}</tr>`;
      });
      return `<table>${rows.join('')}</table>`;
    }
    case 'tableRow':
    case 'tableCell':
    case 'root':
      return inner(node.children);
    case 'definition':
    case 'yaml':
      return '';
    default:
      return '';
  }
}

function link(url: string, children: readonly PhrasingContent[], context: Context): string {
  const words = blocks(children, context);
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${words}</a>`
    : words;
}
