import { follow, offsetAtTop } from './reader-scroll.ts';
import { useReader } from './reader-store.ts';
import { selectOffsets } from './selection-watch.ts';
import type { TextView } from './text-view.ts';

type Move = readonly ['backward' | 'forward' | 'left' | 'right', string];

/**
 * A caret in text that cannot be edited: arrows move it by character and line, Ctrl by word and paragraph,
 * Shift extends the selection. Browsers move the selection but draw no caret there, so one is drawn.
 */
export function startCaret(view: TextView, bar: HTMLElement): () => void {
  const { root, map, layout } = view;

  const draw = (): void => {
    const selection = getSelection();
    const node = selection?.focusNode;
    const inside = document.activeElement === root && node && root.contains(node);
    if (!inside || !selection.isCollapsed || useReader.getState().editing) {
      bar.hidden = true;
      return;
    }
    const { top, bottom, left } = caretBox(view, node, selection.focusOffset);
    bar.style.transform = `translate(${left}px, ${top}px)`;
    bar.style.height = `${bottom - top}px`;
    bar.hidden = false;
    // A caret that moved starts its blinking anew, so that it is seen.
    for (const animation of bar.getAnimations()) animation.currentTime = 0;
  };

  const settle = (): void => {
    const selection = getSelection();
    if (selection?.focusNode && root.contains(selection.focusNode)) return;
    // No caret yet: it begins at the first line in view.
    const offset = offsetAtTop(view);
    selectOffsets(view, offset, offset);
  };

  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || useReader.getState().editing) return;
    if (event.target !== root) return;
    const move = moveOf(event);
    if (!move) return;
    event.preventDefault();
    const selection = getSelection();
    if (!selection) return;
    settle();
    step(selection, event.shiftKey ? 'extend' : 'move', move);
    const node = selection.focusNode;
    if (!node || !root.contains(node)) {
      const end = move[0] === 'backward' || move[0] === 'left' ? 0 : layout.text.length;
      if (!event.shiftKey) selectOffsets(view, end, end);
      return;
    }
    const { top, bottom } = caretBox(view, node, selection.focusOffset);
    follow(view, top, bottom);
    useReader.setState({ hits: [] });
  };

  const step = (selection: Selection, how: 'move' | 'extend', [direction, by]: Move): void => {
    if (by === 'paragraph') {
      const node = selection.focusNode;
      const offset = node ? map.offsetAt(node, selection.focusOffset, 'start') : 0;
      const target = paragraphEdge(view, offset, direction === 'forward');
      if (how === 'move') selectOffsets(view, target, target);
      else {
        const point = map.pointAt(target, direction === 'forward' ? 'end' : 'start');
        selection.extend(point.node, point.offset);
      }
      return;
    }
    selection.modify(how, direction, by);
  };

  root.addEventListener('keydown', pressed);
  document.addEventListener('selectionchange', draw);
  root.addEventListener('focus', draw);
  root.addEventListener('blur', draw);
  const stopStore = useReader.subscribe((reader, former) => {
    if (reader.layoutVersion !== former.layoutVersion || reader.editing !== former.editing) draw();
  });
  return () => {
    root.removeEventListener('keydown', pressed);
    document.removeEventListener('selectionchange', draw);
    root.removeEventListener('focus', draw);
    root.removeEventListener('blur', draw);
    stopStore();
    bar.hidden = true;
  };
}

/** The offset of the caret, wherever the selection's moving end is; null when it is not in the text. */
export function caretOffset(view: TextView): number | null {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!node || !view.root.contains(node)) return null;
  return view.map.offsetAt(node, selection.focusOffset, 'start');
}

function moveOf({ key, ctrlKey, metaKey }: KeyboardEvent): Move | null {
  const big = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowLeft':
      return ['left', big ? 'word' : 'character'];
    case 'ArrowRight':
      return ['right', big ? 'word' : 'character'];
    case 'ArrowUp':
      return ['backward', big ? 'paragraph' : 'line'];
    case 'ArrowDown':
      return ['forward', big ? 'paragraph' : 'line'];
    case 'Home':
      return ['backward', big ? 'documentboundary' : 'lineboundary'];
    case 'End':
      return ['forward', big ? 'documentboundary' : 'lineboundary'];
    default:
      return null;
  }
}

/** The start of the paragraph, or, from there or going on, of its neighbour; at the text's ends, the end. */
function paragraphEdge(view: TextView, offset: number, forward: boolean): number {
  const { units, text } = view.layout;
  if (forward)
    return units.find((unit) => unit.start > offset && unit.end > unit.start)?.start ?? text.length;
  return units.findLast((unit) => unit.start < offset && unit.end > unit.start)?.start ?? 0;
}

/** Where a place in the document is, in pixels of the scrolled content. */
function caretBox(view: TextView, node: Node, offset: number) {
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  let rect = range.getBoundingClientRect();
  if (rect.height === 0) {
    const at = view.map.offsetAt(node, offset, 'start');
    rect = view.map.rangeOf(at, Math.min(at + 1, view.layout.text.length)).getBoundingClientRect();
  }
  const origin = view.scroller.getBoundingClientRect();
  const top = rect.top - origin.top + view.scroller.scrollTop;
  return {
    top,
    bottom: top + rect.height,
    left: rect.left - origin.left + view.scroller.scrollLeft,
  };
}
