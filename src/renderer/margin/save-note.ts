import type { EditorState } from 'lexical';
import { CallFailure } from '../../contract/failure.ts';
import type { Passage } from '../../contract/passage.ts';
import { client } from '../data/client.ts';
import { putPassages } from '../reader/passage-cache.ts';
import { announce } from '../state/announce.ts';
import { dropDraft, keepDraft } from './note-draft.ts';
import { $noteMarkdown } from './note-markdown.ts';

/**
 * Saves a note: its Markdown, and the editor's state beside it. Where the notebook refuses, what was
 * written stays kept as a draft.
 * @returns null when it is saved, else why it is not, in a sentence
 */
export async function saveNote(passage: Passage, state: EditorState): Promise<string | null> {
  const markdown = state.read($noteMarkdown);
  const note = { markdown, state: markdown === '' ? null : JSON.stringify(state.toJSON()) };
  try {
    const edited = await client.call('passages.edit', { ids: [passage.id], note });
    putPassages(passage.articleId, edited);
    dropDraft(passage.id);
    announce(markdown === '' ? 'Note removed' : 'Note saved');
    return null;
  } catch (error) {
    keepDraft(passage.id, markdown);
    return error instanceof CallFailure ? error.message : 'The notebook did not answer.';
  }
}
