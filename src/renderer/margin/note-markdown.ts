import { CodeNode } from '@lexical/code';
import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import {
  $convertFromMarkdownString,
  $convertToMarkdownString,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  CODE,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  QUOTE,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import type { Klass, LexicalNode } from 'lexical';
import { safeLink } from './safe-link.ts';

/** A link that leads only where links may, whatever was pasted or stored. */
class SafeLinkNode extends LinkNode {
  static override getType(): string {
    return 'safe-link';
  }

  static override clone(node: SafeLinkNode): SafeLinkNode {
    return new SafeLinkNode(node.__url, { rel: node.__rel, target: node.__target }, node.__key);
  }

  override sanitizeUrl(url: string): string {
    return safeLink(url) ?? 'about:blank';
  }
}

/** Everything a note may hold. */
export const NOTE_NODES: readonly (
  | Klass<LexicalNode>
  | {
      readonly replace: Klass<LexicalNode>;
      readonly with: (node: never) => LexicalNode;
      readonly withKlass: Klass<LexicalNode>;
    }
)[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  CodeNode,
  AutoLinkNode,
  SafeLinkNode,
  {
    replace: LinkNode,
    with: (node: LinkNode) =>
      new SafeLinkNode(node.getURL(), { rel: 'noreferrer noopener', target: node.getTarget() }),
    withKlass: SafeLinkNode,
  },
];

/** What of Markdown a note knows: lists, quotations, code, emphasis, links. */
export const NOTE_TRANSFORMERS: Transformer[] = [
  QUOTE,
  CODE,
  UNORDERED_LIST,
  ORDERED_LIST,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
];

/** Inside an update: replaces what the editor holds. */
export function $setNoteMarkdown(markdown: string): void {
  $convertFromMarkdownString(markdown, NOTE_TRANSFORMERS, undefined, false);
}

/** Inside a read: the note as Markdown. */
export function $noteMarkdown(): string {
  return $convertToMarkdownString(NOTE_TRANSFORMERS).trim();
}
