import { create } from 'zustand';
import type { Range } from '../../contract/passage.ts';
import { findText } from './find-text.ts';
import { bringIntoView, offsetAtTop } from './reader-scroll.ts';
import { useReader } from './reader-store.ts';
import type { TextView } from './text-view.ts';

/** Find in article: what is looked for and where it stands. `current` counts from 0; -1 where nothing was found. */
export const useFind = create<{
  readonly open: boolean;
  readonly wanted: string;
  readonly hits: readonly Range[];
  readonly current: number;
  /** Counts up each time the bar is asked for, so that its field takes the focus again. */
  readonly asked: number;
}>(() => ({ open: false, wanted: '', hits: [], current: -1, asked: 0 }));

/** Opens the bar; what is selected in the text is what is looked for. */
export function openFind(view: TextView): void {
  const selected = useReader.getState().selection?.text.slice(0, 200);
  useFind.setState(({ asked }) => ({ open: true, asked: asked + 1 }));
  lookFor(view, selected ?? useFind.getState().wanted);
}

/** Looks for other words, from what is on screen on. */
export function lookFor(view: TextView, wanted: string): void {
  const hits = findText(view.layout.text, wanted);
  const top = offsetAtTop(view);
  const seen = hits.findIndex((hit) => hit.start >= top);
  useFind.setState({ wanted, hits, current: hits.length === 0 ? -1 : Math.max(0, seen) });
  view.painter.overlay('find', hits);
  showCurrent(view);
}

/** Goes to the next or the former hit, round the ends. */
export function goToHit(view: TextView, step: 1 | -1): void {
  const { hits, current, open } = useFind.getState();
  if (!open) {
    openFind(view);
    return;
  }
  if (hits.length === 0) return;
  useFind.setState({ current: (current + step + hits.length) % hits.length });
  showCurrent(view);
}

/** Closes the bar and takes its paint away. */
export function closeFind(view: TextView): void {
  useFind.setState({ open: false, hits: [], current: -1 });
  view.painter.overlay('find', []);
  view.painter.overlay('find-current', []);
}

function showCurrent(view: TextView): void {
  const { hits, current } = useFind.getState();
  const hit = hits[current];
  view.painter.overlay('find-current', hit ? [hit] : []);
  if (!hit) return;
  const top = view.geometry.lineAt(hit.start, 'start').top;
  bringIntoView(view, top, view.geometry.lineAt(hit.end, 'end').bottom);
}
