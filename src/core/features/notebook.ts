import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CallInput } from '../../contract/calls.ts';
import { checkNotebook } from '../check-notebook.ts';
import type { Core } from '../core.ts';
import type { Handlers } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';
import { nextLabel } from './history.ts';

/** The notebook as a whole. */
export const notebookHandlers = {
  'notebook.info': (core: Core) => info(core.db, core.path),
  'notebook.stats': (core: Core) => stats(core.db, core.path),
  'notebook.check': (core: Core, input: CallInput<'notebook.check'>) =>
    checkNotebook(core, input.rebuildIndex ?? false),
} satisfies Partial<Handlers>;

const LIVE_PASSAGES = 'passage p JOIN article a ON a.key = p.article WHERE a.trashed IS NULL';

// Each count is answered by an index: the window asks for them after every change.
function info(db: ReadDb, path: string) {
  return {
    name: basename(path).replace(/\.commonplace$/, ''),
    articles: count(db, 'article') - count(db, 'article WHERE trashed IS NOT NULL'),
    passages: livePassages(db),
    review: count(
      db,
      `${LIVE_PASSAGES} AND p.state <> 'exact' AND p.state IN ('changed', 'ambiguous', 'lost')`,
    ),
    trashed: count(db, 'article WHERE trashed IS NOT NULL'),
    sample:
      db.value('SELECT key FROM article WHERE sample = 1 AND trashed IS NULL LIMIT 1') !==
      undefined,
    undo: nextLabel(db, 'undo'),
    redo: nextLabel(db, 'redo'),
  };
}

function count(db: ReadDb, from: string): number {
  return db.value<number>(`SELECT count(*) FROM ${from}`) ?? 0;
}

function livePassages(db: ReadDb): number {
  return (
    count(db, 'passage') -
    count(db, 'article a JOIN passage p ON p.article = a.key WHERE a.trashed IS NOT NULL')
  );
}

function stats(db: ReadDb, path: string) {
  return {
    articles: count(db, 'article WHERE trashed IS NULL'),
    revisions: count(db, 'revision r JOIN article a ON a.key = r.article WHERE a.trashed IS NULL'),
    passages: livePassages(db),
    tags: count(db, 'tag'),
    links: count(db, 'link'),
    memos: count(db, 'memo'),
    changes: count(db, 'change'),
    bytes: statSync(path).size,
  };
}
