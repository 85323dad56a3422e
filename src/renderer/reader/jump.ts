import { colors, type Passage } from '../../contract/passage.ts';
import { type Jump, openArticle } from '../state/view.ts';
import { isPlaced } from './passage-index.ts';
import { bringIntoView, putAtTop } from './reader-scroll.ts';
import { leaveSpot } from './reading-history.ts';
import type { TextView } from './text-view.ts';

/** How long the words one jumped to stay lit, in milliseconds. */
const ARRIVAL = 1400;

/** Goes where the list, a search or a link leads. @returns false while the passage is not known yet */
export function jumpTo(view: TextView, jump: Jump): boolean {
  if (jump.kind === 'passage') return showPassage(view, jump.id) || leadElsewhere(view, jump.id);
  if (jump.end === jump.offset) putAtTop(view, jump.offset);
  else showOffsets(view, jump.offset, jump.end);
  return true;
}

/** Brings a passage into view. @returns whether it stands in the text */
export function showPassage(view: TextView, id: string): boolean {
  const passage = view.index.byId.get(id);
  if (!passage || !isPlaced(passage, view.index.revision)) return false;
  leaveSpot();
  view.settle();
  const extent = view.geometry.extentOf(passage);
  if (!extent) return false;
  bringIntoView(view, extent.top, Math.min(extent.bottom, extent.top + 120));
  return true;
}

/**
 * Opens the revision that a passage stands in, where that is not the one on the page.
 * @returns false: the jump goes on there
 */
function leadElsewhere(view: TextView, id: string): boolean {
  const passage = view.index.byId.get(id);
  if (passage && passage.ranges.length > 0) openWherePassageStands(passage);
  return false;
}

/** Opens an article at a passage, in the text that it stands in. */
export function openWherePassageStands({ articleId, id, revision, current }: Passage): void {
  openArticle(articleId, { passage: id }, revision === current ? null : revision);
}

/** Brings words into view and lights them for a moment. */
export function showOffsets(view: TextView, start: number, end: number): void {
  leaveSpot();
  view.settle();
  bringIntoView(
    view,
    view.geometry.lineAt(start, 'start').top,
    view.geometry.lineAt(start, 'start').bottom,
  );
  view.painter.overlay('arrival', [{ start, end }]);
  setTimeout(() => view.painter.overlay('arrival', []), ARRIVAL);
}

/** Goes to a footnote of the article by the label a link names. @returns false where there is none */
export function showFootnote(view: TextView, label: string): boolean {
  const { blocks } = view.article;
  const at = blocks.findIndex((block) => block.kind === 'footnote' && block.label === label);
  const unit = view.layout.units.find(({ block }) => block === at);
  if (!unit) return false;
  showOffsets(view, unit.start, unit.end);
  return true;
}

/** Shows which passage is active. */
export function showActive(view: TextView, id: string | null): void {
  const passage = id === null ? undefined : view.index.byId.get(id);
  for (const color of colors) {
    const shown = passage?.color === color && isPlaced(passage, view.index.revision);
    view.painter.overlay(`active-${color}`, shown ? passage.ranges : []);
  }
}
