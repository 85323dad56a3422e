import { useSyncExternalStore } from 'react';

/** How much fits beside each other: everything; list or page; and that without the sidebar. */
export type WindowWidth = 'wide' | 'medium' | 'narrow';

const belowWide = window.matchMedia('(max-width: 1099px)');
const belowMedium = window.matchMedia('(max-width: 899px)');

/** How wide the window is now. Below 1,100 px the list gives way to the page, below 900 px the sidebar to both. */
export function useWindowWidth(): WindowWidth {
  return useSyncExternalStore(watch, windowWidth);
}

/** As {@link useWindowWidth}, for once. */
export function windowWidth(): WindowWidth {
  if (belowMedium.matches) return 'narrow';
  return belowWide.matches ? 'medium' : 'wide';
}

function watch(changed: () => void): () => void {
  for (const query of [belowWide, belowMedium]) query.addEventListener('change', changed);
  return () => {
    for (const query of [belowWide, belowMedium]) query.removeEventListener('change', changed);
  };
}
