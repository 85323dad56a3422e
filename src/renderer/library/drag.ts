import type { DragEvent } from 'react';

const ARTICLES = 'application/x-commonplace-articles';
const PASSAGES = 'application/x-commonplace-passages';
const TAG = 'application/x-commonplace-tag';

/** What of the library is dragged. */
export type Dragged =
  | { readonly kind: 'articles' | 'passages'; readonly ids: readonly string[] }
  | { readonly kind: 'tag'; readonly path: string };

/** Begins dragging. `words` is what another program gets. */
export function startDrag(event: DragEvent, dragged: Dragged, words: string): void {
  const { dataTransfer } = event;
  dataTransfer.effectAllowed = dragged.kind === 'tag' ? 'move' : 'copy';
  if (dragged.kind === 'tag') dataTransfer.setData(TAG, dragged.path);
  else {
    const type = dragged.kind === 'articles' ? ARTICLES : PASSAGES;
    dataTransfer.setData(type, JSON.stringify(dragged.ids));
  }
  dataTransfer.setData('text/plain', words);
}

/** The kind of what is dragged over something; what it is exactly is known only when it is dropped. */
export function draggedKind(event: DragEvent): Dragged['kind'] | null {
  if (event.dataTransfer.types.includes(ARTICLES)) return 'articles';
  if (event.dataTransfer.types.includes(PASSAGES)) return 'passages';
  return event.dataTransfer.types.includes(TAG) ? 'tag' : null;
}

/** What was dropped. */
export function dropped(event: DragEvent): Dragged | null {
  const articles = event.dataTransfer.getData(ARTICLES);
  if (articles) return { kind: 'articles', ids: JSON.parse(articles) as string[] };
  const passages = event.dataTransfer.getData(PASSAGES);
  if (passages) return { kind: 'passages', ids: JSON.parse(passages) as string[] };
  const path = event.dataTransfer.getData(TAG);
  return path ? { kind: 'tag', path } : null;
}
