import type { Passage } from '../../contract/passage.ts';
import * as lists from '../data/passage-lists.ts';
import { queryClient } from '../data/queries.ts';

/** The passages of an article as the views have them now; empty until they are read. */
export function knownPassages(articleId: string): readonly Passage[] {
  return lists.heldPassages(queryClient, articleId);
}

/**
 * Puts passages that a call answered into the list that text and margin show, so that a mark appears with
 * the answer and ten thousand others need not be read again for it.
 */
export function putPassages(articleId: string, passages: readonly Passage[]): void {
  lists.putPassages(queryClient, articleId, passages);
}

/** Takes passages out of that list. */
export function dropPassages(articleId: string, ids: ReadonlySet<string>): void {
  lists.dropPassages(queryClient, articleId, ids);
}
