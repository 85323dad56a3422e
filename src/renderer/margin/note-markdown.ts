import { CodeNode } from '@lexical/code';
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import {
  $convertFromMarkdownString,
  $convertToMarkdownString,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CODE,
  type ElementTransformer,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  QUOTE,
  STRIKETHROUGH,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import {
  $isParagraphNode,
  type Klass,
  type LexicalNode,
  type LexicalNodeReplacement,
  ParagraphNode,
} from 'lexical';
import { SafeLinkNode } from './safe-link-node.ts';

/** Everything a note may hold; what is pasted loses the rest. */
export const NOTE_NODES: readonly (Klass<LexicalNode> | LexicalNodeReplacement)[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  CodeNode,
  SafeLinkNode,
  {
    replace: LinkNode,
    with: (node: LinkNode) =>
      new SafeLinkNode(node.getURL(), { rel: node.getRel(), target: node.getTarget() }),
    withKlass: SafeLinkNode,
  },
];

/**
 * Text that only looks like the beginning of a list, heading, quotation or rule is written with a backslash:
 * else it would be one when it is read again.
 */
const PLAIN_PARAGRAPH: ElementTransformer = {
  dependencies: [ParagraphNode],
  type: 'element',
  // Only writes: no line of Markdown is looked at.
  regExp: /(?!)/,
  replace: () => false,
  export: (node, traverseChildren) =>
    $isParagraphNode(node) ? traverseChildren(node).split('\n').map(escapeStart).join('\n') : null,
};

/** What of Markdown a note knows: headings, lists, quotations, code, emphasis, links. */
export const NOTE_TRANSFORMERS: Transformer[] = [
  PLAIN_PARAGRAPH,
  HEADING,
  QUOTE,
  CODE,
  UNORDERED_LIST,
  ORDERED_LIST,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  STRIKETHROUGH,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
];

/** Inside an update: replaces what the editor holds. */
export function $setNoteMarkdown(markdown: string): void {
  // A line of a quotation that is empty is one to Markdown without a space behind its sign; here it needs it.
  const spaced = markdown.replace(/^>[ \t]*$/gmu, '> ');
  $convertFromMarkdownString(spaced, NOTE_TRANSFORMERS, undefined, false);
}

/** Inside a read: the note as Markdown. */
export function $noteMarkdown(): string {
  return $convertToMarkdownString(NOTE_TRANSFORMERS).trim();
}

function escapeStart(line: string): string {
  return line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:[-=_]{3,}\s*$)|`{3,})/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
