import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import { listBackups } from '../../src/core/store/backup-files.ts';
import { SCHEMA_VERSION } from '../../src/core/store/migrate.ts';
import { loadSqlite } from '../../src/core/store/sqlite.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { oldFormats, oldNotebook } from '../notebook/old-notebooks.ts';

/** The columns that every format has; compared between the old file and what became of it. */
const KEPT = [
  'SELECT id, quote, note, color, ranges, created FROM passage ORDER BY key',
  'SELECT id, title, authors, added, trashed FROM article ORDER BY key',
  'SELECT text, blocks FROM revision ORDER BY key',
  'SELECT id, name, description FROM tag ORDER BY key',
  'SELECT passage, tag FROM passage_tag ORDER BY 1, 2',
  'SELECT id, type, note FROM link ORDER BY key',
  'SELECT id, label, state FROM change ORDER BY key',
];

/**
 * F28: a notebook of every format that was released is brought to this one with all that it holds, and a copy
 * kept; one of a format to come is refused without touching a byte.
 */
export const versions: Fault = {
  id: 'F28',
  title: 'older and newer formats',
  saboteurs: [],
  least: { full: { tried: 4 }, small: { tried: 4 } },
  run: async (run) => {
    for (const format of run.each(oldFormats())) await bringUp(run, format);
    for (const ahead of [1, 2, 50]) await refuse(run, SCHEMA_VERSION + ahead);
  },
};

async function bringUp(run: Run, format: number): Promise<void> {
  const { tally } = run;
  const path = join(run.folder, `old${format}.commonplace`);
  writeFileSync(path, oldNotebook(format));
  const before = rowsOf(path);
  tally.tried();
  tally.acknowledged(before.length);
  const verdict = await judge(path);
  if (verdict.kind !== 'sound') {
    tally.corrupt(`format ${format}: ${JSON.stringify(verdict)}`);
    return;
  }
  const after = new Set(rowsOf(path));
  const lost = before.filter((row) => !after.has(row));
  if (lost.length > 0) tally.lost(lost.length, `format ${format}: ${lost[0]}`);
  const again = await judge(path, { write: true });
  if (again.kind !== 'sound') tally.wrong(`format ${format}: ${JSON.stringify(again)}`);
  const copy = listBackups(path).find(({ cause }) => cause === 'before-migration');
  if (!copy) tally.wrong(`format ${format}: no copy was kept`);
  else if (rowsOf(copy.path).join() !== before.join())
    tally.lost(1, `format ${format}: the copy is not what was`);
}

async function refuse(run: Run, format: number): Promise<void> {
  const path = join(run.folder, `new${format}.commonplace`);
  await makeBase(path);
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(format, 60);
  writeFileSync(path, bytes);
  run.tally.tried();
  let code = 'opened';
  try {
    await openCore(path, 'a fault test').close();
  } catch (error) {
    code = (error as { failure?: { code: string } }).failure?.code ?? String(error);
  }
  if (code !== 'newer') run.tally.wrong(`format ${format}: ${code}`);
  if (hash(readFileSync(path)) !== hash(bytes))
    run.tally.lost(1, `format ${format}: it was changed`);
}

function rowsOf(path: string): string[] {
  const db = new (loadSqlite())(path, { readonly: true });
  const rows = KEPT.flatMap((sql) =>
    db
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row)),
  );
  db.close();
  return rows;
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
