import { fail } from '../../contract/failure.ts';
import type { Picture } from '../import/pictures.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** Keeps pictures; one that is there already is not kept twice. */
export function keepPictures(db: WriteDb, pictures: readonly Picture[]): void {
  for (const { sha256, type, bytes } of pictures) {
    db.run(
      'INSERT INTO picture (sha256, type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      sha256,
      type,
      bytes,
    );
  }
}

/** A picture by the source that a figure names. @throws CallFailure `not-found` */
export function needPicture(
  db: ReadDb,
  source: string,
): { readonly type: string; readonly bytes: Uint8Array } {
  return (
    db.get<{ type: string; bytes: Uint8Array }>(
      'SELECT type, bytes FROM picture WHERE sha256 = ?',
      source.replace(/^picture:/, ''),
    ) ?? fail('not-found', `There is no ${source}.`)
  );
}

/** The pictures that articles show in any revision, by their SHA-256. @param articles keys, as a JSON list */
export function picturesOf(db: ReadDb, articles: string): string[] {
  return db
    .all<{ sha256: string }>(
      `SELECT DISTINCT substr(b.value ->> 'source', 9) AS sha256 FROM revision r, json_each(r.blocks) b
       WHERE r.article IN (SELECT value FROM json_each(?)) AND b.value ->> 'source' LIKE 'picture:%'`,
      articles,
    )
    .map(({ sha256 }) => sha256);
}

/** Takes pictures out that nothing shows any more, and that nothing which could be brought back does. */
export function dropPictures(db: WriteDb, pictures: readonly string[]): void {
  for (const sha256 of pictures) {
    db.run(
      `DELETE FROM picture WHERE sha256 = ?
       AND NOT EXISTS (SELECT 1 FROM revision WHERE instr(blocks, ?))
       AND NOT EXISTS (SELECT 1 FROM change_row WHERE tbl = 'revision' AND instr(row, ?))`,
      sha256,
      sha256,
      sha256,
    );
  }
}
