import { draftBackup, keepBackup } from './backup-files.ts';
import type { Database } from './db.ts';
import { removeFile } from './remove-file.ts';
import { sealCopy } from './seal-copy.ts';

/**
 * A verified backup of a notebook before its format changes. VACUUM INTO copies what is committed, also where it
 * stands in the write-ahead log only, and nobody waits for the window yet.
 * @throws Error where it cannot be made or is not sound in its structure: then nothing is migrated
 */
export function copyBeforeMigration(db: Database, path: string, version: number): void {
  const draft = draftBackup(path);
  try {
    // It wants to make the file itself.
    removeFile(draft);
    db.script(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
    keepBackup(path, draft, sealCopy(draft), {
      made: new Date().toISOString(),
      cause: 'before-migration',
    });
  } catch (error) {
    removeFile(draft);
    const code = (error as { code?: string }).code;
    if (code !== undefined) throw error;
    throw new Error(
      `The notebook ${path} (format ${version}) could not be copied before it is brought up: ${(error as Error).message}`,
    );
  }
}
