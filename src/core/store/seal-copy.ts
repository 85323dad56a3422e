import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { commitsOf, markWhole } from './commit-count.ts';
import { connect } from './connect.ts';
import { findDamage } from './damage.ts';
import { type ReadDb, wrapDatabase } from './db.ts';
import { syncFile } from './sync-file.ts';

/** What a copy of a notebook holds. */
export interface CopyCounts {
  readonly articles: number;
  readonly passages: number;
  readonly tags: number;
  /** Changes in its history. */
  readonly changes: number;
}

/** A copy that was looked at. `faults` are sentences on what is not as it was written; none is a sound one. */
export interface Sealed {
  readonly bytes: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  readonly version: number;
  readonly commits: number;
  readonly counts: CopyCounts;
  readonly faults: readonly string[];
}

/**
 * Makes a copy whole by itself (no log belongs to it), brings it to the disk, opens it again and looks at all of
 * it: SQLite's integrity and foreign keys, each row's digest, what it holds.
 * @param draft the copy, which nobody else has open
 * @throws Error where its structure is damaged: such a copy is worth nothing
 */
export function sealCopy(draft: string): Sealed {
  const writing = connect(draft, 'draft');
  try {
    const db = wrapDatabase(writing);
    if (has(db, 'table', 'counter')) db.transaction(markWhole);
  } finally {
    writing.close();
  }
  syncFile(draft);
  return verifyCopy(draft);
}

/** Looks at all of a copy without changing it. @throws Error where its structure is damaged */
export function verifyCopy(path: string): Sealed {
  const reading = connect(path, 'reading');
  try {
    const db = wrapDatabase(reading);
    const structure = db.value<string>('PRAGMA integrity_check(1)');
    if (structure !== 'ok')
      throw new Error(`its structure is damaged (${structure?.replaceAll(/\s+/g, ' ')})`);
    if (db.all('PRAGMA foreign_key_check').length > 0) {
      throw new Error('some of its rows point nowhere');
    }
    const hashed = has(db, 'table', 'counter');
    return {
      ...digestFile(path),
      version: db.value<number>('PRAGMA user_version') ?? 0,
      commits: hashed ? commitsOf(db) : 0,
      counts: countsOf(db),
      faults: hashed ? findDamage(db).map(({ name }) => `${name} is damaged`) : textFaults(db),
    };
  } finally {
    reading.close();
  }
}

/** What a notebook holds; what is in the trash counts, as it can be had back. */
export function countsOf(db: ReadDb): CopyCounts {
  const count = (table: string): number => db.value<number>(`SELECT count(*) FROM ${table}`) ?? 0;
  return {
    articles: count('article'),
    passages: count('passage'),
    tags: count('tag'),
    changes: count('change'),
  };
}

function has(db: ReadDb, type: string, name: string): boolean {
  return (
    db.value('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?', type, name) !== undefined
  );
}

/** Before rows had digests, the texts of articles had. */
function textFaults(db: ReadDb): string[] {
  const keys = db.all<{ key: number; title: string }>(
    'SELECT r.key, a.title FROM revision r JOIN article a ON a.key = r.article',
  );
  return keys.flatMap(({ key, title }) => {
    const row = db.get<{ text: string; sha256: string }>(
      'SELECT text, sha256 FROM revision WHERE key = ?',
      key,
    );
    const sound = row && createHash('sha256').update(row.text).digest('hex') === row.sha256;
    return sound ? [] : [`the text of “${title}” is damaged`];
  });
}

function digestFile(path: string): { bytes: number; sha256: string } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const hash = createHash('sha256');
    const part = Buffer.alloc(1 << 20);
    for (let read = readSync(file, part); read > 0; read = readSync(file, part)) {
      hash.update(part.subarray(0, read));
    }
    return { bytes: size, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}
