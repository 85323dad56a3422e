import { type PDFPageProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** More pixels than this no page is drawn with, however large it is shown. */
const PIXELS = 16_000_000;

/** Something of a page that is being drawn. */
export interface Drawing<T> {
  readonly done: Promise<T>;
  /** Leaves it undrawn; `done` is then rejected. */
  readonly stop: () => void;
}

/**
 * Draws a page's picture. The former one stays until the new one is whole.
 * @param scale CSS pixels per point
 */
export function drawPicture(page: PDFPageProxy, scale: number, into: HTMLElement): Drawing<void> {
  const viewport = page.getViewport({ scale });
  const dense = Math.min(
    window.devicePixelRatio || 1,
    Math.sqrt(PIXELS / Math.max(1, viewport.width * viewport.height)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * dense));
  canvas.height = Math.max(1, Math.floor(viewport.height * dense));
  const task = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  return {
    done: task.promise.then(() => into.replaceChildren(canvas)),
    stop: () => task.cancel(),
  };
}

/**
 * Lays a page's words over its picture, invisible, to be selected and read aloud.
 * @param scale CSS pixels per point
 * @returns an element for each piece of the page, in the order in which the document draws them
 */
export function layWords(
  page: PDFPageProxy,
  scale: number,
  into: HTMLElement,
): Drawing<readonly HTMLElement[]> {
  const layer = document.createElement('div');
  layer.className = 'pdf-page__words textLayer';
  const text = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: layer,
    viewport: page.getViewport({ scale }),
  });
  return {
    done: text.render().then(() => {
      into.replaceChildren(layer);
      return text.textDivs;
    }),
    stop: () => text.cancel(),
  };
}
