import { client } from '../data/client.ts';
import { useActivity } from '../state/activity.ts';

/** What is being written and not saved, by name, as it is here and as the notebook has it. */
const drafts = new Map<string, string>();
const kept = new Map<string, string>();
/** What is under way; nothing where it is the end of a draft. */
const sending = new Map<string, string | undefined>();
/** Those that are written here and now; what was left from before is offered back elsewhere. */
const writing = new Set<string>();

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
  writing.add(nameOf(passageId));
  send(nameOf(passageId));
}

/** The note is saved, or was given up: there is nothing to bring back. */
export function dropDraft(passageId: string): void {
  if (!drafts.delete(nameOf(passageId))) return;
  writing.delete(nameOf(passageId));
  send(nameOf(passageId));
}

/** The page is going away: what waits for an answer that will not come any more is sent now. */
export function sendAllDrafts(): void {
  for (const [name, underWay] of sending) {
    const text = drafts.get(name);
    if (text === underWay || text === undefined) continue;
    sending.set(name, text);
    void client.call('drafts.keep', { name, text }).catch(() => undefined);
  }
}

/** One message under way for each name, then the newest text: never an older one after it. */
function send(name: string): void {
  useActivity.setState({ drafts: writing.size });
  if (sending.has(name) || drafts.get(name) === kept.get(name)) return;
  const text = drafts.get(name);
  sending.set(name, text);
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
