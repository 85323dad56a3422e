import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { type Box, joinBoxes } from './mark-boxes.ts';
import type { PrintedPassage, PrintedPassages } from './printed-passages.ts';

/** A passage's boxes on a page, in points from its upper left corner. */
export interface Marked {
  readonly passage: Passage;
  readonly boxes: readonly Box[];
}

interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly pieces: readonly HTMLElement[];
  /** CSS pixels per point. */
  readonly scale: number;
}

/** The passages on a page, where their words are drawn; empty until these are laid. */
export function useMarked(
  sheet: RefObject<HTMLElement | null>,
  { number, pieces, scale }: Page,
  printed: PrintedPassages,
  passages: readonly Passage[],
): readonly Marked[] {
  const [marked, setMarked] = useState<readonly Marked[]>([]);
  useLayoutEffect(() => {
    let gone = false;
    const origin = sheet.current;
    if (pieces.length === 0 || !origin) return;
    const mark = async (): Promise<void> => {
      const found = await printed.onPage(number, passages);
      if (gone || !origin.isConnected) return;
      setMarked(found.map((one) => markedAs(one, pieces, origin, scale)));
    };
    void mark().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [sheet, pieces, number, passages, printed, scale]);
  return marked;
}

/** Where a stretch of words is drawn. */
function markedAs(
  { passage, start, end }: PrintedPassage,
  pieces: readonly HTMLElement[],
  origin: HTMLElement,
  scale: number,
): Marked {
  const { left, top } = origin.getBoundingClientRect();
  const boxes: Box[] = [];
  let from = 0;
  for (const piece of pieces) {
    const words = piece.firstChild;
    const length = words?.textContent?.length ?? 0;
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, length)];
    from += length;
    if (first >= last || !words) continue;
    const range = document.createRange();
    range.setStart(words, first);
    range.setEnd(words, last);
    for (const rect of range.getClientRects()) {
      boxes.push({
        left: (rect.left - left) / scale,
        top: (rect.top - top) / scale,
        right: (rect.right - left) / scale,
        bottom: (rect.bottom - top) / scale,
      });
    }
  }
  return { passage, boxes: joinBoxes(boxes) };
}
