import type { Database } from './db.ts';
import { digestTables, settleDigest } from './digests.ts';
import { schema1 } from './schema-1.ts';
import { schemaDigests } from './schema-digests.ts';
import { schemaDrafts } from './schema-drafts.ts';
import { schemaIssn } from './schema-issn.ts';
import { schemaPictures } from './schema-pictures.ts';
import { schemaRevisions } from './schema-revisions.ts';

/** "Cmpl" in ASCII: tells a notebook from any other SQLite file. */
export const APPLICATION_ID = 0x436d706c;

/** One step: SQL, and whether rows must get their digests anew because it changes what those cover. */
export type Migration = string | { readonly sql: string; readonly rehash: true };

/** Append only. Entry n takes a notebook from version n to n + 1. */
const MIGRATIONS: readonly Migration[] = [
  schema1,
  { sql: schemaDigests, rehash: true },
  schemaDrafts,
  schemaPictures,
  { sql: schemaRevisions, rehash: true },
  schemaIssn,
];

/** The version this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** What may be said to {@link migrate}. */
export interface MigrateOptions {
  /** Makes a copy of a notebook that holds something before it is changed. */
  readonly copyFirst?: (version: number) => void;
  /** Another list, in tests of this function only. */
  readonly migrations?: readonly Migration[];
  /** Stop at this version; to know what a notebook of it looks like. */
  readonly upTo?: number;
}

/**
 * Brings a notebook to the newest version in one transaction. Foreign keys are off meanwhile (with them on,
 * rebuilding a parent table deletes its children) and checked before the commit.
 * @throws Error where a foreign key does not hold afterwards; nothing is changed then.
 */
export function migrate(db: Database, options: MigrateOptions = {}): void {
  const { migrations = MIGRATIONS, upTo = migrations.length } = options;
  const from = db.value<number>('PRAGMA user_version') ?? 0;
  if (from >= upTo) return;
  if (from > 0) options.copyFirst?.(from);
  const pending = migrations.slice(from, upTo);
  db.script('PRAGMA foreign_keys = OFF');
  try {
    db.aside((writing) => {
      for (const step of pending) db.script(typeof step === 'string' ? step : step.sql);
      // Only now, because the newest list of columns is what digests are made from.
      if (pending.some((step) => typeof step !== 'string')) {
        for (const table of digestTables) {
          for (const { key } of writing.all<{ key: number }>(`SELECT key FROM ${table}`)) {
            settleDigest(writing, table, key);
          }
        }
      }
      const broken = db.all('PRAGMA foreign_key_check');
      if (broken.length > 0) throw new Error(`${broken.length} rows point nowhere after migration`);
      db.script(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.script(`PRAGMA user_version = ${upTo}`);
    });
  } finally {
    db.script('PRAGMA foreign_keys = ON');
  }
}
