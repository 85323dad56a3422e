import { createHash } from 'node:crypto';
import type { ReadDb } from '../../src/core/store/db.ts';
import { dumpNotebook } from '../../src/core/testing/dump-notebook.ts';

/** All of a notebook that its user made, and the history of it, as one hash: equal when every row is. */
export function digest(db: ReadDb): string {
  const hash = createHash('sha256').update(dumpNotebook(db));
  for (const table of ['change', 'change_row']) {
    for (const row of db.all(`SELECT * FROM ${table} ORDER BY key`)) {
      hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex').slice(0, 24);
}
