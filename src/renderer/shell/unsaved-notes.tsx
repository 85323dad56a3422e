import { useState } from 'react';
import { shorten } from '../../domain/shorten.ts';
import { useCall } from '../data/queries.ts';
import { useMargin } from '../margin/margin-store.ts';
import { dropDraft, noteDraft } from '../margin/note-draft.ts';
import { openArticle } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { NoticeRow } from './notice-bar.tsx';

/** What was left when the program started: what is being written now is no news. */
let leftOver: ReadonlySet<string> | null = null;

/** Offers back the notes that were being written when the program, the tab or the computer stopped. */
export function UnsavedNotes() {
  const drafts = useCall('notebook.state', {}).data?.drafts;
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const noteId = useMargin((margin) => margin.noteId);
  if (!drafts) return null;
  leftOver ??= new Set(drafts.map(({ name }) => name));
  return drafts.map(({ name, passage, article, quote, words }) => {
    if (!leftOver?.has(name) || done.has(name) || passage === null || article === null) return null;
    if (noteId === passage || noteDraft(passage) === null) return null;
    const close = (): void => setDone(new Set([...done, name]));
    return (
      <NoticeRow
        key={name}
        kind="draft"
        text={`A note on “${shorten(quote ?? '')}” was not saved and is kept: “${shorten(words)}”`}
      >
        <Button
          kind="quiet"
          onClick={() => {
            close();
            openArticle(article, { passage });
            writeWhenOpen(passage);
          }}
        >
          Go on writing
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            close();
            dropDraft(passage);
          }}
        >
          Discard
        </Button>
      </NoticeRow>
    );
  });
}

/** The margin closes what is open when the article changes; the note opens when that is over. */
function writeWhenOpen(passage: string): void {
  const open = (): void => useMargin.setState({ noteId: passage });
  open();
  const stop = useMargin.subscribe(({ noteId }) => {
    if (noteId === passage) return;
    stop();
    queueMicrotask(open);
  });
  setTimeout(stop, 2000);
}
