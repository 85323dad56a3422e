import type { Backup, BackupContent } from '../../contract/backup.ts';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import { asBackup } from '../backups.ts';
import type { Core } from '../core.ts';
import { type Handlers, needWritable } from '../handler.ts';
import { restoreBackup } from '../restore-backup.ts';
import { type BackupFile, backupFolder } from '../store/backup-files.ts';
import { connect } from '../store/connect.ts';
import { type ReadDb, wrapDatabase } from '../store/db.ts';

/** Backups: which there are, what is in them, and the way back. */
export const backupHandlers = {
  'backups.list': (core: Core) => ({
    folder: backupFolder(core.file),
    backups: core.backups.list().map(asBackup),
  }),
  'backups.make': async (core: Core): Promise<Backup> => {
    needWritable(core);
    return asBackup(await core.backups.make('asked'));
  },
  'backups.look': (core: Core, { id }: CallInput<'backups.look'>) =>
    lookInto(core.db, needBackup(core, id)),
  'backups.restore': async (core: Core, { id }: CallInput<'backups.restore'>) => {
    const { counts } = await restoreBackup(core, needBackup(core, id).path);
    return { articles: counts.articles, passages: counts.passages };
  },
  'backups.delete': (core: Core, { ids }: CallInput<'backups.delete'>) => {
    core.backups.remove(ids);
    return {};
  },
} satisfies Partial<Handlers>;

function needBackup(core: Core, id: string): BackupFile {
  return (
    core.backups.list().find((backup) => backup.id === id) ??
    fail('not-found', `There is no backup ${id}.`)
  );
}

const SHOWN = 1000;

interface Held {
  readonly id: string;
  readonly title: string;
  readonly modified: string;
  readonly passages: number;
  /** When its passages were last changed; '' where there are none. */
  readonly marked: string;
  readonly trashed: number;
}

/** Article by article, what is in a backup and how it stands now. */
function lookInto(db: ReadDb, backup: BackupFile): BackupContent {
  const connection = connect(backup.path, 'reading');
  try {
    const then = articlesOf(wrapDatabase(connection));
    const now = new Map(articlesOf(db).map((article) => [article.id, article]));
    const count = (articles: Iterable<Held>): number =>
      [...articles].reduce((sum, { passages }) => sum + passages, 0);
    const known = new Set(then.map(({ id }) => id));
    const added = [...now.values()].filter(({ id }) => !known.has(id));
    return {
      backup: asBackup(backup),
      articles: then.slice(0, SHOWN).map(({ id, title, passages, trashed, ...held }) => {
        const current = now.get(id);
        const same =
          current?.modified === held.modified &&
          current.passages === passages &&
          current.marked === held.marked &&
          current.trashed === trashed;
        return {
          id,
          title,
          passages,
          trashed: trashed === 1,
          now: current ? (same ? 'same' : 'changed') : 'gone',
        };
      }),
      newer: {
        articles: added.length,
        passages: Math.max(0, count(now.values()) - count(then)),
      },
    };
  } finally {
    connection.close();
  }
}

function articlesOf(db: ReadDb): Held[] {
  return db.all<Held>(
    `SELECT a.id, a.title, a.modified, a.trashed IS NOT NULL AS trashed, count(p.key) AS passages,
       ifnull(max(p.modified), '') AS marked
     FROM article a LEFT JOIN passage p ON p.article = a.key
     GROUP BY a.key ORDER BY a.title COLLATE NOCASE, a.key`,
  );
}
