import type { ReadDb } from './db.ts';

/** Beyond so many, a view does better to read its list anew. */
const MOST = 500;

/**
 * The ids of the passages that a change touched, from the rows it logged.
 * @param change the key of the change, done or just taken back
 * @returns null where it touched what may show in other passages too (a tag's name, an article), or too many
 */
export function touchedPassages(db: ReadDb, change: number): string[] | null {
  // A tag that was made along the way shows in no passage but these.
  const wider = db.value<number>(
    // The first such row says it: an import of many files has tens of thousands.
    `SELECT 1 FROM change_row WHERE change = ?
     AND tbl NOT IN ('passage', 'passage_tag', 'earlier_place', 'link') AND NOT (tbl = 'tag' AND inverse = 'delete')
     LIMIT 1`,
    change,
  );
  if (wider) return null;
  const rows = db.all<{ id: string | null }>(
    `SELECT DISTINCT coalesce(
       json_extract(row, '$.id'),
       (SELECT id FROM passage WHERE key = json_extract(row, iif(tbl = 'passage', '$.key', '$.passage')))
     ) AS id
     FROM change_row WHERE change = ? AND tbl IN ('passage', 'passage_tag', 'earlier_place') LIMIT ?`,
    change,
    MOST + 2,
  );
  const ids = rows.flatMap(({ id }) => id ?? []);
  return ids.length === 0 || ids.length > MOST ? null : ids;
}
