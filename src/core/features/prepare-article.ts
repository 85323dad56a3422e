import type { Bibliography } from '../../contract/article.ts';
import type { Aside, Block } from '../../contract/block.ts';
import type { FoundPassage } from '../import/found-passages.ts';
import { type KeptText, keptText, storable } from '../store/kept-text.ts';

/** What of a document is words. */
export interface Worded {
  readonly bibliography: Bibliography;
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  /** Marks that came with the document. */
  readonly passages?: readonly FoundPassage[] | undefined;
}

/** The words of an article as the notebook can keep them. */
export interface PreparedArticle extends Worded, KeptText {}

/** Works out, once, what a document becomes. */
export function prepareArticle(document: Worded): PreparedArticle {
  const { bibliography, passages = [] } = document;
  return { ...keptText(document), ...storable({ bibliography, passages }).value };
}
