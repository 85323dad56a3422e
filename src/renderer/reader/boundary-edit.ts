import { create } from 'zustand';
import type { Passage, Range } from '../../contract/passage.ts';
import { announce } from '../state/announce.ts';
import { type Edge, sameRanges, withEdge } from './edge-ranges.ts';
import { editPassages } from './mark-selection.ts';
import { follow } from './reader-scroll.ts';
import { useReader } from './reader-store.ts';
import { moveEdge, tidySelection } from './selection-range.ts';
import type { TextView } from './text-view.ts';

/** The boundaries as they would be saved; null while none are being moved. */
export const useDraft = create<{ readonly ranges: readonly Range[] | null }>(() => ({
  ranges: null,
}));

/** Begins to move an edge of a passage, or takes up the other edge of the one that is being moved. */
export function beginEdit(view: TextView, passage: Passage, edge: Edge): void {
  const { editing } = useReader.getState();
  if (editing?.passageId !== passage.id) useDraft.setState({ ranges: passage.ranges });
  useReader.setState({ editing: { passageId: passage.id, edge } });
  showDraft(view);
  announce(
    `${edge === 'start' ? 'Start' : 'End'} of the highlight. Arrows move it, Enter saves, Escape leaves.`,
  );
}

/** Puts the edge that is being moved to an offset; the other stays, and at least one character between them. */
export function putEdge(view: TextView, offset: number): void {
  const { editing } = useReader.getState();
  const { ranges } = useDraft.getState();
  if (!editing || !ranges) return;
  const next = withEdge(ranges, editing.edge, offset, view.layout.text.length);
  useDraft.setState({ ranges: next });
  showDraft(view);
}

/** Ends the moving: saves what differs, or leaves all as it was. */
export async function endEdit(view: TextView, save: boolean): Promise<void> {
  const { editing } = useReader.getState();
  const { ranges } = useDraft.getState();
  useReader.setState({ editing: null });
  useDraft.setState({ ranges: null });
  showDraft(view);
  if (!editing || !ranges || !save) {
    if (editing) announce('Boundaries left as they were');
    return;
  }
  const passage = view.index.byId.get(editing.passageId);
  const tidy = ranges.flatMap(({ start, end }) => tidySelection(view.layout, start, end) ?? []);
  if (!passage || tidy.length === 0 || sameRanges(passage.ranges, tidy)) return;
  const edited = await editPassages([editing.passageId], { ranges: tidy });
  if (edited) announce(`Boundaries moved: ${edited[0]?.text ?? ''}`);
}

/** While an edge is moved, the keys are for it: arrows, S, E, Enter, Escape. */
export function watchEditKeys(view: TextView): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const { editing } = useReader.getState();
    const { ranges } = useDraft.getState();
    if (!editing || !ranges || event.isComposing) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, [contenteditable="true"], dialog')
    )
      return;
    const passage = view.index.byId.get(editing.passageId);
    const offset = editing.edge === 'start' ? ranges[0]?.start : ranges.at(-1)?.end;
    if (!passage || offset === undefined) return;
    const step = event.ctrlKey || event.metaKey ? 'word' : 'character';
    switch (event.key) {
      case 'ArrowLeft':
        putEdge(view, moveEdge(view.layout, offset, 'back', step));
        break;
      case 'ArrowRight':
        putEdge(view, moveEdge(view.layout, offset, 'forward', step));
        break;
      case 'ArrowUp':
        putEdge(view, lineAway(view, offset, editing.edge, -1));
        break;
      case 'ArrowDown':
        putEdge(view, lineAway(view, offset, editing.edge, 1));
        break;
      case 's':
      case 'e':
        beginEdit(view, passage, event.key === 's' ? 'start' : 'end');
        break;
      case 'Enter':
        void endEdit(view, true);
        break;
      case 'Escape':
        void endEdit(view, false);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
    sayEdge(view);
  };
  window.addEventListener('keydown', pressed, true);
  return () => window.removeEventListener('keydown', pressed, true);
}

function showDraft(view: TextView): void {
  view.painter.overlay('edit', useDraft.getState().ranges ?? []);
}

/** Says the words beside the edge, and keeps its line in view. */
function sayEdge(view: TextView): void {
  const { editing } = useReader.getState();
  const { ranges } = useDraft.getState();
  const [first, last] = [ranges?.[0], ranges?.at(-1)];
  if (!editing || !first || !last) return;
  const { text } = view.layout;
  const start = editing.edge === 'start';
  const line = view.geometry.lineAt(start ? first.start : last.end, editing.edge);
  follow(view, line.top, line.bottom);
  const words = start
    ? `from ${text
        .slice(first.start, first.start + 40)
        .split(/\s+/u)
        .slice(0, 3)
        .join(' ')}`
    : `to ${text
        .slice(Math.max(0, last.end - 40), last.end)
        .trim()
        .split(/\s+/u)
        .slice(-3)
        .join(' ')}`;
  announce(words);
}

/** The offset above or below an edge, a line away. */
function lineAway(view: TextView, offset: number, edge: Edge, lines: 1 | -1): number {
  const rects = (
    edge === 'start'
      ? view.map.rangeOf(offset, offset + 1)
      : view.map.rangeOf(Math.max(0, offset - 1), offset)
  ).getClientRects();
  const rect = edge === 'start' ? rects[0] : rects[rects.length - 1];
  if (!rect) return offset;
  const x = edge === 'start' ? rect.left + 1 : rect.right - 1;
  const middle = (rect.top + rect.bottom) / 2;
  // Lines of other blocks may be farther off than a line's height: look on until there is text.
  for (let far = 1; far <= 6; far += 1) {
    const found = view.map.offsetFromPoint(x, middle + lines * far * rect.height * 0.8);
    if (found !== null && found !== offset && found > offset === lines > 0) return found;
  }
  return offset;
}
