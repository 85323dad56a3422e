import { createHash } from 'node:crypto';
import type { CallResult } from '../contract/calls.ts';
import { textAt } from '../domain/quote.ts';
import { shorten } from '../domain/shorten.ts';
import type { Core } from './core.ts';
import { missingSentence } from './health.ts';
import { findDamage } from './store/damage.ts';
import type { ReadDb, WriteDb } from './store/db.ts';
import { unpackRanges } from './store/passage-store.ts';

type Finding = CallResult<'notebook.check'>[number];

const INDEXES = ['article_index', 'passage_index', 'memo_index'] as const;
/** At most so many things are named in one finding; the rest are counted. */
const NAMED = 5;

/**
 * Checks the file (SQLite's own check), its keys, the full-text index, each row and text against its SHA-256, that
 * tags stand the same in their table and in its index, that no saved change is missing, and that every passage
 * stands within its text and, where its state says so, on its words.
 * @param rebuildIndex make the full-text index anew before checking it
 */
export function checkNotebook(core: Core, rebuildIndex: boolean): Finding[] {
  const file = finding('file', () =>
    core.db
      .all<{ integrity_check: string }>('PRAGMA integrity_check')
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok'),
  );
  if (!file.ok) readFromDamaged(core);
  if (rebuildIndex) {
    core.db.aside((db) => {
      for (const index of INDEXES) db.run(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
    });
  }
  const { db } = core;
  return [
    core.reading?.code === 'damaged' && file.ok ? finding('file', () => ['it is damaged']) : file,
    finding('whole', () => missingFaults(db)),
    finding('keys', () =>
      db
        .all<{ table: string; parent: string }>('PRAGMA foreign_key_check')
        .map(({ table, parent }) => `a row of ${table} points at no ${parent}`),
    ),
    ...INDEXES.map((index) => finding(index.replace('_', ' '), () => indexFaults(db, index))),
    finding('texts', () => textFaults(db)),
    finding('rows', () => rowFaults(core)),
    finding('tagging', () => taggingFaults(db)),
    finding('anchors', () => anchorFaults(db)),
  ];
}

/** Page by page more can be read, and what is lost has a name. */
function readFromDamaged(core: Core): void {
  try {
    core.salvage();
  } catch {
    // Nothing can be had that way; the checks say of themselves what they cannot read.
  }
}

function missingFaults(db: ReadDb): string[] {
  const value = db.value<string>("SELECT value FROM notebook WHERE name = 'missing'");
  return value === undefined
    ? []
    : [missingSentence(JSON.parse(value) as { count: number | null })];
}

function rowFaults({ db, health }: Core): string[] {
  health.add(findDamage(db));
  return health.damage.map(({ name }) => `${name} is not as it was saved`);
}

/** Which thing bears which tag is kept in a table and, whole, in its index: where they differ one of them lies. */
function taggingFaults(db: ReadDb): string[] {
  return [
    ['passage', 'quote', 'the passage'],
    ['article', 'title', ''],
  ].flatMap(([thing = '', name = '', word = '']) =>
    db
      .all<{ name: string | null }>(
        `SELECT DISTINCT t.${name} AS name FROM (
           SELECT * FROM (SELECT ${thing}, tag, added FROM ${thing}_tag NOT INDEXED
             EXCEPT SELECT ${thing}, tag, added FROM ${thing}_tag INDEXED BY ${thing}_tag_by_tag)
           UNION
           SELECT * FROM (SELECT ${thing}, tag, added FROM ${thing}_tag INDEXED BY ${thing}_tag_by_tag
             EXCEPT SELECT ${thing}, tag, added FROM ${thing}_tag NOT INDEXED)
         ) x LEFT JOIN ${thing} t ON t.key = x.${thing}`,
      )
      .map((row) => `the tags of ${word} “${shorten(row.name ?? 'unknown')}”`),
  );
}

/** A check that cannot be made, because what it reads is damaged, has found a fault. */
function finding(check: string, look: () => readonly string[]): Finding {
  let faults: readonly string[];
  try {
    faults = look();
  } catch (error) {
    faults = [`it could not be read (${(error as Error).message})`];
  }
  const rest = faults.length > NAMED ? ` and ${faults.length - NAMED} more` : '';
  const named = check === 'rows' ? faults.length : NAMED;
  return { check, ok: faults.length === 0, detail: faults.slice(0, named).join('; ') + rest };
}

function indexFaults(db: WriteDb, index: string): string[] {
  try {
    // Rank 1 compares the index with the text it was made from, not only with itself.
    db.run(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    return [];
  } catch (error) {
    return [
      `the index does not fit the text (${(error as Error).message}); --rebuild-index mends it`,
    ];
  }
}

function textFaults(db: ReadDb): string[] {
  const faults: string[] = [];
  for (const { key, title, number } of db.all<{ key: number; title: string; number: number }>(
    'SELECT r.key, a.title, r.number FROM revision r JOIN article a ON a.key = r.article',
  )) {
    const row = db.get<{ text: string; sha256: string }>(
      'SELECT text, sha256 FROM revision WHERE key = ?',
      key,
    );
    if (row && createHash('sha256').update(row.text).digest('hex') !== row.sha256) {
      faults.push(`“${title}”, revision ${number}, is not the text that was imported`);
    }
  }
  return faults;
}

function anchorFaults(db: ReadDb): string[] {
  const faults: string[] = [];
  let last = { revision: -1, text: '' };
  for (const passage of db.all<{
    id: string;
    ranges: string;
    quote: string;
    state: string;
    revision: number | null;
  }>(
    `SELECT p.id, p.ranges, p.quote, p.state, r.key AS revision FROM passage p
     LEFT JOIN revision r ON r.article = p.article AND r.number = p.revision
     ORDER BY r.key`,
  )) {
    if (passage.revision === null) {
      faults.push(`the passage ${passage.id} stands in a revision that is not there`);
      continue;
    }
    if (passage.revision !== last.revision) {
      const text = db.value<string>('SELECT text FROM revision WHERE key = ?', passage.revision);
      last = { revision: passage.revision, text: text ?? '' };
    }
    const ranges = unpackRanges(passage.ranges);
    const { text } = last;
    if (ranges.some(({ start, end }) => start < 0 || end <= start || end > text.length)) {
      faults.push(`the passage ${passage.id} leaves its text`);
    } else if (passage.state === 'exact' && textAt(text, ranges) !== passage.quote) {
      faults.push(`the passage ${passage.id} does not stand on its words`);
    }
  }
  return faults;
}
