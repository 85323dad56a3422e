import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../contract/client.ts';
import type { NotebookEvent } from '../../contract/events.ts';
import type { Passage } from '../../contract/passage.ts';

/** The answer of `passages.list`. */
interface PassageList {
  readonly total: number;
  readonly passages: readonly Passage[];
}

const keyOf = (article: string) => ['passages.list', { article }] as const;

/**
 * Whether what was read under a key is kept level passage by passage where an event names its passages: the
 * passages of one article, and the article itself, whose text no passage changes.
 */
export function isKeptLevel([name, params]: readonly unknown[]): boolean {
  if (name === 'articles.get') return true;
  const fields = Object.keys((params as object | undefined) ?? {});
  return name === 'passages.list' && fields.length === 1 && fields[0] === 'article';
}

/** Reads again the passages that an event names, and puts them into the lists that are held. */
export async function readNamedPassages(
  queries: QueryClient,
  client: Client,
  { ids: articles, passages: named = [] }: NotebookEvent,
): Promise<void> {
  const held = articles.filter((article) => queries.getQueryState(keyOf(article)));
  if (held.length === 0) return;
  // A list that is being read now may or may not have the change in it.
  const busy = held.some(
    (article) => queries.getQueryState(keyOf(article))?.fetchStatus !== 'idle',
  );
  try {
    if (busy) throw new Error('the list is being read');
    const { passages } = await client.call('passages.list', { ids: [...named] });
    const found = new Set(passages.map(({ id }) => id));
    const gone = new Set(named.filter((id) => !found.has(id)));
    for (const article of held) {
      putPassages(
        queries,
        article,
        passages.filter(({ articleId }) => articleId === article),
      );
      if (gone.size > 0) dropPassages(queries, article, gone);
    }
  } catch {
    for (const article of held) void queries.invalidateQueries({ queryKey: keyOf(article) });
  }
}

/** The passages of an article as the views have them now; empty until they are read. */
export function heldPassages(queries: QueryClient, article: string): readonly Passage[] {
  return queries.getQueryData<PassageList>(keyOf(article))?.passages ?? [];
}

/** Puts passages into an article's list, in reading order; those that are there as they are stay untouched. */
export function putPassages(
  queries: QueryClient,
  article: string,
  passages: readonly Passage[],
): void {
  edit(queries, article, (list) => {
    let next: Passage[] | null = null;
    for (const passage of passages) {
      const at = indexOf(next ?? list, passage.id);
      const held = (next ?? list)[at];
      if (held && sameRow(held, passage)) continue;
      next ??= [...list];
      if (held) next.splice(at, 1);
      next.splice(placeFor(next, passage), 0, passage);
    }
    return next ?? list;
  });
}

/** Takes passages out of an article's list. */
export function dropPassages(
  queries: QueryClient,
  article: string,
  ids: ReadonlySet<string>,
): void {
  edit(queries, article, (list) => {
    const gone = [...ids].some((id) => indexOf(list, id) !== -1);
    return gone ? list.filter(({ id }) => !ids.has(id)) : list;
  });
}

function edit(
  queries: QueryClient,
  article: string,
  change: (list: readonly Passage[]) => readonly Passage[],
): void {
  const held = queries.getQueryData<PassageList>(keyOf(article));
  if (!held) return;
  const passages = change(held.passages);
  // Telling nobody of nothing: each view of the list would look it through again.
  if (passages === held.passages) return;
  queries.setQueryData<PassageList>(keyOf(article), {
    total: passages.length,
    passages,
  });
}

// A loop: of ten thousand this is looked through at each mark.
function indexOf(list: readonly Passage[], id: string): number {
  for (let at = 0; at < list.length; at += 1) if (list[at]?.id === id) return at;
  return -1;
}

function sameRow(a: Passage, b: Passage): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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

/** As the notebook sorts them: by first word, then by age; ids are in order of time. */
function comparePlaces(a: Passage, b: Passage): number {
  const first = a.position - b.position;
  return first !== 0 ? first : a.id < b.id ? -1 : 1;
}
