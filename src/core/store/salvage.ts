import { type Damage, findDamage } from './damage.ts';
import type { Database, Value, WriteDb } from './db.ts';
import { digestTables, settleDigest } from './digests.ts';
import { fillHoles } from './fill-holes.ts';
import { looseLinks, lostRows, nameLost } from './lost-rows.ts';
import { reachable } from './reachable-pages.ts';
import { type Pages, readPages, type Stored, type StoredRow } from './read-pages.ts';

/** What came out of a damaged file. */
export interface Salvaged {
  /** Rows of what a researcher made. */
  readonly rows: number;
  /** What could not be had, or not as it was written. */
  readonly damage: readonly Damage[];
}

/** Tables whose rows are known by their shape, wherever they lie; the ones that others point at first. */
const BY_SHAPE = [
  'source',
  'picture',
  'article',
  'revision',
  'passage',
  'tag',
  'collection',
  'search',
  'link',
  'memo',
  'reading',
] as const;

/** Tables that look like each other: their pages are found from their roots. Each has an index with all of it. */
const BY_ROOT = [
  { table: 'passage_tag', index: 'passage_tag_by_tag', order: [2, 0, 1] },
  { table: 'article_tag', index: 'article_tag_by_tag', order: [2, 0, 1] },
  { table: 'collection_article', index: null, order: [] },
] as const;

/**
 * Takes every row that can still be read out of the bytes of a damaged notebook, page by page, whatever became
 * of the tree that held the pages together, and puts them into a new one. Freed pages hold nothing (secure
 * delete), so that what is found is what was there last.
 */
export function salvage(bytes: Buffer, into: Database): Salvaged {
  const pages = readPages(bytes);
  into.script('PRAGMA foreign_keys = OFF');
  const salvaged = into.aside((db) => {
    const shapes = BY_SHAPE.map((table) => ({ table, fits: shapeOf(db, table) }));
    let rows = 0;
    for (let page = 1; page <= pages.count; page += 1) {
      for (const row of pages.tableRows(page)) {
        const shape = shapes.find(({ fits }) => fits(row));
        if (shape && put(db, shape.table, row)) rows += 1;
      }
    }
    const roots = rootsOf(pages, db);
    let lost = brokenPages(pages, roots);
    const gone = lostRows(pages, roots, db);
    for (const { table, index, order } of BY_ROOT) {
      const own = entries(pages, roots.get(table));
      const twin = index === null ? own : entries(pages, roots.get(index), order);
      lost += putPairs(db, table, own, twin);
    }
    const loose = looseLinks(db);
    lost += fillHoles(db);
    // Rows came in any order; the index for searching is made from how they stand now.
    for (const index of ['article_index', 'passage_index', 'memo_index']) {
      db.run(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
    }
    // A notebook from before rows had digests has none to compare with.
    if (versionOf(bytes) < DIGESTS_SINCE) settleAll(db);
    const damage = [...[...gone, ...loose].map((row) => nameLost(db, row)), ...findDamage(db)];
    const parts = lost === 1 ? 'a part of the file' : `${lost} parts of the file`;
    return {
      rows,
      damage: lost > 0 ? [...damage, { kind: 'file', id: null, name: parts } as const] : damage,
    };
  });
  into.script('PRAGMA foreign_keys = ON');
  return salvaged;
}

const DIGESTS_SINCE = 2;

function versionOf(bytes: Buffer): number {
  return bytes.length >= 64 ? bytes.readUInt32BE(60) : 0;
}

function settleAll(db: WriteDb): void {
  for (const table of digestTables) {
    for (const { key } of db.all<{ key: number }>(`SELECT key FROM ${table}`)) {
      settleDigest(db, table, key);
    }
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

/** Whether a stored row can be one of a table. One written before a column was added has fewer values. */
function shapeOf(db: WriteDb, table: string): (row: StoredRow) => boolean {
  const columns = columnsOf(db, table);
  const needed = columns.filter((column) => column.notnull === 1).length;
  return ({ values }) =>
    values.length <= columns.length &&
    values.length >= Math.min(needed, columns.length) &&
    values.every((value, at) => columnFits(columns[at], value));
}

const ID_LENGTH = 36;
const TIMES = new Set(['created', 'modified', 'added', 'made', 'at']);

function columnFits(column: Column | undefined, value: Stored): boolean {
  if (!column) return false;
  // An integer key is stored as the row's own, and as nothing in its column.
  if (column.pk === 1 && column.type === 'INTEGER') return value === null;
  if (value === null) return column.notnull === 0;
  if (column.type === 'TEXT') {
    if (typeof value !== 'string') return false;
    if (column.name === 'id') return value.length === ID_LENGTH;
    return !TIMES.has(column.name) || looksLikeTime(value);
  }
  return column.type === 'BLOB' ? value instanceof Uint8Array : typeof value === 'number';
}

/** One letter of it may be another. */
function looksLikeTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(value) || /^.{19}\.\d{3}Z$/.test(value);
}

/** @returns whether it was not there yet: the first one found of a key is the one that counts */
function put(db: WriteDb, table: string, { key, values }: StoredRow): boolean {
  const columns = columnsOf(db, table).slice(0, values.length);
  const bound = values.map((value, at): Value => {
    const column = columns[at];
    if (column?.pk === 1 && column.type === 'INTEGER') return key;
    return typeof value === 'bigint' ? Number(value) : value;
  });
  const names = columns.map((column) => column.name).join(', ');
  const holes = columns.map(() => '?').join(', ');
  return (
    db.run(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${holes})`, ...bound).changes > 0
  );
}

const columnLists = new Map<string, readonly Column[]>();

function columnsOf(db: WriteDb, table: string): readonly Column[] {
  const known = columnLists.get(table);
  if (known) return known;
  const columns = db.all<Column>(`PRAGMA table_info(${table})`);
  columnLists.set(table, columns);
  return columns;
}

/** Where trees begin: from the file's own schema, or, where that is gone, from where it always is. */
function rootsOf(pages: Pages, fresh: WriteDb): Map<string, number> {
  const roots = new Map(
    fresh
      .all<{ name: string; rootpage: number }>(
        'SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0',
      )
      .map(({ name, rootpage }) => [name, rootpage] as const),
  );
  for (const page of reachable(pages, 1)) {
    for (const { values } of pages.tableRows(page)) {
      const [type, name, , root] = values;
      if ((type === 'table' || type === 'index') && typeof name === 'string') {
        if (typeof root === 'number' && root > 0) roots.set(name, root);
      }
    }
  }
  return roots;
}

interface Entries {
  readonly pairs: ReadonlyMap<string, readonly Value[]>;
  /** Whether each page of the tree was one. */
  readonly whole: boolean;
}

/** @param order where each of the three columns stands in an entry; as they come where it is empty */
function entries(pages: Pages, root: number | undefined, order: readonly number[] = []): Entries {
  const pairs = new Map<string, readonly Value[]>();
  let whole = root !== undefined;
  for (const page of root === undefined ? [] : reachable(pages, root)) {
    if (!pages.isTreePage(page)) whole = false;
    for (const { values } of pages.indexRows(page)) {
      const [first, second, added] = (order.length > 0 ? order : [0, 1, 2]).map(
        (at) => values[at] ?? null,
      );
      if (typeof first === 'number' && typeof second === 'number' && typeof added === 'string') {
        pairs.set(`${first} ${second}`, [first, second, added]);
      }
    }
  }
  return { pairs, whole };
}

/** What table and index agree on, and what one has where the other is broken. @returns how many were left out */
function putPairs(db: WriteDb, table: string, own: Entries, twin: Entries): number {
  let left = 0;
  const all = new Map([...twin.pairs, ...own.pairs]);
  for (const [name, values] of all) {
    const agreed = own.pairs.has(name) && twin.pairs.has(name);
    if (agreed || !own.whole || !twin.whole) {
      db.run(`INSERT OR IGNORE INTO ${table} VALUES (?, ?, ?)`, ...values);
    } else left += 1;
  }
  return left;
}

/** Pages that belong to a tree and are no page of one. */
function brokenPages(pages: Pages, roots: ReadonlyMap<string, number>): number {
  const broken = new Set<number>();
  for (const root of roots.values()) {
    for (const page of reachable(pages, root)) if (!pages.isTreePage(page)) broken.add(page);
  }
  return broken.size;
}
