import { $createCodeNode, $isCodeNode } from '@lexical/code';
import { $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  ListNode,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { $createQuoteNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $getNearestNodeOfType } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';

/** The kind of block the caret is in, as the toolbar shows it. */
export type BlockKind = 'paragraph' | 'bullet' | 'number' | 'quote' | 'code';

/** What the caret stands in. */
export interface NoteFormats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  /** The address of the link the caret is in; null where it is in none. */
  readonly link: string | null;
  readonly block: BlockKind;
}

export const NO_FORMATS: NoteFormats = {
  bold: false,
  italic: false,
  code: false,
  link: null,
  block: 'paragraph',
};

/** Inside a read: what the caret stands in. */
export function $noteFormats(): NoteFormats {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return NO_FORMATS;
  const node = selection.anchor.getNode();
  const link = [node, ...node.getParents()].find($isLinkNode);
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    code: selection.hasFormat('code'),
    link: link ? link.getURL() : null,
    block: $blockKind(node),
  };
}

/** Makes the chosen blocks this kind, or paragraphs again where they are it already. */
export function toggleBlock(editor: LexicalEditor, kind: BlockKind, now: BlockKind): void {
  if (kind === 'bullet' || kind === 'number') {
    if (now === kind) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
    else if (kind === 'bullet') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
    else editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
    return;
  }
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const make = (): ElementNode => {
      if (now === kind) return $createParagraphNode();
      return kind === 'quote' ? $createQuoteNode() : $createCodeNode();
    };
    $setBlocksType(selection, make);
  });
}

/** Links the chosen words, or writes the address where none are chosen; null takes the link away. */
export function setLink(editor: LexicalEditor, address: string | null): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (address !== null && selection.isCollapsed()) {
      const inLink = selection.anchor.getNode().getParents().some($isLinkNode);
      if (!inLink) {
        const text = $createTextNode(address);
        selection.insertNodes([text]);
        text.select(0, address.length);
      }
    }
    $toggleLink(address);
  });
}

function $blockKind(node: LexicalNode): BlockKind {
  const list = $getNearestNodeOfType(node, ListNode);
  if ($isListNode(list)) return list.getListType() === 'number' ? 'number' : 'bullet';
  const block = node.getTopLevelElement();
  if ($isQuoteNode(block)) return 'quote';
  return $isCodeNode(block) ? 'code' : 'paragraph';
}
