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
