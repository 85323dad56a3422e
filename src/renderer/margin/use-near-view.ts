import { useEffect, useState } from 'react';
import { useReader } from '../reader/reader-store.ts';

/** Heights of the scrolled content, in CSS pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of the page around what is in view, one and a half screens above and as much below. It
 * changes only about once a screen, so that scrolling costs nothing in between.
 */
export function useNearView(): Stretch {
  const scroller = useReader((reader) => reader.scrollElement);
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: 0 });
  useEffect(() => {
    if (!scroller) return;
    const read = (): void => {
      const screen = Math.max(1, scroller.clientHeight);
      const at = Math.round(scroller.scrollTop / screen) * screen;
      const next = { from: at - 1.5 * screen, to: at + 2.5 * screen };
      setStretch((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    scroller.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', read);
    };
  }, [scroller]);
  return stretch;
}
