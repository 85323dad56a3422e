import type { Passage } from '../../contract/passage.ts';
import { isPlaced } from './passage-index.ts';
import type { Extent } from './stripe-lanes.ts';
import type { TextMap } from './text-map.ts';

/** Where passages stand on the page, in CSS pixels from the top of the scrolled content. */
export interface PassageGeometry {
  /** Null for a passage that has no place in the text. */
  readonly extentOf: (passage: Passage) => Extent | null;
  /** The top of a character's line, and its bottom. */
  readonly lineAt: (offset: number, side: 'start' | 'end') => { top: number; bottom: number };
  /** Forgets everything: the text was laid out anew. */
  readonly forget: () => void;
}

/**
 * Measures when first asked and remembers; asking for what is known costs no layout.
 * @param revision the number of the revision that the text is
 */
export function passageGeometry(
  map: TextMap,
  scroller: HTMLElement,
  revision: number,
): PassageGeometry {
  const known = new Map<string, { passage: Passage; extent: Extent }>();

  const lineAt = (offset: number, side: 'start' | 'end'): { top: number; bottom: number } => {
    // A collapsed range at a line's end may be measured on either line: take the character beside it.
    const range =
      side === 'start'
        ? map.rangeOf(offset, offset + 1)
        : map.rangeOf(Math.max(0, offset - 1), offset);
    const rects = range.getClientRects();
    const rect =
      (side === 'start' ? rects[0] : rects[rects.length - 1]) ?? range.getBoundingClientRect();
    const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
    return { top: rect.top - origin, bottom: rect.bottom - origin };
  };

  return {
    lineAt,
    extentOf: (passage) => {
      const former = known.get(passage.id);
      if (former?.passage.ranges === passage.ranges) return former.extent;
      const first = passage.ranges[0];
      const last = passage.ranges.at(-1);
      if (!first || !last || !isPlaced(passage, revision)) return null;
      const extent = {
        id: passage.id,
        top: lineAt(first.start, 'start').top,
        bottom: lineAt(last.end, 'end').bottom,
      };
      known.set(passage.id, { passage, extent });
      return extent;
    },
    forget: () => known.clear(),
  };
}
