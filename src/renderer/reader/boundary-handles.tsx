import type { KeyboardEvent, PointerEvent } from 'react';
import type { Passage, Range } from '../../contract/passage.ts';
import { useView } from '../state/view.ts';
import { beginEdit, endEdit, putEdge, useDraft } from './boundary-edit.ts';
import type { Edge } from './edge-ranges.ts';
import { useReader } from './reader-store.ts';
import type { TextView } from './text-view.ts';

interface Props {
  readonly view: TextView;
  readonly passages: readonly Passage[];
}

/** Handles at the ends of the active passage. Dragging moves an end; so do S and E with the arrows. */
export function BoundaryHandles({ view, passages }: Props) {
  const id = useView((state) => state.passageId);
  const draft = useDraft((state) => state.ranges);
  // Measured anew whenever places may have changed.
  useReader((reader) => reader.layoutVersion);
  const passage = id === null ? undefined : passages.find((one) => one.id === id);
  const ranges = draft ?? passage?.ranges;
  const [first, last] = [ranges?.[0], ranges?.at(-1)];
  if (!passage || !first || !last) return null;
  return (
    <>
      <Handle view={view} passageId={passage.id} edge="start" range={first} />
      <Handle view={view} passageId={passage.id} edge="end" range={last} />
    </>
  );
}

interface HandleProps {
  readonly view: TextView;
  readonly passageId: string;
  readonly edge: Edge;
  readonly range: Range;
}

function Handle({ view, passageId, edge, range }: HandleProps) {
  const place = edgePlace(view, edge, range);
  const begin = (): void => {
    const passage = view.index.byId.get(passageId);
    if (passage) beginEdit(view, passage, edge);
  };
  const down = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    begin();
  };
  const move = (event: PointerEvent<HTMLButtonElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const offset = offsetUnder(view, event);
    if (offset !== null) putEdge(view, offset);
  };
  const up = (event: PointerEvent<HTMLButtonElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.releasePointerCapture(event.pointerId);
    void endEdit(view, true);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    begin();
    view.root.focus({ preventScroll: true });
  };
  return (
    <button
      type="button"
      className={`boundary boundary--${edge}`}
      aria-label={edge === 'start' ? 'Move the start (S)' : 'Move the end (E)'}
      style={{ top: place.top, left: place.left, height: place.height }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => void endEdit(view, false)}
      onKeyDown={pressed}
    />
  );
}

/** The handle covers the text below the pointer: it is looked through. */
function offsetUnder(view: TextView, event: PointerEvent<HTMLButtonElement>): number | null {
  const handles = view.scroller.querySelectorAll<HTMLElement>('.boundary');
  for (const handle of handles) handle.style.pointerEvents = 'none';
  const offset = view.map.offsetFromPoint(event.clientX, event.clientY);
  for (const handle of handles) handle.style.pointerEvents = '';
  return offset;
}

function edgePlace(view: TextView, edge: Edge, { start, end }: Range) {
  const range =
    edge === 'start' ? view.map.rangeOf(start, start + 1) : view.map.rangeOf(end - 1, end);
  const rects = range.getClientRects();
  const rect = edge === 'start' ? rects[0] : rects[rects.length - 1];
  const box = view.scroller.getBoundingClientRect();
  const x = (edge === 'start' ? rect?.left : rect?.right) ?? 0;
  return {
    top: (rect?.top ?? 0) - box.top + view.scroller.scrollTop,
    left: x - box.left + view.scroller.scrollLeft,
    height: rect?.height ?? 0,
  };
}
