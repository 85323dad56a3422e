import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CallInput } from '../../contract/calls.ts';
import { checkNotebook } from '../check-notebook.ts';
import type { Core } from '../core.ts';
import { type Handlers, remembering } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';
import { nextLabel } from './history.ts';

/** The notebook as a whole. */
export const notebookHandlers = {
  'notebook.info': (core: Core) => info(core.db, core.path),
  'notebook.stats': (core: Core) => stats(core.db, core.path),
  'notebook.check': remembering(
    (db, input: CallInput<'notebook.check'>) => checkNotebook(db, input.rebuildIndex ?? false),
    [],
  ),
} satisfies Partial<Handlers>;

const LIVE_PASSAGES = 'passage p JOIN article a ON a.key = p.article WHERE a.trashed IS NULL';

function info(db: ReadDb, path: string) {
  const count = (from: string): number => db.value<number>(`SELECT count(*) FROM ${from}`) ?? 0;
  return {
    name: basename(path).replace(/\.commonplace$/, ''),
    articles: count('article WHERE trashed IS NULL'),
    passages: count(LIVE_PASSAGES),
    review: count(`${LIVE_PASSAGES} AND p.state IN ('changed', 'ambiguous', 'lost')`),
    trashed: count('article WHERE trashed IS NOT NULL'),
    sample: count('article WHERE sample = 1 AND trashed IS NULL') > 0,
    undo: nextLabel(db, 'undo'),
    redo: nextLabel(db, 'redo'),
  };
}

function stats(db: ReadDb, path: string) {
  const count = (from: string): number => db.value<number>(`SELECT count(*) FROM ${from}`) ?? 0;
  return {
    articles: count('article WHERE trashed IS NULL'),
    revisions: count('revision r JOIN article a ON a.key = r.article WHERE a.trashed IS NULL'),
    passages: count(LIVE_PASSAGES),
    tags: count('tag'),
    links: count('link'),
    memos: count('memo'),
    changes: count('change'),
    bytes: statSync(path).size,
  };
}
