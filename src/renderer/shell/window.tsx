import { lazy, Suspense, useEffect } from 'react';
import { useKeys } from '../actions/use-keys.ts';
import { ArticleList } from '../library/article-list.tsx';
import { Sidebar } from '../library/sidebar.tsx';
import { hideOriginal } from '../original/original-store.ts';
import { useAppearance } from '../panels/apply-appearance.ts';
import { useRoomForTwo, useWindowWidth } from '../state/use-window-width.ts';
import { isBeside, useView, type View } from '../state/view.ts';
import { LiveRegion } from '../ui/live-region.tsx';
import { ToastRegion } from '../ui/toast-region.tsx';
import { TooltipHost } from '../ui/tooltip-host.tsx';
import { NoArticle } from './no-article.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { OutsideLinks } from './outside-links.tsx';
import { watchPaneFocus } from './pane-focus.ts';
import { SidebarSheet } from './sidebar-sheet.tsx';
import { Splitter } from './splitter.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useGoneArticle } from './use-gone-article.ts';
import { useLastPlace } from './use-last-place.ts';
import { usePageShare, useShareInPixels } from './use-page-share.ts';
import { usePane } from './use-pane.ts';
import { useWindowActions } from './use-window-actions.ts';
import './window.css';

const ReaderPane = lazy(async () => ({
  default: (await import('../reader/reader-pane.tsx')).ReaderPane,
}));
const ComparePane = lazy(async () => ({
  default: (await import('../revisions/compare-pane.tsx')).ComparePane,
}));
const ReviewPane = lazy(async () => ({
  default: (await import('../review/review-pane.tsx')).ReviewPane,
}));
const OriginalPane = lazy(async () => ({
  default: (await import('../original/original-pane.tsx')).OriginalPane,
}));
const Panels = lazy(async () => ({ default: (await import('../panels/panels.tsx')).Panels }));

const PAGES = {
  none: <NoArticle />,
  text: <ReaderPane />,
  compare: <ComparePane />,
  review: <ReviewPane />,
} as const;

/** What the page shows: the evidence in review, two texts, one text, or nothing. */
function pageKind(view: View): keyof typeof PAGES {
  if (view.place.kind === 'review' && view.reviewing && view.reviewId !== null) return 'review';
  if (view.articleId === null) return 'none';
  return view.compared === null ? 'text' : 'compare';
}

/** Everything one sees: the bars, the three panes between them, and what floats above. */
export function Window() {
  useAppearance();
  useKeys();
  useEffect(watchPaneFocus, []);
  useLastPlace();
  useGoneArticle();
  const width = useWindowWidth();
  const articleId = useView((view) => view.articleId);
  const page = useView(pageKind);
  const pageShown = useView((view) => view.pageShown);
  const focusMode = useView((view) => view.focusMode);
  const beside = useView(isBeside);
  const roomForTwo = useRoomForTwo();
  const sidebar = usePane('sidebar');
  const list = usePane('list');
  const share = usePageShare();
  useWindowActions({ sidebar, list });

  const alone = focusMode && articleId !== null;
  const showSidebar = !alone && width !== 'narrow' && !sidebar.hidden;
  const showPage = width === 'wide' || (pageShown && page !== 'none');
  const showList = !alone && (width === 'wide' ? !list.hidden : !showPage);
  // Where the list gives way to the page it stays behind it, so that one comes back to where one was.
  const keepList = showList || width !== 'wide' || alone;
  const showOriginal = beside && showPage;

  return (
    <div className={alone ? 'window window--alone' : 'window'}>
      <button type="button" className="window__skip" onClick={skipToPage}>
        Skip to the page
      </button>
      <TopBar
        sidebarShown={showSidebar}
        onShowSidebar={() => sidebar.setHidden(false)}
        pageOnly={showPage && !showList}
      />
      <NoticeBar />
      <div className="window__panes">
        {showSidebar && (
          <div id="sidebar" className="window__sidebar" style={{ width: sidebar.width }}>
            <Sidebar
              onHide={() => sidebar.setHidden(true)}
              edge={
                <PaneEdge
                  pane={sidebar}
                  id="sidebar"
                  label="Width of the sidebar"
                  onCollapse={() => sidebar.setHidden(true)}
                />
              }
            />
          </div>
        )}
        {keepList && (
          <div
            id="list"
            className="window__list"
            hidden={!showList}
            role={showPage ? undefined : 'main'}
            style={showPage ? { width: list.width } : { flex: 1 }}
          >
            <ArticleList
              edge={
                showPage && (
                  <PaneEdge
                    pane={list}
                    id="list"
                    label="Width of the list"
                    onCollapse={() => list.setHidden(true)}
                  />
                )
              }
            />
          </div>
        )}
        {showPage && (
          <main
            id="page"
            className="window__page"
            aria-label="Page"
            data-pane="page"
            data-scope="reader"
            hidden={showOriginal && !roomForTwo}
            style={showOriginal && roomForTwo ? { flex: `${share.share} 1 0` } : undefined}
          >
            <Suspense fallback={null}>{PAGES[page]}</Suspense>
            {showOriginal && roomForTwo && <PageEdge {...share} />}
          </main>
        )}
        {showOriginal && (
          <div
            className="window__original"
            data-pane="original"
            data-scope="original"
            style={roomForTwo ? { flex: `${1 - share.share} 1 0` } : undefined}
          >
            <Suspense fallback={null}>
              <OriginalPane />
            </Suspense>
          </div>
        )}
      </div>
      <StatusBar />
      {width === 'narrow' && <SidebarSheet />}
      <ToastRegion />
      <LiveRegion />
      <TooltipHost />
      <OutsideLinks />
      <Suspense fallback={null}>
        <Panels />
      </Suspense>
    </div>
  );
}

interface PaneEdgeProps {
  readonly pane: ReturnType<typeof useShareInPixels>;
  readonly id: string;
  readonly label: string;
  readonly onCollapse: () => void;
}

function PaneEdge({ pane, id, label, onCollapse }: PaneEdgeProps) {
  return (
    <Splitter
      label={label}
      controls={id}
      width={pane.width}
      standard={pane.standard}
      min={pane.min}
      max={pane.max}
      onMove={pane.move}
      onSettle={pane.settle}
      onCollapse={onCollapse}
    />
  );
}

/** The line between the text and its original. */
function PageEdge(share: ReturnType<typeof usePageShare>) {
  const pane = useShareInPixels(share);
  return <PaneEdge pane={pane} id="page" label="Width of the text" onCollapse={hideOriginal} />;
}

function skipToPage(): void {
  const page = document.getElementById('page') ?? document.getElementById('list');
  if (!page) return;
  page.tabIndex = -1;
  page.focus();
}
