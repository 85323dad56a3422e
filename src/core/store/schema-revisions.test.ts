import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCore } from '../core.ts';
import { dispatch } from '../dispatch.ts';
import { connect } from './connect.ts';
import { wrapDatabase } from './db.ts';
import { migrate, SCHEMA_VERSION } from './migrate.ts';
import { sha256 } from './sha256.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  path = join(folder, 'n.commonplace');
});
afterEach(() => rmSync(folder, { recursive: true }));

const TEXT = 'The board raised the tolls in the spring. No ship paid them before the summer.';
const NEXT = TEXT.replace('spring', 'autumn');
const SOURCE = sha256(Buffer.from(TEXT));
const AT = '2026-01-02T03:04:05.000Z';
const blocks = (text: string): string => JSON.stringify([{ kind: 'paragraph', text, marks: [] }]);

/** A notebook as the first program wrote it: an article, and passages in each state it knew. */
function fillFirst(): void {
  const db = wrapDatabase(connect(path, 'draft'));
  migrate(db, { upTo: 1 });
  db.transaction((writing) => {
    const bytes = Buffer.from(TEXT);
    writing.run('INSERT INTO source VALUES (?, ?, ?)', SOURCE, bytes.length, deflateSync(bytes));
    writing.run(
      `INSERT INTO article (key, id, title, title_sort, authors, author_text, type, format, source_name,
         source_sha256, revision, added, modified)
       VALUES (1, 'article', 'Tolls', 'tolls', '[]', '', 'document', 'text', 'tolls.txt', ?, 1, ?, ?)`,
      SOURCE,
      AT,
      AT,
    );
    writing.run(
      `INSERT INTO revision (article, number, text, sha256, blocks, asides, words, characters, made)
       VALUES (1, 1, ?, ?, ?, '[]', 14, ?, ?)`,
      TEXT,
      sha256(TEXT),
      blocks(TEXT),
      TEXT.length,
      AT,
    );
    writing.run('INSERT INTO reading (article, position, progress, at) VALUES (1, 10, 0.5, ?)', AT);
    for (const [key, state] of ['exact', 'changed', 'ambiguous', 'lost'].entries()) {
      writing.run(
        `INSERT INTO passage (key, id, article, revision, ranges, first, quote, prefix, suffix, state, color,
           note, creator, created, modified)
         VALUES (?, ?, 1, 1, '[[10,26]]', 10, 'raised the tolls', 'The board ', ' in the spring.', ?, 'red', 'A note', '', ?, ?)`,
        key + 1,
        `passage-${state}`,
        state,
        AT,
        AT,
      );
    }
  });
  db.close();
}

test('a notebook of the first version keeps its passages and can be revised', async () => {
  fillFirst();
  const core = openCore(path, 'a test');
  const call = async (name: string, params: object): Promise<unknown> => {
    const reply = await dispatch(core, name, params, { checkResults: true });
    if (!reply.ok) throw new Error(reply.failure.message);
    return reply.value;
  };
  try {
    const { db } = core;
    expect(db.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
    // The text that is there was read from the file the article came from.
    expect(db.all('SELECT number, source_sha256, source_name, format FROM revision')).toEqual([
      { number: 1, source_sha256: SOURCE, source_name: 'tolls.txt', format: 'text' },
    ]);
    expect(db.all('SELECT revision, position FROM reading')).toEqual([
      { revision: 1, position: 10 },
    ]);
    // What was in doubt asks; what was not, does not.
    expect(db.all('SELECT id, review, found FROM passage ORDER BY key')).toEqual([
      { id: 'passage-exact', review: null, found: null },
      { id: 'passage-changed', review: 'open', found: null },
      { id: 'passage-ambiguous', review: 'open', found: null },
      { id: 'passage-lost', review: 'open', found: null },
    ]);
    expect(await call('review.list', {})).toMatchObject({
      total: 3,
      counts: { changed: 1, ambiguous: 1, lost: 1 },
    });
    const checked = (await call('notebook.check', {})) as { ok: boolean }[];
    expect(checked.filter(({ ok }) => !ok)).toEqual([]);
    const revised = await call('articles.revise', {
      id: 'article',
      name: 'tolls.txt',
      bytes: Buffer.from(NEXT).toString('base64'),
    });
    expect(revised).toMatchObject({ revision: 2, made: true, counts: { exact: 4, asks: 0 } });
    expect(await call('articles.revisions', { id: 'article' })).toMatchObject([
      { number: 1, kind: 'import', source: 'tolls.txt', passages: 4 },
      { number: 2, kind: 'import', source: 'tolls.txt', passages: 4 },
    ]);
    await call('history.undo', {});
    expect(db.value('SELECT count(*) FROM revision')).toBe(1);
    expect(db.value("SELECT count(*) FROM passage WHERE review = 'open'")).toBe(3);
  } finally {
    await core.close();
  }
});
