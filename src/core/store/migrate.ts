import { rmSync } from 'node:fs';
import type { Database } from './db.ts';
import { schema1 } from './schema-1.ts';
import { schemaRevisions } from './schema-revisions.ts';

/** "Cmpl" in ASCII: tells a notebook from any other SQLite file. */
export const APPLICATION_ID = 0x436d706c;

/** Append only. Entry n takes a notebook from version n to n + 1. */
const MIGRATIONS: readonly string[] = [schema1, schemaRevisions];

/** The version this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings a notebook to the newest version in one transaction. Foreign keys are off meanwhile (with them on,
 * rebuilding a parent table deletes its children) and checked before the commit. A notebook that holds
 * something is copied to `<path>-before-<version>` first.
 * @param migrations another list, in tests of this function only
 * @throws Error where a foreign key does not hold afterwards; nothing is changed then.
 */
export function migrate(db: Database, migrations: readonly string[] = MIGRATIONS): void {
  const from = db.value<number>('PRAGMA user_version') ?? 0;
  if (from >= migrations.length) return;
  if (from > 0) copyBefore(db, `${db.path}-before-${migrations.length}`);
  db.script('PRAGMA foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const sql of migrations.slice(from)) db.script(sql);
      const broken = db.all('PRAGMA foreign_key_check');
      if (broken.length > 0) throw new Error(`${broken.length} rows point nowhere after migration`);
      db.script(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.script(`PRAGMA user_version = ${migrations.length}`);
    });
  } finally {
    db.script('PRAGMA foreign_keys = ON');
  }
}

/** VACUUM INTO copies what is committed, also where it stands in the write-ahead log only. */
function copyBefore(db: Database, copy: string): void {
  // A copy from an attempt that did not come through; the notebook is still what it was then.
  rmSync(copy, { force: true });
  db.script(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
}
