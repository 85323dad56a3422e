import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { openNotebook } from './open-notebook.ts';

const PAGE = 4096;

let notebook: TestCore;
let folder: string;

beforeEach(() => {
  notebook = openTestCore();
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
});

afterEach(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

/** Makes passages with long notes, so that they lie on many pages. */
async function makePassages(): Promise<string[]> {
  const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
  const article = putArticle(notebook.core, 'On Walking', [words]);
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const made = await notebook.call('passages.create', {
      article,
      where: { kind: 'quote', quote: `word${n} word${n + 1}` },
      note: { markdown: `Note ${n}. ${'Long words. '.repeat(60)}`, state: null },
    });
    ids.push(made.id);
  }
  return ids;
}

/** Empties the leaf that holds the note with these words, in a copy, and opens that. */
async function withoutPageOf(words: string) {
  await notebook.core.close();
  const bytes = readFileSync(notebook.path);
  const at = bytes.indexOf(words);
  const start = at - (at % PAGE);
  bytes.fill(0, start, start + PAGE);
  const path = join(folder, 'n.commonplace');
  writeFileSync(path, bytes);
  const opened = openNotebook(path, 'a test', { damaged: true });
  const kept = opened.db.all<{ id: string }>('SELECT id FROM passage').map(({ id }) => id);
  const links = opened.db.all('SELECT id FROM link');
  const names = opened.damage.map(({ kind, name }) => ({ kind, name }));
  opened.close();
  await notebook.reopen();
  return { kept, links, names };
}

test('passages that an index still knows are named by their article and their id', async () => {
  const ids = await makePassages();
  const { kept, names } = await withoutPageOf('Note 7. Long words.');
  const lost = ids.filter((id) => !kept.includes(id));
  expect(lost).toContain(ids[7]);
  expect(lost.length).toBeLessThan(ids.length / 2);
  for (const id of lost) {
    expect(names).toContainEqual({
      kind: 'passage',
      name: `a passage of “On Walking” that is lost (${id})`,
    });
  }
  expect(names.filter(({ kind }) => kind === 'passage')).toHaveLength(lost.length);
});

test('a link of which a passage is gone goes with it, and is told', async () => {
  const ids = await makePassages();
  const [from = '', to = '', other = ''] = [ids[7], ids[0], ids[19]];
  await notebook.call('links.add', { from, to, type: 'supports', note: '' });
  await notebook.call('links.add', { from: other, to, type: 'supports', note: '' });
  const { kept, links, names } = await withoutPageOf('Note 7. Long words.');
  expect(kept).toContain(to);
  expect(kept).toContain(other);
  expect(links).toHaveLength(1);
  expect(names.filter(({ kind }) => kind === 'link')).toEqual([
    { kind: 'link', name: expect.stringMatching(/^a link that is lost \(/) },
  ]);
});
