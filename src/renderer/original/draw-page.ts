import { type PDFPageProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageWords } from './printed-passages.ts';

/** More pixels than this no page is drawn with, however large it is shown. */
const PIXELS = 16_000_000;

/** A page that is being drawn. */
export interface Drawing {
  /** Resolves when picture and words are there: an element a piece, in the order of the words. */
  readonly done: Promise<readonly HTMLElement[]>;
  readonly stop: () => void;
}

/**
 * Draws a page: its picture, and over it its words, invisible, to be selected and read aloud. The former picture
 * stays until the new one is whole.
 * @param scale CSS pixels per point
 */
export function drawPage(
  page: PDFPageProxy,
  words: PageWords,
  scale: number,
  into: { readonly picture: HTMLElement; readonly text: HTMLElement },
): Drawing {
  const viewport = page.getViewport({ scale });
  const dense = Math.min(
    window.devicePixelRatio || 1,
    Math.sqrt(PIXELS / Math.max(1, viewport.width * viewport.height)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * dense));
  canvas.height = Math.max(1, Math.floor(viewport.height * dense));
  const picture = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  const layer = document.createElement('div');
  layer.className = 'pdf-page__words textLayer';
  const text = new TextLayer({ textContentSource: words, container: layer, viewport });
  const draw = async (): Promise<readonly HTMLElement[]> => {
    await Promise.all([
      picture.promise.then(() => into.picture.replaceChildren(canvas)),
      text.render().then(() => into.text.replaceChildren(layer)),
    ]);
    return text.textDivs;
  };
  return {
    done: draw(),
    stop: () => {
      picture.cancel();
      text.cancel();
      page.cleanup();
    },
  };
}
