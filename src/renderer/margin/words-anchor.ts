import type { VirtualElement } from '@floating-ui/react';
import { useReader } from '../reader/reader-store.ts';
import { cardId } from './margin-card.tsx';

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
      const left = x ?? text?.left ?? box.left;
      return new DOMRect(left, box.top + top - scroller.scrollTop, 0, LINE);
    },
    ...(scroller ? { contextElement: scroller } : {}),
  };
}

/** The passage's card where one is in view, else its words: for what may stand beside either. */
export function cardAnchor(passageId: string, scroller: HTMLElement | null): VirtualElement {
  const words = wordsAnchor(passageId, scroller, null);
  // The card grows with each tag; what stands under it stays where it is.
  let height: number | null = null;
  return {
    ...words,
    getBoundingClientRect: () => {
      const box = document.getElementById(cardId(passageId))?.getBoundingClientRect();
      const view = scroller?.getBoundingClientRect();
      const inView = box && view && box.bottom > view.top && box.top < view.bottom;
      if (!inView) return words.getBoundingClientRect();
      height ??= box.height;
      return new DOMRect(box.x, box.y, box.width, height);
    },
  };
}
