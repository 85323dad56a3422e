import { $isListItemNode } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  type LexicalEditor,
  ParagraphNode,
  TextNode,
} from 'lexical';
import { useEffect } from 'react';
import { SafeLinkNode } from './safe-link-node.ts';

/** What would run if it were followed: not kept at all. Other schemes stay in the Markdown and lead nowhere here. */
const RUNS = /^\s*(?:javascript|vbscript|data):/iu;
const KEPT = IS_BOLD | IS_ITALIC | IS_STRIKETHROUGH | IS_CODE;

/**
 * Keeps a note to what its Markdown can say, wherever the text comes from: no underlining, no colours, no
 * alignment. Else what is on screen would not be what is stored.
 */
export function NoteRules() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => keepRules(editor), [editor]);
  return null;
}

function keepRules(editor: LexicalEditor): () => void {
  const stops = [
    editor.registerNodeTransform(TextNode, (node) => {
      const format = node.getFormat() & KEPT;
      if (format !== node.getFormat()) node.setFormat(format);
      if (node.getStyle() !== '') node.setStyle('');
    }),
    editor.registerNodeTransform(ParagraphNode, (node) => {
      if (node.getFormatType() !== '') node.setFormat('');
      if (node.getIndent() !== 0 && !$isListItemNode(node.getParent())) node.setIndent(0);
    }),
    editor.registerNodeTransform(SafeLinkNode, (node) => {
      if (!RUNS.test(node.getURL())) return;
      for (const child of node.getChildren()) node.insertBefore(child);
      node.remove();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
