import type { EditorState } from 'lexical';
import { CallFailure } from '../../contract/failure.ts';
import type { Passage } from '../../contract/passage.ts';
import { client } from '../data/client.ts';
import { putPassages } from '../reader/passage-cache.ts';
import { announce } from '../state/announce.ts';
import { dropDraft, keepDraft } from './note-draft.ts';
import { $noteMarkdown } from './note-markdown.ts';

/** Why a note is not saved. */
export interface NotSaved {
  readonly sentence: string;
  /** What stands there now, where it was changed elsewhere while one wrote. */
  readonly theirs: string | null;
}

/**
 * Saves a note: its Markdown, and the editor's state beside it. Where the notebook refuses, what was
 * written stays kept as a draft.
 * @param was the note as it stood when writing began: another one is not written over
 * @returns null when it is saved
 */
export async function saveNote(
  passage: Passage,
  state: EditorState,
  was: string,
): Promise<NotSaved | null> {
  const markdown = state.read($noteMarkdown);
  const note = { markdown, state: markdown === '' ? null : JSON.stringify(state.toJSON()) };
  try {
    const edited = await client.call('passages.edit', { ids: [passage.id], note, was });
    putPassages(passage.articleId, edited);
    dropDraft(passage.id);
    announce(markdown === '' ? 'Note removed' : 'Note saved');
    return null;
  } catch (error) {
    keepDraft(passage.id, markdown);
    if (!(error instanceof CallFailure)) {
      return { sentence: 'The notebook did not answer.', theirs: null };
    }
    return { sentence: error.message, theirs: error.failure.current ?? null };
  }
}
