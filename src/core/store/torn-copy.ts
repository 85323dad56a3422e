import { reverseChange } from './change-log.ts';
import { findDamage } from './damage.ts';
import type { Database } from './db.ts';

/** Changes that are taken back to see whether history and rows are of one moment. */
const CHANGES = 30;

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
      !INDEXES.every((index) => fits(db, index)) ||
      !historyFits(db) ||
      hasRowsToCome(db)
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

/** Whether something was changed after the last change of the history: its page is of a later moment. */
function hasRowsToCome(db: Database): boolean {
  return (
    db.value(
      `SELECT 1 FROM (SELECT modified FROM passage UNION ALL SELECT modified FROM article
         UNION ALL SELECT modified FROM memo)
       WHERE modified > (SELECT max(at) FROM change) LIMIT 1`,
    ) !== undefined
  );
}

/**
 * Whether the last changes can be taken back to rows that are as their digests say. What a change restores is only
 * what it altered, so that rows of another moment than their history do not come out right. All of it is rolled back.
 */
function historyFits(db: Database): boolean {
  let fits = false;
  const done = new Error('nothing of this is kept');
  try {
    db.aside((writing) => {
      const last = writing.all<{ key: number }>(
        "SELECT key FROM change WHERE state = 'done' ORDER BY key DESC LIMIT ?",
        CHANGES,
      );
      for (const { key } of last) reverseChange(writing, key);
      fits = findDamage(writing).length === 0;
      throw done;
    });
  } catch (error) {
    if (error !== done) return false;
  }
  return fits;
}
