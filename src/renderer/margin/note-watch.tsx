import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot } from 'lexical';
import { useEffect, useRef } from 'react';
import { sendAllDrafts } from './note-draft.ts';
import { $noteMarkdown } from './note-markdown.ts';

/** What was written is kept no later than this: whatever stops the page then takes no more away. */
const LAG_MS = 30;

interface Props {
  /** Told once, with the text as it was opened. */
  readonly onOpen: (markdown: string) => void;
  /** Told at once of what is written. */
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
      if (timer === 0) timer = window.setTimeout(tell, LAG_MS);
    });
    const leave = (): void => {
      tell();
      sendAllDrafts();
    };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      stop();
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', leave);
    };
  }, [editor]);
  return null;
}
