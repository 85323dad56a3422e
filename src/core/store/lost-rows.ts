import { shorten } from '../../domain/shorten.ts';
import type { Damage } from './damage.ts';
import type { ReadDb } from './db.ts';
import { type DigestTable, digestTables } from './digests.ts';
import { reachable } from './reachable-pages.ts';
import type { Pages, Stored } from './read-pages.ts';

/** A row that an index of the file still knows and that could not be read. */
export interface LostRow {
  readonly table: DigestTable;
  readonly key: number;
  /** Its own id, or that of nothing. */
  readonly id: string | null;
  /** The key of its article, where the index says. */
  readonly article: number | null;
}

/** Each thing's own index, from which a row that is gone is known: its columns, the key last. */
const INDEXES: readonly {
  readonly table: DigestTable;
  readonly index: string;
  readonly read: (values: readonly Stored[]) => Pick<LostRow, 'id' | 'article'>;
}[] = digestTables.flatMap((table) => {
  const byId = {
    table,
    index: `sqlite_autoindex_${table}_1`,
    read: ([id]: readonly Stored[]) => ({ id: typeof id === 'string' ? id : null, article: null }),
  };
  const byArticle = {
    table,
    index: table === 'passage' ? 'passage_by_article' : 'sqlite_autoindex_revision_1',
    read: ([article]: readonly Stored[]) => ({
      id: null,
      article: typeof article === 'number' ? article : null,
    }),
  };
  if (table === 'revision') return [byArticle];
  return table === 'passage' ? [byArticle, byId] : [byId];
});

/** What indexes know and tables have no more. @param db what could be taken out of the file */
export function lostRows(pages: Pages, roots: ReadonlyMap<string, number>, db: ReadDb): LostRow[] {
  const lost = new Map<string, LostRow>();
  for (const { table, index, read } of INDEXES) {
    const root = roots.get(index);
    const kept = new Set(db.all<{ key: number }>(`SELECT key FROM ${table}`).map(({ key }) => key));
    for (const page of root === undefined ? [] : reachable(pages, root)) {
      for (const { values } of pages.indexRows(page)) {
        const key = values.at(-1);
        if (typeof key !== 'number' || kept.has(key)) continue;
        const name = `${table} ${key}`;
        const known = lost.get(name);
        const { id, article } = read(values);
        lost.set(name, {
          table,
          key,
          id: id ?? known?.id ?? null,
          article: article ?? known?.article ?? null,
        });
      }
    }
  }
  return [...lost.values()];
}

/** Links of which a passage is gone: they go with it, and are told. */
export function looseLinks(db: ReadDb): LostRow[] {
  return db
    .all<{ key: number; id: string }>(
      `SELECT key, id FROM link WHERE origin NOT IN (SELECT key FROM passage)
         OR target NOT IN (SELECT key FROM passage)`,
    )
    .map(({ key, id }) => ({ table: 'link', key, id, article: null }));
}

/** What a lost row is called, from what is left beside it. */
export function nameLost(db: ReadDb, { table, key, id, article }: LostRow): Damage {
  const title =
    article === null
      ? undefined
      : db.value<string>('SELECT title FROM article WHERE key = ?', article);
  const of = title === undefined ? '' : ` of “${shorten(title)}”`;
  return { kind: table, id, name: `${WORDS[table]}${of} that is lost (${id ?? key})` };
}

const WORDS: Readonly<Record<DigestTable, string>> = {
  article: 'an article',
  revision: 'a text',
  passage: 'a passage',
  tag: 'a tag',
  collection: 'a collection',
  search: 'a saved search',
  link: 'a link',
  memo: 'a memo',
};
