import type { CallInput, CallName, CallResult } from '../contract/calls.ts';
import type { Topic } from '../contract/events.ts';
import { CallFailure } from '../contract/failure.ts';
import type { Core } from './core.ts';
import { recordChange } from './store/change-log.ts';
import type { ReadDb, WriteDb } from './store/db.ts';
import { touchedPassages } from './store/touched-passages.ts';

/** What serves a call. Its parameters were validated; it throws `CallFailure` for what it refuses. */
export type Handler<N extends CallName> = (
  core: Core,
  input: CallInput<N>,
) => CallResult<N> | Promise<CallResult<N>>;

/** One for each call: leaving one out does not compile. */
export type Handlers = { readonly [N in CallName]: Handler<N> };

/** For what would begin long before it writes. @throws CallFailure where the notebook is open for reading only */
export function needWritable(core: Core): void {
  if (core.reading) throw new CallFailure(core.reading);
}

/** A call that only reads. */
export function reading<P, R>(read: (db: ReadDb, input: P) => R): (core: Core, input: P) => R {
  return (core, input) => read(core.db, input);
}

/**
 * A user's action while it runs: the database it may write, and what it says of itself. Every action must
 * call `says` once, with the label that undo shows and the topics that views read again.
 */
export interface Action {
  readonly db: WriteDb;
  /** When it happens, ISO 8601 UTC; the same for all that it writes. */
  readonly at: string;
  newId(): string;
  /** @param articles ids of the articles concerned; none where whole lists are */
  says(label: string, topics: readonly Topic[], articles?: readonly string[]): void;
}

/** A user's action: one transaction, one step to undo, one event after the commit. */
export function undoable<P, R>(act: (action: Action, input: P) => R): (core: Core, input: P) => R {
  return (core, input) => runAction(core, null, (action) => act(action, input)).result;
}

/**
 * Runs an action; {@link undoable} in the open, for work that mixes waiting and writing.
 * @param into the key of an earlier change to add to, so that many transactions are one step
 */
export function runAction<R>(
  core: Core,
  into: number | null,
  act: (action: Action) => R,
): { result: R; key: number | null } {
  let words: { label: string; topics: readonly Topic[]; articles: readonly string[] } | null = null;
  const at = core.now();
  const outcome = core.db.transaction((db) =>
    recordChange(db, { id: core.newId(), at }, into, () => {
      const result = act({
        db,
        at,
        newId: core.newId,
        says: (label, topics, articles = []) => {
          words = { label, topics, articles };
        },
      });
      if (!words) throw new Error('an action must say what it did');
      return { result, words };
    }),
  );
  const said = words as { topics: readonly Topic[]; articles: readonly string[] } | null;
  const passages = outcome.key === null ? null : touchedPassages(core.db, outcome.key);
  if (said) {
    core.emit({
      topics: [...said.topics, 'history'],
      ids: [...said.articles],
      ...(passages ? { passages } : {}),
    });
  }
  return outcome;
}

/**
 * A write that is no change of the history (where reading stopped, how things are shown). Where the notebook is
 * open for reading only it holds until the notebook is closed.
 */
export function remembering<P, R>(
  write: (db: WriteDb, input: P, at: string) => R,
  topics: readonly Topic[],
): (core: Core, input: P) => R {
  return (core, input) => {
    const result = core.db.aside((db) => write(db, input, core.now()));
    if (topics.length > 0) core.emit({ topics: [...topics], ids: [] });
    return result;
  };
}
