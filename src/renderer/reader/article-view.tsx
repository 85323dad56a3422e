import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Article } from '../../contract/article.ts';
import type { Passage } from '../../contract/passage.ts';
import { addActions } from '../actions/registry.ts';
import { Margin } from '../margin/margin.tsx';
import { MarginFloats } from '../margin/margin-floats.tsx';
import { RevisionBanner } from '../revisions/revision-banner.tsx';
import { activatePassage, useView } from '../state/view.ts';
import { opensWithTitle } from './article-boxes.ts';
import { ArticleHead, Byline } from './article-head.tsx';
import { AsideNote } from './aside-note.tsx';
import { BlockedNote } from './blocked-note.tsx';
import { watchEditKeys } from './boundary-edit.ts';
import { BoundaryHandles } from './boundary-handles.tsx';
import { startCaret } from './caret.ts';
import { FindBar } from './find-bar.tsx';
import { closeFind } from './find-state.ts';
import {
  jumpTo,
  openWherePassageStands,
  showActive,
  showFootnote,
  showOffsets,
  showPassage,
} from './jump.ts';
import { keepPlace } from './keep-place.ts';
import { LinkPopover } from './link-popover.tsx';
import { type LinkClick, watchPointer } from './pointer.ts';
import { readerActions } from './reader-actions.ts';
import { ReaderBar } from './reader-bar.tsx';
import { useReader } from './reader-store.ts';
import { clearSelection, selectionRect, watchSelection } from './selection-watch.ts';
import { openText, type TextView } from './text-view.ts';
import './article-text.css';
import './marks.css';

interface Props {
  readonly article: Article;
  /** Null until they are read: the text does not wait for its marks. */
  readonly passages: readonly Passage[] | null;
}

/** One article, open: bar, head, text, stripes, and what stands beside them. */
export function ArticleView({ article, passages }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const lane = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TextView | null>(null);
  const [link, setLink] = useState<LinkClick | null>(null);
  const latest = useRef({ article, passages });
  latest.current = { article, passages };

  // The text is put on the page once for a revision's blocks; everything else follows it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other blocks are another text
  useLayoutEffect(() => {
    if (!scroller.current || !root.current || !lane.current || !caret.current) return;
    const places = { scroller: scroller.current, root: root.current, lane: lane.current };
    const opened = openText(latest.current.article, latest.current.passages ?? [], places);
    const stops = startReading(opened, caret.current, (click) => {
      if (!click.href.startsWith('#')) setLink(click);
      else showFootnote(opened, click.href.slice(1));
    });
    setView(opened);
    return () => {
      for (const stop of stops.reverse()) stop();
      opened.stop();
      setView(null);
    };
  }, [article.blocks]);

  useLayoutEffect(() => {
    if (view && passages) view.setPassages(passages);
  }, [view, passages]);
  useActivePassage(view, passages);
  useJumps(view, passages);

  const title = opensWithTitle(article.blocks, article.title);
  return (
    <section className="reader" aria-label="Reader">
      <ReaderBar article={article} passages={passages?.length ?? article.passages} />
      <RevisionBanner article={article} />
      <div ref={scroller} className="reader__scroll">
        <div className="reader__page">
          <article className="reader__sheet" lang={article.language ?? undefined}>
            {!title && <ArticleHead article={article} />}
            <div
              ref={root}
              className="reader__text"
              data-scope="reader"
              role="document"
              aria-label={article.title}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the text has a caret of its own
              tabIndex={0}
            />
            <BlockedNote blocks={article.blocks} />
            <AsideNote asides={article.asides} blocks={article.blocks} />
          </article>
          <div ref={lane} className="reader__lane" aria-hidden="true" />
          <Margin />
          <div ref={caret} className="reader__caret" aria-hidden="true" hidden />
          {view && passages && <BoundaryHandles view={view} passages={passages} />}
        </div>
      </div>
      {view && <FindBar view={view} />}
      {view && <MarginFloats />}
      {link && <LinkPopover link={link} onClose={() => setLink(null)} />}
      {view?.dom.head && createPortal(<Byline article={article} />, view.dom.head)}
    </section>
  );
}

/** Starts all that watches an open text; in the order in which it must be stopped, last first. */
function startReading(
  view: TextView,
  caret: HTMLElement,
  onLink: (click: LinkClick) => void,
): (() => void)[] {
  const jumping = useView.getState().jump !== null;
  useReader.setState((reader) => ({
    article: view.article,
    layout: view.layout,
    scrollElement: view.scroller,
    contentHeight: view.scroller.scrollHeight,
    layoutVersion: reader.layoutVersion + 1,
    selectionRect: () => selectionRect(view),
    passageTop: (id) => {
      const passage = view.index.byId.get(id);
      if (!passage) return null;
      const top = view.geometry.extentOf(passage)?.top;
      const last = view.layout.text.length - 1;
      // One that stands in an older text has its card where its words would be.
      return (
        top ??
        (last < 0 ? null : view.geometry.lineAt(Math.min(passage.position, last), 'start').top)
      );
    },
    scrollToPassage: (id) => {
      activatePassage(id);
      if (showPassage(view, id)) return;
      const passage = view.index.byId.get(id);
      if (passage && passage.ranges.length > 0) openWherePassageStands(passage);
    },
    scrollToOffset: (start, end) => showOffsets(view, start, end),
    clearSelection,
  }));
  return [
    keepPlace(view, jumping),
    watchSelection(view),
    watchPointer(view, onLink),
    watchEditKeys(view),
    startCaret(view, caret),
    addActions(readerActions(view)),
    () => closeFind(view),
  ];
}

/** Shows which passage is active, wherever it was made so. */
function useActivePassage(view: TextView | null, passages: readonly Passage[] | null): void {
  const id = useView((state) => state.passageId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a passage whose ranges changed is shown anew
  useLayoutEffect(() => {
    if (view) showActive(view, id);
  }, [view, id, passages]);
}

/** Goes where the window asks, once; to a passage as soon as it is known. */
function useJumps(view: TextView | null, passages: readonly Passage[] | null): void {
  const jump = useView((state) => state.jump);
  const done = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump waits for the passage it names
  useEffect(() => {
    if (!view || !jump || jump.at === done.current) return;
    if (!jumpTo(view, jump)) return;
    done.current = jump.at;
    // From the search box one goes on in the text: what comes next is marking, not typing.
    const searching = document.activeElement?.matches('[data-search-box]') ?? false;
    if (searching) view.root.focus({ preventScroll: true });
  }, [view, jump, passages]);
}
