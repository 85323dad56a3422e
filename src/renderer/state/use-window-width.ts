import { useSyncExternalStore } from 'react';
import { isBeside, useView } from './view.ts';

/** How much fits beside each other: everything; list or page; and that without the sidebar. */
export type WindowWidth = 'wide' | 'medium' | 'narrow';

const belowWide = window.matchMedia('(max-width: 1099px)');
const belowMedium = window.matchMedia('(max-width: 899px)');
/** The same for the half that is left while the original stands beside the text. */
const halfBelowWide = window.matchMedia('(max-width: 2199px)');
const halfBelowMedium = window.matchMedia('(max-width: 1799px)');

/**
 * How wide the window is now. Below 1,100 px the list gives way to the page, below 900 px the sidebar to both;
 * an original beside the text takes half of it.
 */
export function useWindowWidth(): WindowWidth {
  const beside = useView(isBeside);
  return useSyncExternalStore(watch, () => widthNow(beside));
}

/** As {@link useWindowWidth}, for once. */
export function windowWidth(): WindowWidth {
  return widthNow(isBeside(useView.getState()));
}

/** Whether there is room for text and original beside each other; else the original is over the text. */
export function useRoomForTwo(): boolean {
  return useSyncExternalStore(watch, windowHasRoomForTwo);
}

/** As {@link useRoomForTwo}, for once. */
export function windowHasRoomForTwo(): boolean {
  return !belowMedium.matches;
}

function widthNow(beside: boolean): WindowWidth {
  if ((beside ? halfBelowMedium : belowMedium).matches) return 'narrow';
  return (beside ? halfBelowWide : belowWide).matches ? 'medium' : 'wide';
}

function watch(changed: () => void): () => void {
  const queries = [belowWide, belowMedium, halfBelowWide, halfBelowMedium];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
