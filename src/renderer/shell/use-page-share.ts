import { useState, useSyncExternalStore } from 'react';
import { useSetting } from '../state/use-setting.ts';

/** Neither text nor original is narrower than this, in CSS pixels. */
const LEAST = 320;

/** How text and original share the room between them, remembered with the notebook. */
export function usePageShare() {
  const [kept, keep] = useSetting<number>('panes.text-share', 0.5);
  const [dragged, setDragged] = useState<number | null>(null);
  const room = useSyncExternalStore(watchSize, () => window.innerWidth);
  const least = Math.min(0.5, LEAST / room);
  const within = (share: number): number => Math.min(1 - least, Math.max(least, share));
  const share = within(dragged ?? kept);
  return {
    /** Of the room, 0 to 1, for the text. */
    share,
    width: Math.round(share * room),
    standard: Math.round(room / 2),
    min: Math.round(least * room),
    max: Math.round((1 - least) * room),
    move: (width: number) => setDragged(width / room),
    settle: (width: number) => {
      setDragged(null);
      keep(within(width / room));
    },
  };
}

function watchSize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
