import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { Passage } from '../../contract/passage.ts';
import { useActions } from '../actions/use-actions.ts';
import { passagesBeside } from '../data/article-passages.ts';
import { useCall } from '../data/queries.ts';
import { answerRequest, useReader } from '../reader/reader-store.ts';
import { useView } from '../state/view.ts';
import { MarginSheet } from './margin-sheet.tsx';
import { chooseTags, useMargin, writeNote } from './margin-store.ts';
import { focusMarkBar } from './mark-bar.tsx';
import { PassageBar } from './passage-bar.tsx';
import { PassageNote } from './passage-note.tsx';
import { PassageTags } from './passage-tags.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useMarginMode, useRoom } from './use-margin-mode.ts';

const NONE: readonly Passage[] = [];

/** What floats: the bar at a selection or a highlight, tags to choose, and, without a margin, list and note. */
export function MarginFloats() {
  const article = useReader((reader) => reader.article);
  const selected = useReader((reader) => reader.selection !== null);
  const hits = useReader((reader) => reader.hits);
  const editing = useReader((reader) => reader.editing !== null);
  const activeId = useView((view) => view.passageId);
  const { barId, tagId, noteId, sheet } = useMargin();
  const [mode] = useMarginMode();
  const room = useRoom();
  const list = useCall('passages.list', passagesBeside(article), { enabled: article !== null });
  const passages = list.data?.passages ?? NONE;
  const passageOf = (id: string | null): Passage | undefined =>
    id === null ? undefined : passages.find((passage) => passage.id === id);
  useRequests();
  useClicks();
  useActions([
    {
      id: 'highlight.bar',
      label: 'Go to the bar at the selection or the active highlight',
      section: 'Highlight',
      keys: ['.'],
      scope: 'reader',
      enabled: () =>
        useReader.getState().selection || useView.getState().passageId
          ? true
          : 'Select some words first',
      run: () => {
        const { passageId } = useView.getState();
        // Drawn at once: the next key is meant for the bar already.
        if (!useReader.getState().selection)
          flushSync(() => useMargin.setState({ barId: passageId, clickedX: null }));
        focusMarkBar();
      },
    },
  ]);

  const tagged = passageOf(tagId);
  const noted = passageOf(noteId);
  const barred = barId === activeId && tagId === null && noteId === null && !editing;
  const bar = barred ? passageOf(barId) : undefined;
  const hasCard = room ? mode !== 'off' : sheet;
  return (
    <>
      {selected && <SelectionBar />}
      {!selected && bar && (
        <PassageBar
          passage={bar}
          stack={hits.includes(bar.id) ? hits.flatMap((id) => passageOf(id) ?? []) : [bar]}
        />
      )}
      {tagged && <PassageTags key={tagged.id} passage={tagged} />}
      {!room && sheet && <MarginSheet passages={passages} />}
      {noted && !hasCard && <PassageNote key={noted.id} passage={noted} />}
    </>
  );
}

/** T and N in the text. */
function useRequests(): void {
  const request = useReader((reader) => reader.request);
  useEffect(() => {
    if (!request) return;
    answerRequest();
    if (request.kind === 'note') writeNote(request.passageId);
    else chooseTags(request.passageId);
  }, [request]);
}

/** A click on a highlight brings its bar; anything else that becomes active takes it away. */
function useClicks(): void {
  const scroller = useReader((reader) => reader.scrollElement);
  useEffect(() => {
    const text = scroller?.querySelector('.reader__text');
    if (!text) return;
    const onClick = (event: Event): void => {
      if (!(event instanceof MouseEvent) || getSelection()?.isCollapsed === false) return;
      // The text has said by now which highlight was meant.
      const { passageId } = useView.getState();
      useMargin.setState({ barId: passageId, clickedX: event.clientX });
    };
    text.addEventListener('click', onClick);
    const stop = useView.subscribe((view, former) => {
      if (view.passageId !== former.passageId) useMargin.setState({ barId: null });
    });
    return () => {
      text.removeEventListener('click', onClick);
      stop();
    };
  }, [scroller]);
}
