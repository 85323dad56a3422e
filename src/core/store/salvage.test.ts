import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Core, openCore } from '../core.ts';
import { dispatch } from '../dispatch.ts';
import { openTestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { openNotebook } from './open-notebook.ts';
import { loadSqlite } from './sqlite.ts';

const PAGE = 4096;
const COPIES = Number(process.env.DAMAGED_COPIES ?? 24);
/** What is read of each thing. */
const READ = [
  'SELECT id, quote, note, color, ranges FROM passage ORDER BY id',
  'SELECT id, title, publisher FROM article ORDER BY id',
  'SELECT a.id, r.text, r.blocks FROM revision r JOIN article a ON a.key = r.article ORDER BY a.id',
  'SELECT id, name, description FROM tag ORDER BY id',
] as const;

let folder: string;
let sound: Buffer;
let rows: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  const notebook = openTestCore();
  for (let n = 0; n < 12; n += 1) {
    const words = Array.from({ length: 300 }, (_, at) => `word${n}x${at}`).join(' ');
    const article = putArticle(notebook.core, `Article ${n}`, [words, `Second of ${n}.`], {
      tags: [`Place/${n % 3}`],
    });
    for (let at = 0; at < 8; at += 1) {
      await notebook.call('passages.create', {
        article,
        where: { kind: 'quote', quote: `word${n}x${at * 7 + 100} word${n}x${at * 7 + 101}` },
        note: { markdown: `Note ${n} ${at} ${'long '.repeat(at * 40)}`, state: null },
        tags: [`Mark/${at % 4}`],
      });
    }
  }
  await notebook.core.close();
  sound = readFileSync(notebook.path);
  rows = readRows(sound);
  await notebook.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

function readRows(bytes: Buffer): string[] {
  const connection = new (loadSqlite())(asPlain(bytes));
  const read = READ.flatMap((sql) =>
    connection
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row)),
  );
  connection.close();
  return read;
}

function asPlain(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[18] = 1;
  copy[19] = 1;
  return copy;
}

function rowsOf(core: Core): string[] {
  return READ.flatMap((sql) => core.db.all(sql).map((row) => JSON.stringify(row)));
}

/** Opens a damaged copy, checks it, and sees that its bytes stayed. */
async function look(name: string, bytes: Buffer): Promise<{ kept: string[]; said: string }> {
  const path = join(folder, `${name}.commonplace`);
  writeFileSync(path, bytes);
  const core = openCore(path, 'a test');
  try {
    const reply = await dispatch(core, 'notebook.check', {});
    if (!reply.ok) throw new Error(reply.failure.message);
    const said = (reply.value as { ok: boolean; detail: string }[])
      .filter(({ ok }) => !ok)
      .map(({ detail }) => detail)
      .join('\n');
    return { kept: rowsOf(core), said };
  } finally {
    await core.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    rmSync(path);
  }
}

/** Mulberry32: the same copies for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('of a sound file every row comes out, and nothing is said', async () => {
  const { kept, said } = await look('sound', sound);
  expect(kept).toEqual(rows);
  expect(said).toBe('');
});

test('taken apart page by page, a sound file gives every row', () => {
  const path = join(folder, 'apart.commonplace');
  writeFileSync(path, sound);
  const notebook = openNotebook(path, 'a test', { damaged: true });
  const read = READ.flatMap((sql) => notebook.db.all(sql).map((row) => JSON.stringify(row)));
  expect(read).toEqual(rows);
  expect(notebook.damage).toEqual([]);
  for (const table of ['passage_tag', 'article_tag']) {
    const connection = new (loadSqlite())(asPlain(sound));
    const all = connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
    connection.close();
    expect(notebook.db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)).toEqual(all);
  }
  expect(() => notebook.db.transaction(() => undefined)).toThrow(/Nothing can be changed/);
  notebook.close();
});

describe.each(['a flipped bit', 'an emptied page', 'two swapped pages'])('%s', (kind) => {
  test(`in ${COPIES} copies: what is lost is named, what is not is there`, async () => {
    const seed = Number(process.env.SEED ?? 20261127);
    const random = chance(seed + kind.length);
    const pages = sound.length / PAGE;
    let hurt = 0;
    for (let copy = 0; copy < COPIES; copy += 1) {
      const bytes = Buffer.from(sound);
      // The header has refusals of its own.
      const page = 1 + Math.floor(random() * (pages - 1));
      if (kind === 'a flipped bit') {
        const at = page * PAGE + Math.floor(random() * PAGE);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      } else if (kind === 'an emptied page') bytes.fill(0, page * PAGE, (page + 1) * PAGE);
      else {
        const other = 1 + Math.floor(random() * (pages - 1));
        sound.copy(bytes, page * PAGE, other * PAGE, (other + 1) * PAGE);
        sound.copy(bytes, other * PAGE, page * PAGE, (page + 1) * PAGE);
      }
      const { kept, said } = await look(`copy-${copy}`, bytes);
      const lost = rows.filter((row) => !kept.includes(row));
      if (lost.length > 0) hurt += 1;
      const told = `seed ${seed}, ${kind}, copy ${copy}, page ${page}: ${said}`;
      if (lost.length > 0) expect(said, told).not.toBe('');
      // Each lost row is named by its id or its words, or by the article it belongs to.
      for (const row of lost) {
        const { id, quote, title, name } = JSON.parse(row) as Record<string, string>;
        const article = rows.find((one) => one.includes(String(id)) && one.includes('"title"'));
        const names = [id, quote?.slice(0, 30), title, name, article && JSON.parse(article).title];
        expect(
          names.some((one) => one && said.includes(one)),
          `${row} is lost and not named. ${told}`,
        ).toBe(true);
      }
    }
    console.log(`${kind}: seed ${seed}, ${COPIES} copies, ${hurt} with something lost and named`);
    expect(hurt).toBeGreaterThanOrEqual(kind === 'a flipped bit' ? 1 : 2);
  });
});
