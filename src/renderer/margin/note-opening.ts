import type { LexicalEditor } from 'lexical';
import type { Passage } from '../../contract/passage.ts';
import { $noteMarkdown, $setNoteMarkdown } from './note-markdown.ts';
import { isNoteState } from './note-state.ts';

/**
 * Inside the first update of an editor: puts the note in. The draft where there is one; else the editor's own
 * state where it still says what the Markdown says; else the Markdown, which may have been written elsewhere.
 */
export function openNote(
  editor: LexicalEditor,
  { note, noteState }: Pick<Passage, 'note' | 'noteState'>,
  draft: string | null,
): void {
  if (draft === null && noteState !== null && isNoteState(noteState)) {
    try {
      const state = editor.parseEditorState(noteState);
      if (!state.isEmpty() && state.read($noteMarkdown) === note) {
        editor.setEditorState(state);
        return;
      }
    } catch {
      // A state of another version of the editor: the Markdown says the same.
    }
  }
  $setNoteMarkdown(draft ?? note);
}
