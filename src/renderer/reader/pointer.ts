import { activatePassage, useView } from '../state/view.ts';
import { passagesAt } from './passage-index.ts';
import { useReader } from './reader-store.ts';
import type { TextView } from './text-view.ts';

/** What a click on a link asks for. */
export interface LinkClick {
  readonly href: string;
  readonly anchor: Element;
}

/**
 * Clicks in the text: on a link they ask first, on marked words they make the passage the active one, and
 * on words that several passages share each click goes on to the next.
 */
export function watchPointer(view: TextView, onLink: (click: LinkClick) => void): () => void {
  const clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link) {
      event.preventDefault();
      onLink({ href: link.getAttribute('href') ?? '', anchor: link });
      return;
    }
    if (event.button !== 0 || event.detail > 1 || getSelection()?.isCollapsed === false) return;
    const hits = hitsAt(view, event.clientX, event.clientY);
    const { passageId } = useView.getState();
    useReader.setState({ hits });
    activatePassage(nextOf(hits, passageId));
  };
  const laneClicked = (event: MouseEvent): void => {
    const box = view.lane.getBoundingClientRect();
    const id = view.stripes.at(event.clientX - box.left, event.clientY - box.top);
    if (id === null) return;
    useReader.setState({ hits: [id] });
    activatePassage(id);
  };
  view.root.addEventListener('click', clicked);
  view.lane.addEventListener('click', laneClicked);
  return () => {
    view.root.removeEventListener('click', clicked);
    view.lane.removeEventListener('click', laneClicked);
  };
}

/** The passages under a point of the viewport, the one that starts last first. */
export function hitsAt(view: TextView, x: number, y: number): string[] {
  const offset = view.map.offsetFromPoint(x, y);
  if (offset === null) return [];
  // The nearest place between two characters may be on either side of the one that was meant, or far from any.
  for (const at of [offset, offset - 1]) {
    if (at < 0 || at >= view.layout.text.length) continue;
    for (const rect of view.map.rangeOf(at, at + 1).getClientRects()) {
      const inside =
        x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 4 && y <= rect.bottom + 4;
      if (inside) return passagesAt(view.index, at);
    }
  }
  return [];
}

/** The one after the active one in a stack, from its top again at its end. */
export function nextOf(hits: readonly string[], active: string | null): string | null {
  const at = active === null ? -1 : hits.indexOf(active);
  return hits[(at + 1) % Math.max(1, hits.length)] ?? null;
}
