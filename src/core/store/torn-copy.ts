import { findDamage } from './damage.ts';
import type { Database } from './db.ts';

const INDEXES = ['article_index', 'passage_index', 'memo_index'] as const;

/**
 * Whether a notebook that was copied with its log is of one piece: a copy that was made slowly has pages of different
 * moments, each whole by itself. All of it is looked at, which takes a second or so for a million passages.
 */
export function isTorn(db: Database): boolean {
  try {
    const [first] = db.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
    return (
      first?.integrity_check !== 'ok' ||
      db.all('PRAGMA foreign_key_check').length > 0 ||
      findDamage(db).length > 0 ||
      !INDEXES.every((index) => fits(db, index))
    );
  } catch {
    return true;
  }
}

/** Whether an index for searching is that of the words it was made from. */
function fits(db: Database, index: string): boolean {
  try {
    db.aside((writing) => {
      writing.run(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    });
    return true;
  } catch {
    return false;
  }
}
