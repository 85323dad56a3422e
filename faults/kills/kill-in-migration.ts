import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../../src/core/store/backup-files.ts';
import { SCHEMA_VERSION } from '../../src/core/store/migrate.ts';
import { loadSqlite } from '../../src/core/store/sqlite.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { killOperation } from './kill-operation.ts';

/**
 * F04: opening a notebook of the first format, which brings it to the newest, is killed before every file call.
 * Format and columns change together; once they have, the copy from before is there; the next start finishes.
 */
export const killInMigration: Fault = {
  id: 'F04',
  title: 'killed while a notebook is brought to the newest format',
  saboteurs: ['s2'],
  least: { full: { tried: 60 }, small: { tried: 15 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    let before = 0;
    let after = 0;
    const look = (folder: string, where: string): void => {
      if (formatOf(run, folder, where) === 1) before += 1;
      else after += 1;
    };
    await killOperation(run, { base, name: 'migrate', every: run.count(1, 8), look });
    run.note(`${before} were of the old format when killed, ${after} of the newest`);
  },
};

/** The format of what a kill left, seen on a copy, without opening it as a notebook. */
function formatOf(run: Run, folder: string, where: string): number {
  const seen = join(folder, 'seen');
  mkdirSync(seen);
  for (const ending of ['', '-wal']) {
    const file = join(folder, NOTEBOOK + ending);
    if (existsSync(file)) cpSync(file, join(seen, NOTEBOOK + ending));
  }
  const db = new (loadSqlite())(join(seen, NOTEBOOK));
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    const columns = db.pragma('table_info(passage)') as { name: string }[];
    const drafts = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'draft'").get();
    const newest = columns.some(({ name }) => name === 'digest') && drafts !== undefined;
    if (newest !== (version === SCHEMA_VERSION) || (version !== 1 && !newest)) {
      run.tally.half(`${where}: it says that it is of format ${version} and is not`);
    }
    if (version === SCHEMA_VERSION) {
      const copy = listBackups(join(folder, NOTEBOOK)).find(
        ({ cause }) => cause === 'before-migration',
      );
      if (copy?.version !== 1) run.tally.lost(1, `${where}: there is no copy from before`);
    }
    return version;
  } finally {
    db.close();
  }
}
