import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import { asBackup } from '../backups.ts';
import { needConfirmed, numbered } from '../bulk.ts';
import type { Core } from '../core.ts';
import { type Handlers, needWritable } from '../handler.ts';
import { needArticles } from '../store/article-store.ts';
import { type BackupFile, backupFolder } from '../store/backup-files.ts';
import { connect } from '../store/connect.ts';
import { type ReadDb, wrapDatabase } from '../store/db.ts';
import { purgeArticles, purgeExtent } from '../store/purge-articles.ts';
import { removeFile } from '../store/remove-file.ts';

/** The trash, and what leaves it for good. */
export const trashHandlers = {
  'trash.look': (core: Core, { ids }: CallInput<'trash.look'>) => {
    const articles = inTrash(core.db, ids);
    return {
      ...purgeExtent(
        core.db,
        articles.map(({ key }) => key),
      ),
      backups: holding(
        core,
        articles.map(({ id }) => id),
      ).map(asBackup),
    };
  },
  'trash.purge': (core: Core, input: CallInput<'trash.purge'>) => {
    needWritable(core);
    if (core.jobs.busy())
      fail('conflict', 'Wait for the import to end before you delete for good.');
    const articles = inTrash(core.db, input.ids);
    if (articles.length === 0) fail('nothing', 'The trash is empty.');
    const keys = articles.map(({ key }) => key);
    const extent = purgeExtent(core.db, keys);
    needConfirmed(
      {
        count: articles.length,
        words: `This deletes ${numbered(extent.articles, 'article')} and ${numbered(extent.passages, 'passage')} for good`,
      },
      input.confirm,
    );
    const held = holding(
      core,
      articles.map(({ id }) => id),
    );
    core.db.transaction((db) => purgeArticles(db, keys));
    scrub(core);
    if (input.backups) {
      core.backups.remove(held.map(({ id }) => id));
      removeReplaced(core.file);
    }
    core.emit({
      topics: ['articles', 'passages', 'tags', 'collections', 'links', 'history', 'notebook'],
      ids: [],
    });
    return { ...extent, backups: (input.backups ? [] : held).map(asBackup) };
  },
} satisfies Partial<Handlers>;

interface Trashed {
  readonly key: number;
  readonly id: string;
}

/** @throws CallFailure `conflict` for an article that is not in the trash: nothing goes for good in one step */
function inTrash(db: ReadDb, ids: readonly string[] | undefined): Trashed[] {
  if (ids === undefined) {
    return db.all<Trashed>('SELECT key, id FROM article WHERE trashed IS NOT NULL ORDER BY key');
  }
  const articles = needArticles(db, ids);
  const kept = articles.find(({ trashed }) => trashed === null);
  if (kept) fail('conflict', `“${kept.title}” is not in the trash; move it there first.`);
  return articles;
}

/** Words linger in the index's older parts and in the log: both are written anew without them. */
function scrub({ db }: Core): void {
  db.aside((writing) => {
    for (const index of ['article_index', 'passage_index', 'memo_index']) {
      writing.run(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    }
  });
  db.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Backups that have one of these articles. One that cannot be read is taken to. */
function holding(core: Core, ids: readonly string[]): BackupFile[] {
  const wanted = JSON.stringify(ids);
  return core.backups.list().filter(({ path }) => {
    try {
      const connection = connect(path, 'reading');
      try {
        const db = wrapDatabase(connection);
        // An article that is in its history only can be brought back by undo.
        return (
          db.value(
            `SELECT 1 FROM article WHERE id IN (SELECT value FROM json_each(?))
             UNION SELECT 1 FROM change_row WHERE tbl = 'article'
               AND json_extract(row, '$.id') IN (SELECT value FROM json_each(?)) LIMIT 1`,
            wanted,
            wanted,
          ) !== undefined
        );
      } finally {
        connection.close();
      }
    } catch {
      return true;
    }
  });
}

/** Notebooks that a restore put aside. */
function removeReplaced(file: string): void {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('replaced-')) removeFile(join(folder, name));
  }
}
