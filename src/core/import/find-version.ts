import type { Bibliography } from '../../contract/article.ts';
import { similarity } from '../../domain/similar-texts.ts';
import { titleSortKey } from '../../domain/sort-key.ts';
import type { ReadDb } from '../store/db.ts';

/** An article of which a document seems to be another version. */
export interface Version {
  /** `same-source`: from the same address, or a file of the same name. `alike`: only the text is nearly the same. */
  readonly kind: 'same-source' | 'alike';
  readonly id: string;
  readonly title: string;
}

/**
 * How much the texts must have in common. A page at the same address may be rewritten and is still that page, while
 * a file of the same name is another file more often than not.
 */
const LEAST = { url: 0.3, name: 0.5, alike: 0.8 } as const;
/** So many articles are looked at: a name like "index.html" may be that of thousands. */
const LOOKED_AT = 20;

/** The article that a document with another text than all others is most likely a version of; null when none is. */
export function findVersion(
  db: ReadDb,
  fileName: string,
  { url, title }: Bibliography,
  text: string,
): Version | null {
  const ways = [
    { kind: 'same-source', column: 'url', value: url, least: LEAST.url },
    { kind: 'same-source', column: 'source_name', value: fileName, least: LEAST.name },
    { kind: 'alike', column: 'title_sort', value: titleSortKey(title), least: LEAST.alike },
  ] as const;
  for (const { kind, column, value, least } of ways) {
    if (!value) continue;
    const rows = db.all<{ id: string; title: string; text: string }>(
      `SELECT a.id, a.title, r.text FROM article a
       JOIN revision r ON r.article = a.key AND r.number = a.revision
       WHERE a.${column} = ? AND a.trashed IS NULL ORDER BY a.key DESC LIMIT ?`,
      value,
      LOOKED_AT,
    );
    const [best] = rows
      .map((row) => ({ ...row, like: similarity(row.text, text) }))
      .filter(({ like }) => like >= least)
      .sort((a, b) => b.like - a.like);
    if (best) return { kind, id: best.id, title: best.title };
  }
  return null;
}
