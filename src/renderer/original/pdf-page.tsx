import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { useReader } from '../reader/reader-store.ts';
import { activatePassage, useView } from '../state/view.ts';
import { drawPicture, layWords } from './draw-page.ts';
import { type Box, holds, joinBoxes } from './mark-boxes.ts';
import { useOriginal } from './original-store.ts';
import { PageLinks } from './page-links.tsx';
import type { PageSizes } from './page-sizes.ts';
import type { PrintedPassage, PrintedPassages } from './printed-passages.ts';

interface Props {
  readonly document: PDFDocumentProxy;
  /** Counted from 1. */
  readonly number: number;
  readonly label: string;
  readonly sizes: PageSizes;
  /** CSS pixels per point, for a page of that width in points. */
  readonly scaleOf: (width: number) => number;
  readonly printed: PrintedPassages;
  readonly passages: readonly Passage[];
}

/** A passage's boxes on the page, in points. */
interface Marked {
  readonly passage: Passage;
  readonly boxes: readonly Box[];
}

/** One page of the original: as it is printed, with the article's passages marked on it. */
export function PdfPage({
  document: pdf,
  number,
  label,
  sizes,
  scaleOf,
  printed,
  passages,
}: Props) {
  const sheet = useRef<HTMLElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(() => sizes.of(number));
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);
  const [failed, setFailed] = useState(false);
  const [marked, setMarked] = useState<readonly Marked[]>([]);
  const active = useView((view) => view.passageId);
  const wish = useView((view) => view.original);
  const scale = scaleOf(size.width);

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
  }, [pdf, number, sizes, scaleOf]);

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
  }, [pieces, number, passages, printed, scale]);

  // The passage it was opened for is brought into view once it is drawn, once.
  const wanted = wish && marked.find(({ passage }) => passage.id === wish.passageId);
  const top = wanted?.boxes[0]?.top;
  useEffect(() => {
    if (wish === null || top === undefined || sizes.shown === wish.at) return;
    sizes.shown = wish.at;
    sheet.current?.querySelector('[data-wanted]')?.scrollIntoView({ block: 'center' });
  }, [wish, top, sizes]);

  useEffect(() => {
    const element = text.current;
    if (!element) return;
    const pressed = (event: MouseEvent): void => {
      if (window.getSelection()?.isCollapsed === false || !sheet.current) return;
      const { left, top } = sheet.current.getBoundingClientRect();
      const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
      const hit = marked.findLast(({ boxes }) => holds(boxes, x, y));
      if (!hit) return;
      useOriginal.setState({ pressed: hit.passage.id });
      activatePassage(hit.passage.id);
      useReader.getState().scrollToPassage(hit.passage.id);
    };
    element.addEventListener('click', pressed);
    return () => element.removeEventListener('click', pressed);
  }, [marked, scale]);

  const style = {
    width: size.width * scale,
    height: size.height * scale,
    '--total-scale-factor': scale,
    '--scale-round-x': '1px',
    '--scale-round-y': '1px',
  } as CSSProperties;
  return (
    <section ref={sheet} className="pdf-page" style={style} aria-label={label} data-page={number}>
      <div ref={picture} className="pdf-page__picture" aria-hidden />
      <div className="pdf-page__marks" aria-hidden>
        {marked.flatMap(({ passage, boxes }) =>
          boxes.map(({ left, top, right, bottom }, at) => (
            <div
              key={`${passage.id} ${at}`}
              className={`pdf-mark pdf-mark--${passage.color}${passage.id === active ? ' pdf-mark--active' : ''}`}
              {...(at === 0 && passage.id === wish?.passageId ? { 'data-wanted': true } : {})}
              style={{
                left: left * scale,
                top: top * scale,
                width: (right - left) * scale,
                height: (bottom - top) * scale,
              }}
            />
          )),
        )}
      </div>
      <div ref={text} className="pdf-page__text" />
      <PageLinks document={pdf} number={number} scale={scale} />
      {failed && <p className="pdf-page__failed">This page is damaged and cannot be drawn.</p>}
    </section>
  );
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
