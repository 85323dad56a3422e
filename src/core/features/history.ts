import type { CallInput } from '../../contract/calls.ts';
import type { Change } from '../../contract/change.ts';
import type { Topic } from '../../contract/events.ts';
import { fail } from '../../contract/failure.ts';
import type { Core } from '../core.ts';
import { type Handlers, reading } from '../handler.ts';
import { reverseChange } from '../store/change-log.ts';
import type { ReadDb } from '../store/db.ts';
import { touchedPassages } from '../store/touched-passages.ts';

/** What was done, and the way back and forth. */
export const historyHandlers = {
  'history.list': reading(listChanges),
  'history.undo': (core: Core) => turn(core, 'undo'),
  'history.redo': (core: Core) => turn(core, 'redo'),
} satisfies Partial<Handlers>;

interface Row {
  readonly key: number;
  readonly id: string;
  readonly at: string;
  readonly label: string;
  readonly topics: string;
  readonly articles: string;
  readonly state: 'done' | 'undone' | 'abandoned';
}

const NEXT = {
  undo: "SELECT * FROM change WHERE state = 'done' ORDER BY key DESC LIMIT 1",
  redo: "SELECT * FROM change WHERE state = 'undone' ORDER BY key LIMIT 1",
};

/** The label of the change that undo or redo would touch; null when there is none. */
export function nextLabel(db: ReadDb, way: 'undo' | 'redo'): string | null {
  return db.get<Row>(NEXT[way])?.label ?? null;
}

function turn(core: Core, way: 'undo' | 'redo'): Change {
  if (core.jobs.busy()) fail('conflict', `Wait for the import to end before you ${way}.`);
  const row = core.db.transaction((db) => {
    const next = db.get<Row>(NEXT[way]) ?? fail('nothing', `There is nothing to ${way}.`);
    reverseChange(db, next.key);
    db.run(
      'UPDATE change SET state = ? WHERE key = ?',
      way === 'undo' ? 'undone' : 'done',
      next.key,
    );
    return next;
  });
  const passages = touchedPassages(core.db, row.key);
  core.emit({
    topics: [...(JSON.parse(row.topics) as Topic[]), 'history'],
    ids: JSON.parse(row.articles) as string[],
    ...(passages ? { passages } : {}),
  });
  return { id: row.id, at: row.at, label: row.label, undone: way === 'undo' };
}

function listChanges(db: ReadDb, { limit, offset }: CallInput<'history.list'>) {
  const rows = db.all<Row>(
    'SELECT * FROM change ORDER BY key DESC LIMIT ? OFFSET ?',
    limit ?? 1_000_000,
    offset ?? 0,
  );
  return {
    total: db.value<number>('SELECT count(*) FROM change') ?? 0,
    changes: rows.map(({ id, at, label, state }) => ({ id, at, label, undone: state !== 'done' })),
  };
}
