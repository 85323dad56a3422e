import type { ReadDb } from './db.ts';

interface TagRow {
  readonly key: number;
  readonly parent: number | null;
  readonly fold: string;
}

/**
 * Keys of the tags that a path names, each with all its children. The path may be the end of a longer one:
 * `Disputed` finds `Claims/Disputed`.
 * @param names folded as `foldTagName` does
 * @param prefix take the last name for the beginning of one
 */
export function tagsForPath(db: ReadDb, names: readonly string[], prefix: boolean): number[] {
  const rows = db.all<TagRow>('SELECT key, parent, fold FROM tag');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const last = names.at(-1) ?? '';
  const named = (row: TagRow): boolean => {
    if (prefix ? !row.fold.startsWith(last) : row.fold !== last) return false;
    let above: TagRow | undefined = row;
    for (const name of names.slice(0, -1).reverse()) {
      above = above.parent === null ? undefined : byKey.get(above.parent);
      if (above?.fold !== name) return false;
    }
    return true;
  };
  const found = new Set(rows.filter(named).map((row) => row.key));
  const within = (row: TagRow): boolean => {
    let above: TagRow | undefined = row;
    while (above) {
      if (found.has(above.key)) return true;
      above = above.parent === null ? undefined : byKey.get(above.parent);
    }
    return false;
  };
  return found.size === 0 ? [] : rows.filter(within).map((row) => row.key);
}
