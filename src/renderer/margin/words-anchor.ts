import type { VirtualElement } from '@floating-ui/react';
import { useReader } from '../reader/reader-store.ts';

const LINE = 28;

/**
 * Where the first line of a passage is on screen, for what floats by it.
 * @param x where it was clicked, in pixels of the viewport; null for the beginning of the text's lines
 */
export function wordsAnchor(
  passageId: string,
  scroller: HTMLElement | null,
  x: number | null,
): VirtualElement {
  return {
    getBoundingClientRect: () => {
      const box = scroller?.getBoundingClientRect();
      const top = useReader.getState().passageTop(passageId);
      if (!scroller || !box || top === null) return new DOMRect();
      const text = scroller.querySelector('.reader__text')?.getBoundingClientRect();
      const left = x ?? (text ? text.left + text.width / 2 : box.left);
      return new DOMRect(left, box.top + top - scroller.scrollTop, 0, LINE);
    },
    ...(scroller ? { contextElement: scroller } : {}),
  };
}
