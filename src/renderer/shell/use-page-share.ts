import { useState, useSyncExternalStore } from 'react';
import { useSetting } from '../state/use-setting.ts';

/** Neither text nor original is narrower than this, in CSS pixels; the style sheet keeps them so too. */
const LEAST = 320;

/** What of the room the text has while the original stands beside it, 0 to 1, remembered with the notebook. */
export function usePageShare() {
  const [kept, keep] = useSetting<number>('panes.text-share', 0.5);
  const [dragged, move] = useState<number | null>(null);
  return {
    share: Math.min(0.95, Math.max(0.05, dragged ?? kept)),
    move,
    settle: (share: number) => {
      move(null);
      keep(share);
    },
  };
}

/** The same in CSS pixels, for the line between the two: only that follows the window's size. */
export function useShareInPixels({ share, move, settle }: ReturnType<typeof usePageShare>) {
  const room = useSyncExternalStore(watchSize, () => window.innerWidth);
  const min = Math.min(room / 2, LEAST);
  return {
    width: Math.round(Math.min(room - min, Math.max(min, share * room))),
    standard: Math.round(room / 2),
    min: Math.round(min),
    max: Math.round(room - min),
    move: (width: number) => move(width / room),
    settle: (width: number) => settle(width / room),
  };
}

function watchSize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
