import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

/** better-sqlite3 13 speaks Node-API 10; under an older Node it dies without a message. */
const NEEDED_NAPI = 10;

/**
 * Loads the SQLite driver.
 * @throws Error with the version needed, where this Node is too old to load it without a crash.
 */
export function loadSqlite(): typeof BetterSqlite3 {
  if (Number(process.versions.napi) < NEEDED_NAPI) {
    throw new Error(
      `Commonplace needs Node 22.14 or newer (this is ${process.version}); "npm install" brings a fitting one and "npm start" uses it.`,
    );
  }
  return createRequire(import.meta.url)('better-sqlite3');
}
