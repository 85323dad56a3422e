import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { wrapDatabase } from './db.ts';
import { migrate } from './migrate.ts';
import { loadSqlite } from './sqlite.ts';

/**
 * Makes an empty notebook at `path`, whole or not at all: it is written beside it and renamed, so that a
 * crash never leaves a half-made file, which the next start would have to refuse. The caller owns `path`.
 * @throws the system's or SQLite's error where it cannot be written
 */
export function makeNotebook(path: string): void {
  const draft = `${path}-new`;
  rmSync(draft, { force: true });
  rmSync(`${draft}-journal`, { force: true });
  // Nobody else on this computer may read what a researcher keeps.
  closeSync(openSync(draft, 'wx', 0o600));
  chmodSync(draft, 0o600);
  const connection = new (loadSqlite())(draft);
  try {
    connection.pragma('synchronous = FULL');
    migrate(wrapDatabase(connection));
  } finally {
    connection.close();
  }
  renameSync(draft, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
