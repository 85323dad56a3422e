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
  let keys: ArticleKeys = { units: [], chunks: [], chunkOf: [], head: null };
  editor.update(
    () => {
      keys = $fillArticle(blocks, title);
    },
    { discrete: true },
  );
  // Only now: an update of an editor that is on the page begins by asking for the selection, and so for a layout.
  editor.setRootElement(root);
  // Lexical writes these on the element itself, where the style sheet could not have its way.
  root.style.removeProperty('white-space');
  root.style.removeProperty('word-break');
  const elementOf = (key: string): HTMLElement => {
    const found = editor.getElementByKey(key);
    if (!found) throw new Error('the article was not put on the page whole');
    return found;
  };
  const units = keys.units.map(elementOf);
  const chunks = keys.chunks.map(elementOf);
  setDirections(root, units, chunks);
  return {
    root,
    units,
    chunks,
    chunkOf: keys.chunkOf,
    head: keys.head === null ? null : elementOf(keys.head),
    stop: () => editor.setRootElement(null),
  };
}

/**
 * Each block finds its own direction from its text. Lexical knows directions of top-level elements only, which
 * here are chunks, and takes the attribute off all others.
 */
function setDirections(
  root: HTMLElement,
  units: readonly HTMLElement[],
  chunks: readonly HTMLElement[],
): void {
  for (const chunk of chunks) chunk.removeAttribute('dir');
  for (const unit of units) unit.dir = unit.tagName === 'CODE' ? 'ltr' : 'auto';
  for (const box of root.querySelectorAll<HTMLElement>('ul, ol, blockquote, table')) {
    box.dir = 'auto';
  }
}
