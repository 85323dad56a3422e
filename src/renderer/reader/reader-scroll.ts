import type { TextView } from './text-view.ts';

/** How far below the upper edge a place is brought, as a share of the viewport. */
const LANDING = 0.28;
const EDGE = 24;

/** Brings a height of the content into view, a good third from the top, unless it is well in view already. */
export function bringIntoView(view: TextView, top: number, bottom: number): void {
  const { scroller } = view;
  const upper = scroller.scrollTop + EDGE;
  const lower = scroller.scrollTop + scroller.clientHeight - EDGE;
  if (top >= upper && bottom <= lower) return;
  scroller.scrollTop = Math.max(0, top - scroller.clientHeight * LANDING);
}

/** Brings the line of an offset to the top of the viewport, where reading stopped before. */
export function putAtTop(view: TextView, offset: number): void {
  view.scroller.scrollTop =
    offset <= 0 ? 0 : Math.max(0, view.geometry.lineAt(offset, 'start').top - EDGE);
}

/** Keeps a line in view while a caret or an edge moves along it, scrolling no more than it must. */
export function follow(view: TextView, top: number, bottom: number): void {
  const { scroller } = view;
  const room = Math.min(64, scroller.clientHeight / 4);
  if (top < scroller.scrollTop + room) scroller.scrollTop = Math.max(0, top - room);
  else if (bottom > scroller.scrollTop + scroller.clientHeight - room) {
    scroller.scrollTop = bottom + room - scroller.clientHeight;
  }
}

/** The offset of the first line that is in view: the one that {@link putAtTop} would put where it is. */
export function offsetAtTop(view: TextView): number {
  if (view.scroller.scrollTop <= 0) return 0;
  const y = view.scroller.getBoundingClientRect().top + EDGE + 6;
  const at = unitBelow(view, y);
  const unit = view.layout.units[at];
  const rect = view.dom.units[at]?.getBoundingClientRect();
  if (!unit || !rect) return view.layout.text.length;
  return rect.top >= y ? unit.start : (view.map.offsetFromPoint(rect.left + 2, y) ?? unit.start);
}

/** The block at a height of the viewport, 0 its top and 1 its bottom. */
export function blockAtHeight(view: TextView, share: number): number {
  const box = view.scroller.getBoundingClientRect();
  const at = unitBelow(view, box.top + share * (box.height - 1));
  return view.layout.units[at]?.block ?? view.article.blocks.length - 1;
}

/** The first unit that ends below a height of the viewport. */
function unitBelow({ dom }: TextView, y: number): number {
  let low = 0;
  let high = dom.units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dom.units[middle]?.getBoundingClientRect().bottom ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
