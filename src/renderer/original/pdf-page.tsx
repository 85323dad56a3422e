import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type CSSProperties, useEffect, useRef } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { useReader } from '../reader/reader-store.ts';
import { activatePassage, useView } from '../state/view.ts';
import { holds, styleOf } from './mark-boxes.ts';
import { useOriginal } from './original-store.ts';
import { PageLinks } from './page-links.tsx';
import type { PageSizes } from './page-sizes.ts';
import type { PrintedPassages } from './printed-passages.ts';
import { useDrawnPage } from './use-drawn-page.ts';
import { useMarked } from './use-marked.ts';

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
  const active = useView((view) => view.passageId);
  const wish = useView((view) => view.original);
  const { size, pieces, failed } = useDrawnPage(pdf, number, sizes, scaleOf, { picture, text });
  const scale = scaleOf(size.width);
  const marked = useMarked(sheet, { number, pieces, scale }, printed, passages);

  // The passage it was opened for is brought into view once it is drawn, once.
  const wanted = wish && marked.find(({ passage }) => passage.id === wish.passageId);
  const top = wanted?.boxes[0]?.top;
  useEffect(() => {
    if (wish === null || top === undefined || useOriginal.getState().fulfilled === wish.at) return;
    useOriginal.setState({ fulfilled: wish.at });
    sheet.current?.querySelector('[data-wanted]')?.scrollIntoView({ block: 'center' });
  }, [wish, top]);

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
          boxes.map((box, at) => (
            <div
              key={`${passage.id} ${at}`}
              className={`pdf-mark pdf-mark--${passage.color}${passage.id === active ? ' pdf-mark--active' : ''}`}
              {...(at === 0 && passage.id === wish?.passageId ? { 'data-wanted': true } : {})}
              style={styleOf(box, scale)}
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
