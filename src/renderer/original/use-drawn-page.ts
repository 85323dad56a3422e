import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useState } from 'react';
import { drawPicture, layWords } from './draw-page.ts';
import type { PageSize, PageSizes } from './page-sizes.ts';

interface Drawn {
  /** In points. */
  readonly size: PageSize;
  /** An element for each piece of the page's words; empty until they are laid. */
  readonly pieces: readonly HTMLElement[];
  readonly failed: boolean;
}

interface Places {
  readonly picture: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
}

/**
 * Draws a page and lays its words over it, anew for each scale.
 * @param number counted from 1
 * @param scaleOf CSS pixels per point, for a page of that width in points
 */
export function useDrawnPage(
  pdf: PDFDocumentProxy,
  number: number,
  sizes: PageSizes,
  scaleOf: (width: number) => number,
  { picture, text }: Places,
): Drawn {
  const [size, setSize] = useState(() => sizes.of(number));
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (gone || !picture.current || !text.current) return;
      const { width, height } = page.getViewport({ scale: 1 });
      sizes.note(number, { width, height });
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
      const drawn = drawPicture(page, scaleOf(width), picture.current);
      const laid = layWords(page, scaleOf(width), text.current);
      stops.push(drawn.stop, laid.stop, () => page.cleanup());
      // Words that cannot be read are no reason not to show the page.
      laid.done.then((words) => !gone && setPieces(words)).catch(() => undefined);
      await drawn.done;
      if (!gone) setFailed(false);
    };
    draw().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [pdf, number, sizes, scaleOf, picture, text]);
  return { size, pieces, failed };
}
