import { readSetting, writeSetting } from '../state/use-setting.ts';

/** What of a note was written and not saved, as Markdown; null where there is nothing. */
export function noteDraft(passageId: string): string | null {
  return readSetting<string>(keyOf(passageId), '') || null;
}

/** Keeps what is being written, in the notebook, so that a crash takes nothing away. */
export function keepDraft(passageId: string, markdown: string): void {
  writeSetting(keyOf(passageId), markdown);
}

/** The note is saved, or was given up: there is nothing to bring back. */
export function dropDraft(passageId: string): void {
  if (noteDraft(passageId) !== null) writeSetting(keyOf(passageId), '');
}

function keyOf(passageId: string): string {
  return `draft.${passageId}`;
}
