import { chmodSync, closeSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect } from './connect.ts';
import { wrapDatabase } from './db.ts';
import { migrate } from './migrate.ts';
import { removeFile } from './remove-file.ts';
import { syncFolder } from './sync-file.ts';

/**
 * Makes an empty notebook at `path`, whole or not at all: it is written beside it and renamed, so that a
 * crash never leaves a half-made file, which the next start would have to refuse. The caller owns `path`.
 * @throws the system's or SQLite's error where it cannot be written
 */
export function makeNotebook(path: string): void {
  const draft = `${path}-new`;
  removeFile(draft);
  removeFile(`${draft}-journal`);
  // Nobody else on this computer may read what a researcher keeps.
  closeSync(openSync(draft, 'wx', 0o600));
  chmodSync(draft, 0o600);
  const connection = connect(draft, 'draft');
  try {
    migrate(wrapDatabase(connection));
  } finally {
    connection.close();
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}
