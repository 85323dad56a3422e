import type { CallInput } from '../../contract/calls.ts';
import type { NotebookState } from '../../contract/notebook-state.ts';
import { asBackup } from '../backups.ts';
import type { Core } from '../core.ts';
import { type Handlers, reading, remembering } from '../handler.ts';
import { forgetMissing, rememberPlace } from '../health.ts';
import type { ReadDb } from '../store/db.ts';

/** How the notebook stands, and what is being written in it. */
export const notebookStateHandlers = {
  'notebook.state': (core: Core): NotebookState => {
    const last = core.backups.list().find(({ faults }) => faults.length === 0);
    return {
      reading: core.reading !== null,
      notices: core.health.notices(core.db, core.reading, core.backups.failed, core.place),
      backup: last ? asBackup(last) : null,
      backingUp: core.backups.running,
      drafts: draftsOf(core.db),
    };
  },
  'notebook.dismiss': (core: Core, { kind }: CallInput<'notebook.dismiss'>) => {
    if (kind === 'missing') forgetMissing(core.db);
    else if (core.place) rememberPlace(core.db, core.place);
    core.emit({ topics: ['notebook'], ids: [] });
    return {};
  },
  'drafts.list': reading((db) =>
    db.all<{ name: string; text: string }>('SELECT name, text FROM draft ORDER BY name'),
  ),
  'drafts.keep': remembering((db, { name, text }: CallInput<'drafts.keep'>, at) => {
    db.run(
      `INSERT INTO draft (name, text, at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET text = excluded.text, at = excluded.at`,
      name,
      text,
      at,
    );
    return {};
  }, []),
  'drafts.drop': remembering(
    (db, { name }: CallInput<'drafts.drop'>) => {
      db.run('DELETE FROM draft WHERE name = ?', name);
      return {};
    },
    ['notebook'],
  ),
} satisfies Partial<Handlers>;

const WORDS = 80;
const MOST = 50;

function draftsOf(db: ReadDb): NotebookState['drafts'] {
  return db.all<NotebookState['drafts'][number]>(
    `SELECT d.name, d.at, substr(d.text, 1, ?) AS words, p.id AS passage, a.id AS article, p.quote
     FROM draft d
     LEFT JOIN passage p ON d.name = 'note:' || p.id
     LEFT JOIN article a ON a.key = p.article AND a.trashed IS NULL
     ORDER BY d.at DESC LIMIT ?`,
    WORDS,
    MOST,
  );
}
