import { create } from 'zustand';
import { openArticle, useView } from '../state/view.ts';

/** A place one has been at: an article and an offset of its canonical text. */
export interface Spot {
  readonly articleId: string;
  readonly offset: number;
}

interface History {
  readonly back: readonly Spot[];
  readonly forward: readonly Spot[];
}

/** Beyond so many places the oldest are forgotten. */
const MOST = 100;

/** Where Alt+← and Alt+→ lead. For the life of the window; the reading position itself is kept by the notebook. */
export const useHistory = create<History>(() => ({ back: [], forward: [] }));

let here: Spot | null = null;
let travelling = false;

/** Says where the reader is now. */
export function noteSpot(spot: Spot): void {
  here = spot;
}

/** The offset one is at in an article; null where it is not the one that is read. */
export function spotNow(articleId: string): number | null {
  return here?.articleId === articleId ? here.offset : null;
}

/** Keeps the present place before a jump leaves it. What lay ahead is forgotten. */
export function leaveSpot(): void {
  if (!here) return;
  const spot = here;
  useHistory.setState(({ back }) => ({ back: [...back, spot].slice(-MOST), forward: [] }));
}

/** Goes back, or forward, one place. */
export function travel(direction: 'back' | 'forward'): void {
  const history = useHistory.getState();
  const target = history[direction].at(-1);
  if (!target) return;
  const rest = history[direction].slice(0, -1);
  const other = direction === 'back' ? 'forward' : 'back';
  const left = here ? [...history[other], here] : history[other];
  useHistory.setState(
    direction === 'back' ? { back: rest, forward: left } : { forward: rest, back: left },
  );
  travelling = true;
  openArticle(target.articleId, { offset: target.offset, end: target.offset });
  travelling = false;
}

// Another article is a jump too, unless it is history that leads there.
useView.subscribe((view, former) => {
  if (view.articleId === former.articleId || travelling) return;
  if (here && here.articleId === former.articleId) leaveSpot();
  here = null;
});
