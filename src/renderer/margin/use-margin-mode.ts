import { useLayoutEffect, useState } from 'react';
import { useReader } from '../reader/reader-store.ts';
import { readSetting, useSetting, writeSetting } from '../state/use-setting.ts';
import { useWindowWidth, type WindowWidth, windowWidth } from '../state/use-window-width.ts';
import { useMargin } from './margin-store.ts';

/** How passages stand beside the text. */
export type MarginMode = 'cards' | 'list' | 'off';

/** Below this width of the page, in CSS pixels, text and margin do not fit beside each other. */
const LEAST = 640;

/** What the reader chose, and the way to choose. */
export function useMarginMode(): [MarginMode, (mode: MarginMode) => void] {
  const [mode, choose] = useSetting<string>('margin.mode', 'cards');
  return [mode === 'list' || mode === 'off' ? mode : 'cards', choose];
}

/** The size of the page that scrolls, in CSS pixels. */
export function usePageSize(): { readonly width: number; readonly height: number } {
  const scroller = useReader((reader) => reader.scrollElement);
  const [size, setSize] = useState({ width: 0, height: 0 });
  // Before the page is drawn, which would else move where there is no room.
  useLayoutEffect(() => {
    if (!scroller) return;
    const read = (): void =>
      setSize({ width: scroller.clientWidth, height: scroller.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(scroller);
    read();
    return () => observer.disconnect();
  }, [scroller]);
  return size;
}

/** Whether text and margin fit beside each other; until the page is measured they are taken to. */
export function useRoom(): boolean {
  const { width } = usePageSize();
  return hasRoom(width, useWindowWidth());
}

function hasRoom(page: number, window: WindowWidth): boolean {
  return window !== 'narrow' && (page === 0 || page >= LEAST);
}

/** Whether the passages are shown now, beside the text or over it. */
export function useMarginShown(): boolean {
  const [mode] = useMarginMode();
  const sheet = useMargin((margin) => margin.sheet);
  return useRoom() ? mode !== 'off' : sheet;
}

/** Shows or hides the passages: beside the text where there is room, else over it. */
export function toggleMargin(): void {
  const width = useReader.getState().scrollElement?.clientWidth ?? 0;
  if (!hasRoom(width, windowWidth())) {
    useMargin.setState(({ sheet }) => ({ sheet: !sheet }));
    return;
  }
  const mode = readSetting<string>('margin.mode', 'cards');
  if (mode === 'off') writeSetting('margin.mode', readSetting<string>('margin.last', 'cards'));
  else {
    writeSetting('margin.last', mode);
    writeSetting('margin.mode', 'off');
  }
}
