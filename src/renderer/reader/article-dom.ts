import { createEditor } from 'lexical';
import type { Block } from '../../contract/block.ts';
import { $fillArticle, type ArticleKeys } from './article-boxes.ts';
import { BoxNode, HoleNode } from './box-node.ts';

/** An article on the page. */
export interface ArticleDom {
  readonly root: HTMLElement;
  /** The element that shows each unit of the canonical text. */
  readonly units: readonly HTMLElement[];
  readonly chunks: readonly HTMLElement[];
  /** For each block, the chunk it is in. */
  readonly chunkOf: readonly number[];
  /** Where byline and date go when the article's text begins with its title; null when it does not. */
  readonly head: HTMLElement | null;
  /** Takes the article off the page. */
  readonly stop: () => void;
}

/**
 * Shows an article's blocks in `root`, at once, as one read-only Lexical editor. Its events are off: what a
 * reader does with text that cannot be edited is ours, and Lexical's own selection costs at each change.
 */
export function mountArticle(
  root: HTMLElement,
  blocks: readonly Block[],
  title: string,
): ArticleDom {
  const editor = createEditor({
    namespace: 'reader',
    nodes: [BoxNode, HoleNode],
    editable: false,
    disableEvents: true,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  // Lexical writes these on the element itself, where the style sheet could not have its way.
  root.style.removeProperty('white-space');
  root.style.removeProperty('word-break');
  let keys: ArticleKeys = { units: [], chunks: [], chunkOf: [], head: null };
  editor.update(
    () => {
      keys = $fillArticle(blocks, title);
    },
    { discrete: true },
  );
  const elementOf = (key: string): HTMLElement => {
    const found = editor.getElementByKey(key);
    if (!found) throw new Error('the article was not put on the page whole');
    return found;
  };
  return {
    root,
    units: keys.units.map(elementOf),
    chunks: keys.chunks.map(elementOf),
    chunkOf: keys.chunkOf,
    head: keys.head === null ? null : elementOf(keys.head),
    stop: () => editor.setRootElement(null),
  };
}
