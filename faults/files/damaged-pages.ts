import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import type { ReadDb } from '../../src/core/store/db.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import type { Random } from '../random.ts';

const PAGE = 4096;

/** What a researcher wrote and reads, by table: the id and the words of each row. */
const WORDS: readonly { readonly table: string; readonly sql: string }[] = [
  {
    table: 'passage',
    sql: 'SELECT id, quote AS name, quote, note, color, ranges, article FROM passage',
  },
  {
    table: 'article',
    sql: 'SELECT id, title AS name, title, authors, publisher, url, trashed FROM article',
  },
  {
    table: 'revision',
    sql: `SELECT a.id, a.title AS name, r.text, r.blocks FROM revision r LEFT JOIN article a ON a.key = r.article`,
  },
  { table: 'tag', sql: 'SELECT id, name, name AS own, description, color, parent FROM tag' },
  { table: 'collection', sql: 'SELECT id, name, name AS own FROM collection' },
  { table: 'search', sql: 'SELECT id, name, name AS own, query FROM search' },
  {
    table: 'link',
    sql: 'SELECT l.id, p.quote AS name, l.note, l.type, l.origin, l.target FROM link l LEFT JOIN passage p ON p.key = l.origin',
  },
];

interface Row {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  /** All of it, to be compared. */
  readonly words: string;
}

type Damage = 'bit' | 'zeros' | 'swap';

/**
 * F11: a bit is turned, a page emptied, or two pages change places. Every row that is not as it was written is
 * reported by its name; every row that lies elsewhere is still there; and the damaged file stays as it is.
 */
export const damagedPages: Fault = {
  id: 'F11',
  title: 'damaged pages',
  saboteurs: ['s6'],
  least: {
    full: { tried: 2000, acknowledged: 100_000 },
    small: { tried: 200, acknowledged: 10_000 },
  },
  run: async (run) => {
    const path = join(run.folder, 'base.commonplace');
    await makeBase(path);
    const sound = readFileSync(path);
    const core = openCore(path, 'a fault test');
    const rows = rowsOf(core.db);
    const places = new Map(rows.map((row) => [row, pagesOf(core.db, row, sound)]));
    await core.close();
    let changed = 0;
    for (const copy of run.each(Array.from({ length: run.count(2000, 200) }, (_, n) => n))) {
      const random = run.random.fork(copy);
      const kind = random.pick<Damage>(['bit', 'zeros', 'swap']);
      const { bytes, hurt, what } = damage(sound, kind, random);
      changed += await look(run, bytes, { rows, places, hurt, where: `copy ${copy}, ${what}` });
      run.tally.tried();
      run.tally.acknowledged(rows.length);
    }
    run.note(`${changed} rows were not as they were written, each reported by its name`);
  },
};

function damage(
  sound: Buffer,
  kind: Damage,
  random: Random,
): { bytes: Buffer; hurt: number[]; what: string } {
  const bytes = Buffer.from(sound);
  // The first page is the header's, which F10 is about.
  const page = random.whole(1, sound.length / PAGE - 1);
  const other = random.whole(1, sound.length / PAGE - 1);
  switch (kind) {
    case 'bit': {
      const at = page * PAGE + random.whole(0, PAGE - 1);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.whole(0, 7)), at);
      return { bytes, hurt: [page], what: `a bit of byte ${at} turned` };
    }
    case 'zeros':
      bytes.fill(0, page * PAGE, (page + 1) * PAGE);
      return { bytes, hurt: [page], what: `page ${page + 1} emptied` };
    case 'swap':
      sound.copy(bytes, page * PAGE, other * PAGE, (other + 1) * PAGE);
      sound.copy(bytes, other * PAGE, page * PAGE, (page + 1) * PAGE);
      return { bytes, hurt: [page, other], what: `pages ${page + 1} and ${other + 1} swapped` };
  }
}

interface Looked {
  readonly rows: readonly Row[];
  readonly places: ReadonlyMap<Row, ReadonlySet<number>>;
  /** Pages that are damaged, from 0. */
  readonly hurt: readonly number[];
  readonly where: string;
}

/** @returns how many rows were changed or gone, and reported */
async function look(
  run: Run,
  bytes: Buffer,
  { rows, places, hurt, where }: Looked,
): Promise<number> {
  const path = join(run.folder, 'damaged.commonplace');
  writeFileSync(path, bytes);
  let core: Core;
  try {
    core = openCore(path, 'a judge');
  } catch (error) {
    run.tally.corrupt(`${where}: nothing of it can be read: ${error}`);
    return 0;
  }
  let changed = 0;
  try {
    const reply = await dispatch(core, 'notebook.check', {});
    if (!reply.ok) run.tally.wrong(`${where}: it cannot be checked: ${reply.failure.message}`);
    const findings = reply.ok
      ? (reply.value as { check: string; ok: boolean; detail: string }[])
      : [];
    const reported = reportedNames(run, core, findings);
    const there = new Map(rowsOf(core.db).map((row) => [`${row.table} ${row.id}`, row.words]));
    for (const row of rows) {
      if (there.get(`${row.table} ${row.id}`) === row.words) continue;
      const far = !hurt.some((page) => places.get(row)?.has(page));
      if (far) run.tally.lost(1, `${where}: ${row.table} ${row.name} lies elsewhere and is gone`);
      else if (!names(reported, row))
        run.tally.lost(
          1,
          `${where}: ${row.table} ${row.name} is not reported among ${reported.join('; ') || 'nothing'}`,
        );
      else changed += 1;
    }
  } finally {
    await core.close();
  }
  if (core.reading?.code === 'damaged' && !readFileSync(path).equals(bytes)) {
    run.tally.wrong(`${where}: the damaged file was changed`);
  }
  for (const ending of ['', '-wal', '-shm', '-lock', '-owner'])
    rmSync(path + ending, { force: true });
  return changed;
}

/** What the program says of its damage; the saboteur looks at no digest, as SQLite's own check does. */
function reportedNames(
  run: Run,
  core: Core,
  findings: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[],
): string[] {
  if (run.saboteur === 's6') {
    return findings.filter(({ check }) => check === 'file').map(({ detail }) => detail);
  }
  return [
    ...core.health.damage.flatMap(({ id, name }) => (id === null ? [name] : [id, name])),
    ...findings.filter(({ ok }) => !ok).map(({ detail }) => detail),
  ];
}

function names(reported: readonly string[], row: Row): boolean {
  // As it is shown: a quote may begin with a space or run over lines.
  const start = row.name.trim().replace(/\s+/g, ' ').slice(0, 25);
  return reported.some((name) => name.includes(row.id) || (start !== '' && name.includes(start)));
}

function rowsOf(db: ReadDb): Row[] {
  return WORDS.flatMap(({ table, sql }) =>
    db.all<Record<string, unknown>>(sql).map(({ name, ...row }) => ({
      table,
      id: String(row.id),
      name: String(name ?? ''),
      words: JSON.stringify(row),
    })),
  );
}

/** The pages that a row of a sound file lies on: where its own words stand, and the table's inner pages. */
function pagesOf(db: ReadDb, row: Row, sound: Buffer): ReadonlySet<number> {
  const pages = new Set<number>();
  // A text with its blocks fills many pages: all of its table's are taken for its own.
  const all = row.table === 'revision' || row.table === 'article';
  const marks = [row.id, row.name]
    .filter((mark) => mark.length > 3)
    .map((mark) => Buffer.from(mark));
  for (const { pageno } of db.all<{ pageno: number }>(
    // A row whose name comes from another table is damaged where that one is.
    `SELECT pageno FROM dbstat WHERE name IN (?, ?)`,
    row.table,
    row.table === 'revision' ? 'article' : row.table === 'link' ? 'passage' : row.table,
  )) {
    const start = (pageno - 1) * PAGE;
    const page = sound.subarray(start, start + PAGE);
    if (all || marks.some((mark) => page.includes(mark))) pages.add(pageno - 1);
  }
  return pages;
}
