import { lazy, Suspense, useMemo } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { useReader } from '../reader/reader-store.ts';
import { Popover } from '../ui/popover.tsx';
import { focusText } from './margin-card.tsx';
import { useMargin } from './margin-store.ts';
import { wordsAnchor } from './words-anchor.ts';

const NoteEditor = lazy(async () => ({
  default: (await import('./note-editor.tsx')).NoteEditor,
}));

/** The note of a passage by its words, where no margin is shown. What closes it saves it. */
export function PassageNote({ passage }: { readonly passage: Passage }) {
  const scroller = useReader((reader) => reader.scrollElement);
  const anchor = useMemo(() => wordsAnchor(passage.id, scroller, null), [passage.id, scroller]);
  const close = (): void =>
    useMargin.setState(({ noteId }) => (noteId === passage.id ? { noteId: null } : {}));
  return (
    <Popover label="Note" anchor={anchor} onClose={close} className="passage-note">
      <Suspense fallback={null}>
        <NoteEditor
          passage={passage}
          onClose={(byKeyboard) => {
            close();
            if (byKeyboard) focusText();
          }}
        />
      </Suspense>
    </Popover>
  );
}
