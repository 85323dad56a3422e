import type { ReadDb } from '../store/db.ts';

/** The tables that a researcher's actions change, with what orders their rows. */
const TABLES: Readonly<Record<string, string>> = {
  article: 'key',
  revision: 'key',
  passage: 'key',
  earlier_place: 'passage, revision',
  tag: 'key',
  passage_tag: 'passage, tag',
  article_tag: 'article, tag',
  collection: 'key',
  collection_article: 'collection, article',
  search: 'key',
  link: 'key',
  memo: 'key',
};

/** All that a researcher made, as text that is equal when and only when every row is. */
export function dumpNotebook(db: ReadDb): string {
  return Object.entries(TABLES)
    .flatMap(([table, order]) => [
      `-- ${table}`,
      ...db
        .all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY ${order}`)
        .map((row) => JSON.stringify(row)),
    ])
    .join('\n');
}
