import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import type { Article } from '../../contract/article.ts';
import type { Passage } from '../../contract/passage.ts';
import { spotNow } from '../reader/reading-history.ts';
import { announce, showToast } from '../state/announce.ts';
import { useView } from '../state/view.ts';
import { useOriginal, type Zoom } from './original-store.ts';
import { PageSizes } from './page-sizes.ts';
import { PdfPage } from './pdf-page.tsx';
import { PrintedPassages } from './printed-passages.ts';
import { PrintedSelectionBar } from './printed-selection-bar.tsx';
import { usePageSelection } from './use-page-selection.ts';
import { useSettledWidth } from './use-settled-width.ts';

interface Props {
  readonly document: PDFDocumentProxy;
  readonly article: Article;
  readonly passages: readonly Passage[];
  /** What each page is called, in order. */
  readonly labels: readonly string[];
}

/** Beside and between pages, in CSS pixels. */
const SPACE = 12;
/** Points to CSS pixels at 100 %. */
const FULL = 96 / 72;

/** The pages of the original, one below the other; only those near the view are drawn. */
export function PdfPages({ document, article, passages, labels }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<VListHandle>(null);
  const [sizes] = useState(() => new PageSizes());
  const [first, setFirst] = useState<number | null>(null);
  const zoom = useOriginal((original) => original.zoom);
  const width = useSettledWidth(box);
  // The article is read anew with each place that is remembered; its text is the same.
  const { blocks, revision } = article;
  const printed = useMemo(
    () => new PrintedPassages(document, blocks, revision),
    [document, blocks, revision],
  );

  useEffect(() => {
    let gone = false;
    const measure = async (): Promise<void> => {
      const viewport = (await document.getPage(1)).getViewport({ scale: 1 });
      sizes.note(1, { width: viewport.width, height: viewport.height });
      if (!gone) setFirst(viewport.width);
    };
    // A first page that cannot be read says so itself, in its place.
    measure().catch(() => setFirst(sizes.of(1).width));
    return () => {
      gone = true;
    };
  }, [document, sizes]);

  const scaleOf = useCallback(
    (page: number) => scaleFor(zoom, page, first ?? page, width - 2 * SPACE),
    [zoom, first, width],
  );
  const ready = first !== null && width > 0;
  const shown = Math.round((scaleOf(first ?? 1) / FULL) * 100);
  useEffect(() => {
    if (ready) useOriginal.setState({ shown });
  }, [ready, shown]);

  // Whoever waits for the pages, at a password or because they lie over the text, comes to them.
  useEffect(() => {
    const focused = window.document.activeElement;
    const waits =
      focused === window.document.body || box.current?.closest('[data-pane]')?.contains(focused);
    if (ready && waits) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [ready]);
  useKeptPlace(list, sizes, scaleOf);
  useWishes(list, printed, passages, ready);
  usePageSelection(box, printed);

  return (
    <div ref={box} className="pdf-pages">
      <PrintedSelectionBar pages={box} />
      {ready && (
        <VList
          ref={list}
          className="pdf-pages__list"
          data={labels}
          bufferSize={600}
          itemSize={sizes.of(1).height * scaleOf(first) + SPACE}
          role="document"
          aria-label="The pages of the original"
          tabIndex={0}
          data-pane-focus
          onScroll={() => notePage(list.current)}
        >
          {(label, at) => (
            <div key={at} className="pdf-pages__item">
              <PdfPage
                document={document}
                number={at + 1}
                label={`Page ${label}`}
                sizes={sizes}
                scaleOf={scaleOf}
                printed={printed}
                passages={passages}
              />
            </div>
          )}
        </VList>
      )}
    </div>
  );
}

/** CSS pixels per point. @param room how wide a page may be, in CSS pixels */
function scaleFor(zoom: Zoom, page: number, first: number, room: number): number {
  const fit = Math.max(50, room) / Math.max(page, first);
  return zoom === 'fit' ? fit : (zoom / 100) * FULL;
}

function notePage(list: VListHandle | null): void {
  if (!list) return;
  const page = list.findItemIndex(list.scrollOffset + list.viewportSize * 0.4) + 1;
  if (page !== useOriginal.getState().page) useOriginal.setState({ page });
}

/** Keeps what is at the top there when pages become larger or smaller. */
function useKeptPlace(
  list: React.RefObject<VListHandle | null>,
  sizes: PageSizes,
  scaleOf: (width: number) => number,
): void {
  const former = useRef(scaleOf);
  useLayoutEffect(() => {
    const now = list.current;
    if (!now || former.current === scaleOf) return;
    former.current = scaleOf;
    const index = now.findItemIndex(now.scrollOffset);
    const within = (now.scrollOffset - now.getItemOffset(index)) / (now.getItemSize(index) || 1);
    const { width, height } = sizes.of(index + 1);
    now.scrollToIndex(index, { align: 'start', offset: within * height * scaleOf(width) });
  }, [list, sizes, scaleOf]);
}

/** Goes where the bar, the text or a link wants. */
function useWishes(
  list: React.RefObject<VListHandle | null>,
  printed: PrintedPassages,
  passages: readonly Passage[],
  ready: boolean,
): void {
  const wish = useOriginal((original) => original.wish);
  const asked = useView((view) => view.original);
  const active = useView((view) => view.passageId);
  const known = useRef(passages);
  known.current = passages;
  const go = useCallback((page: number) => list.current?.scrollToIndex(page - 1), [list]);

  useEffect(() => {
    if (ready && wish) go(wish.page);
  }, [ready, wish, go]);

  useEffect(() => {
    if (!ready || !asked) return;
    let gone = false;
    const passage = known.current.find(({ id }) => id === asked.passageId);
    if (!passage) {
      const offset = spotNow(asked.articleId);
      if (offset !== null) go(printed.pageOf(offset));
      return;
    }
    void printed.placeOf(passage).then((place) => {
      if (gone) return;
      if (!place) return showToast('This passage stands in another revision of the text.');
      go(place.page);
      if (place.found) announce(`On page ${place.page} of the original`);
      else showToast(`Its words were not found as they are drawn; this is their page.`);
    });
    return () => {
      gone = true;
    };
  }, [ready, asked, printed, go]);

  // Whatever becomes active in the text is shown on its page; what was pressed here is in view already.
  useEffect(() => {
    const { original } = useView.getState();
    if (!ready || active === null || !original || original.passageId === active) return;
    const passageId = active;
    const { pressed, marking } = useOriginal.getState();
    if (marking || pressed === active) return;
    useView.setState({ original: { ...original, passageId, at: performance.now() } });
  }, [ready, active]);
}
