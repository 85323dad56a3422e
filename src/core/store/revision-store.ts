import type { RevisionRow } from '../../contract/revision.ts';
import type { ReadDb, Value, WriteDb } from './db.ts';
import type { KeptText } from './kept-text.ts';
import type { PackedSource } from './pack-source.ts';
import { type ReadAs, readAs } from './stored-format.ts';

/** The file that a revision was read from. */
export interface Source {
  /** SHA-256 of its bytes, hexadecimal; the bytes are in the notebook. */
  readonly sha256: string;
  readonly name: string;
  /** What it was read as, as `storedFormat` writes it. */
  readonly format: string;
}

/** A revision to be. */
export interface NewRevision {
  /** The key of its article. */
  readonly article: number;
  readonly number: number;
  readonly text: KeptText;
  readonly words: number;
  /** Null for a correction. */
  readonly source: Source | null;
  readonly made: string;
}

/** Keeps original bytes, once for each content. @returns their SHA-256 */
export function keepSource(db: WriteDb, { sha256: sum, size, deflated }: PackedSource): string {
  db.run(
    'INSERT INTO source (sha256, size, deflated) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    sum,
    size,
    deflated,
  );
  return sum;
}

/**
 * Puts in revisions; that they are the current ones, their articles say. Many at once cost far less: before each
 * statement the search index writes out what it has gathered, so that it could take the statement back.
 */
export function insertRevisions(db: WriteDb, revisions: readonly NewRevision[]): void {
  let left = revisions;
  for (const count of TOGETHER) {
    for (; left.length >= count; left = left.slice(count)) {
      db.run(insertSql(count), ...left.slice(0, count).flatMap(rowOf));
    }
  }
}

/** So many rows in a statement; each of these is prepared once. */
const TOGETHER = [64, 16, 4, 1] as const;

function insertSql(count: number): string {
  const row = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
  return `INSERT INTO revision (article, number, text, sha256, blocks, asides, words, characters, made,
     source_sha256, source_name, format) VALUES ${Array.from({ length: count }, () => row).join(', ')}`;
}

function rowOf({ article, number, text, words, made, source }: NewRevision): Value[] {
  return [
    article,
    number,
    text.text,
    text.textSha256,
    text.blocksJson,
    text.asidesJson,
    words,
    text.text.length,
    made,
    source?.sha256 ?? null,
    source?.name ?? null,
    source?.format ?? null,
  ];
}

/** The revisions of an article, oldest first. */
export function listRevisions(db: ReadDb, article: number): RevisionRow[] {
  const rows = db.all<Omit<RevisionRow, 'kind'>>(
    `SELECT r.number, r.made, r.source_name AS source, r.words, r.characters,
       (SELECT count(*) FROM passage p WHERE p.article = r.article AND p.revision = r.number)
       + (SELECT count(*) FROM passage p JOIN earlier_place e ON e.passage = p.key
          WHERE p.article = r.article AND e.revision = r.number) AS passages
     FROM revision r WHERE r.article = ? ORDER BY r.number`,
    article,
  );
  return rows.map((row) => ({ ...row, kind: row.source === null ? 'correction' : 'import' }));
}

/** The file that a revision was read from; of a correction, that of the last one before it that was. */
export function sourceOf(
  db: ReadDb,
  article: number,
  number: number,
): { name: string; format: string; deflated: Uint8Array } | undefined {
  return db.get(
    `SELECT r.source_name AS name, r.format, s.deflated FROM revision r JOIN source s ON s.sha256 = r.source_sha256
     WHERE r.article = ? AND r.number <= ? ORDER BY r.number DESC LIMIT 1`,
    article,
    number,
  );
}

/** What a revision was read as; of a correction, what the last one before it was that was read. */
export function readAsOf(db: ReadDb, article: number, number: number): ReadAs | null {
  const stored = db.value<string>(
    `SELECT format FROM revision WHERE article = ? AND number <= ? AND format IS NOT NULL
     ORDER BY number DESC LIMIT 1`,
    article,
    number,
  );
  return stored === undefined ? null : readAs(stored);
}
