import { client } from '../data/client.ts';
import { useActivity } from '../state/activity.ts';

/** What is being written and not saved, by name, as it is here and as the notebook has it. */
const drafts = new Map<string, string>();
const kept = new Map<string, string>();
const sending = new Set<string>();

/** Reads what was left unsaved, before the first view is drawn. */
export async function loadDrafts(): Promise<void> {
  const found = await client.call('drafts.list', {}).catch(() => []);
  for (const { name, text } of found) {
    drafts.set(name, text);
    kept.set(name, text);
  }
}

/** What of a note was written and not saved, as Markdown; null where there is nothing. */
export function noteDraft(passageId: string): string | null {
  return drafts.get(nameOf(passageId)) || null;
}

/** Keeps what is being written, in the notebook, so that a crash takes nothing away. */
export function keepDraft(passageId: string, markdown: string): void {
  drafts.set(nameOf(passageId), markdown);
  send(nameOf(passageId));
}

/** The note is saved, or was given up: there is nothing to bring back. */
export function dropDraft(passageId: string): void {
  if (!drafts.delete(nameOf(passageId))) return;
  send(nameOf(passageId));
}

/** One message under way for each name, then the newest text: never an older one after it. */
function send(name: string): void {
  useActivity.setState({ drafts: drafts.size });
  if (sending.has(name) || drafts.get(name) === kept.get(name)) return;
  sending.add(name);
  const text = drafts.get(name);
  const done = (taken: boolean): void => {
    sending.delete(name);
    if (!taken) return;
    if (text === undefined) kept.delete(name);
    else kept.set(name, text);
    send(name);
  };
  const asked =
    text === undefined
      ? client.call('drafts.drop', { name })
      : client.call('drafts.keep', { name, text });
  asked.then(
    () => done(true),
    () => done(false),
  );
}

function nameOf(passageId: string): string {
  return `note:${passageId}`;
}
