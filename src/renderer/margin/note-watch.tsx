import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot } from 'lexical';
import { useEffect, useRef } from 'react';
import { $noteMarkdown } from './note-markdown.ts';

/** After a pause of this length what was written is kept. */
const PAUSE_MS = 400;

interface Props {
  /** Told once, with the text as it was opened. */
  readonly onOpen: (markdown: string) => void;
  /** Told after each pause in writing, and when the window is hidden. */
  readonly onText: (markdown: string) => void;
}

/** Puts the caret at the end of a note that was opened, and tells what is written in it. */
export function NoteWatch({ onOpen, onText }: Props) {
  const [editor] = useLexicalComposerContext();
  const told = useRef({ onOpen, onText });
  told.current = { onOpen, onText };
  useEffect(() => {
    const read = (): string => editor.getEditorState().read($noteMarkdown);
    told.current.onOpen(read());
    editor.update(() => $getRoot().selectEnd());
    editor.focus(undefined, { defaultSelection: 'rootEnd' });
    let timer = 0;
    const tell = (): void => {
      if (timer === 0) return;
      clearTimeout(timer);
      timer = 0;
      told.current.onText(read());
    };
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      clearTimeout(timer);
      timer = window.setTimeout(tell, PAUSE_MS);
    });
    document.addEventListener('visibilitychange', tell);
    window.addEventListener('pagehide', tell);
    return () => {
      clearTimeout(timer);
      stop();
      document.removeEventListener('visibilitychange', tell);
      window.removeEventListener('pagehide', tell);
    };
  }, [editor]);
  return null;
}
