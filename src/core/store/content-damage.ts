import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { shorten } from '../../domain/shorten.ts';
import type { Damage } from './damage.ts';
import type { ReadDb } from './db.ts';

/**
 * Original files and pictures that are not as they came in. They are kept under the SHA-256 of their bytes, so that
 * nothing else is needed to tell.
 */
export function contentDamage(db: ReadDb): Damage[] {
  return [...sourceDamage(db), ...pictureDamage(db)];
}

interface Kept {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

function sourceDamage(db: ReadDb): Damage[] {
  return names(db, 'source')
    .filter((name) => {
      const row = db.get<Kept>(
        'SELECT sha256, deflated AS bytes FROM source WHERE sha256 = ?',
        name,
      );
      return row && !isSound(row, (bytes) => inflateSync(bytes));
    })
    .map((name) => {
      const article = db.get<{ id: string; title: string }>(
        'SELECT id, title FROM article WHERE source_sha256 = ? LIMIT 1',
        name,
      );
      return named('source', 'the original file', article);
    });
}

function pictureDamage(db: ReadDb): Damage[] {
  const has = db.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'picture'");
  return names(db, has === undefined ? null : 'picture')
    .filter((name) => {
      const row = db.get<Kept>('SELECT sha256, bytes FROM picture WHERE sha256 = ?', name);
      return row && !isSound(row, (bytes) => bytes);
    })
    .map((name) => {
      const article = db.get<{ id: string; title: string }>(
        `SELECT a.id, a.title FROM revision r JOIN article a ON a.key = r.article
         WHERE instr(r.blocks, ?) > 0 LIMIT 1`,
        name,
      );
      return named('picture', 'a picture', article);
    });
}

function names(db: ReadDb, table: 'source' | 'picture' | null): string[] {
  if (table === null) return [];
  return db.all<{ sha256: string }>(`SELECT sha256 FROM ${table}`).map(({ sha256 }) => sha256);
}

function isSound({ sha256, bytes }: Kept, unpack: (bytes: Uint8Array) => Uint8Array): boolean {
  try {
    return createHash('sha256').update(unpack(bytes)).digest('hex') === sha256;
  } catch {
    return false;
  }
}

function named(
  kind: 'source' | 'picture',
  words: string,
  article: { readonly id: string; readonly title: string } | undefined,
): Damage {
  const of = article ? ` of “${shorten(article.title)}”` : '';
  return { kind, id: article?.id ?? null, name: `${words}${of}` };
}
