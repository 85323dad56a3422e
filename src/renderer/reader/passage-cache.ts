import type { Passage } from '../../contract/passage.ts';
import { queryClient } from '../data/queries.ts';

interface PassageList {
  readonly total: number;
  readonly passages: Passage[];
}

const keyOf = (articleId: string) => ['passages.list', { article: articleId }] as const;

/** The passages of an article as the views have them now; empty until they are read. */
export function knownPassages(articleId: string): readonly Passage[] {
  return queryClient.getQueryData<PassageList>(keyOf(articleId))?.passages ?? [];
}

/**
 * Puts passages that a call answered into the list that text and margin show, so that a mark appears with
 * the answer and ten thousand others need not be read again for it.
 */
export function putPassages(articleId: string, passages: readonly Passage[]): void {
  edit(articleId, (list) => {
    const ids = new Set(passages.map(({ id }) => id));
    const next = list.filter(({ id }) => !ids.has(id));
    for (const passage of passages) next.splice(placeFor(next, passage), 0, passage);
    return next;
  });
}

/** Takes passages out of that list. */
export function dropPassages(articleId: string, ids: ReadonlySet<string>): void {
  edit(articleId, (list) => list.filter(({ id }) => !ids.has(id)));
}

function edit(articleId: string, change: (list: Passage[]) => Passage[]): void {
  queryClient.setQueryData<PassageList>(keyOf(articleId), (list) => {
    if (!list) return list;
    const passages = change(list.passages);
    return { total: passages.length, passages };
  });
}

/** Where a passage comes in reading order, by halving. */
function placeFor(list: readonly Passage[], passage: Passage): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && comparePlaces(other, passage) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comparePlaces(a: Passage, b: Passage): number {
  return (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0);
}

// Comparing lists item by item would take each passage after a new one for another and make it anew.
queryClient.setQueryDefaults(['passages.list'], { structuralSharing: false });
