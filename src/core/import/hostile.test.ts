import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportRow } from '../../contract/job.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { PARSE_LIMITS } from './parse-in-process.ts';
import { type Canary, startCanary } from './test-canary.ts';
import {
  CORPORA,
  fetchVectors,
  hostileFiles,
  hostileMarkup,
  naughtyStrings,
} from './test-hostile-files.ts';
import { breachOf } from './test-rules.ts';

const files = hostileFiles();
if (files.length === 0) console.log(`skipped: there are no corpora at ${CORPORA}`);
/** Every so manyeth piece of markup is brought in; 1 for all of them. */
const STEP = Number(process.env.HOSTILE_STEP ?? 4);
const PROSE = 'The harbour board met for three hours and adjourned without a vote on the matter.';

let notebook: TestCore;
let canary: Canary;
let before: string[];
let extensions: string[];
let longestMs = 0;
const told = { added: 0, refused: 0, duplicate: 0 };

beforeAll(async () => {
  canary = await startCanary();
  notebook = openTestCore();
  before = strays();
  const formats = await notebook.call('import.formats', {});
  extensions = formats.flatMap((format) => format.extensions);
});

afterAll(async () => {
  await notebook.close();
  await canary.close();
});

/** What hostile archives would leave where they lead to. */
function strays(): string[] {
  return ['/tmp', tmpdir(), '/', process.cwd(), dirname(process.cwd()), dirname(notebook.path)]
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => /pwned|evil|planted|polluted/i.test(path));
}

async function bringIn(name: string, bytes: Uint8Array): Promise<ImportRow> {
  const started = performance.now();
  const row = await notebook.call('import.file', {
    name,
    bytes: Buffer.from(bytes).toString('base64'),
  });
  longestMs = Math.max(longestMs, performance.now() - started);
  if (row.status === 'failed') told.refused += 1;
  else if (row.status === 'added') told.added += row.counts.articles;
  else told.duplicate += 1;
  return row;
}

/** The words of the article, and those that were set aside beside it. */
async function textOf(row: ImportRow): Promise<string> {
  const { blocks, asides } = await notebook.call('articles.get', { id: row.articleId ?? '' });
  return [blocks, ...asides.map((aside) => aside.blocks)]
    .map((some) => canonicalText(some).text)
    .join('\n\n');
}

describe.skipIf(files.length === 0)('hostile documents', () => {
  test('each goes in or is refused by name, as the sheet beside it says', async () => {
    expect(files.length).toBeGreaterThan(100);
    const breaches: string[] = [];
    for (const file of files) {
      const start = performance.now();
      const row = await bringIn(file.name, file.bytes);
      const took = performance.now() - start;
      if (row.status === 'failed') expect(row.articleId).toBeNull();
      const { articleId } = row;
      const article = articleId && (await notebook.call('articles.get', { id: articleId }));
      const isOurs = extensions.some((ending) => file.name.toLowerCase().endsWith(ending));
      const expectation = isOurs ? file : { ...file, rule: null, text: null };
      const breach = breachOf(expectation, { row, article: article || null, took });
      if (breach !== null) breaches.push(`${file.name} ${breach}`);
    }
    expect(breaches).toEqual([]);
  });

  test('no markup takes the text around it away, or leaves anything but text', async () => {
    const all = hostileMarkup();
    expect(all.length).toBeGreaterThan(400);
    for (const [at, payload] of all.entries()) {
      if (at % STEP !== 0) continue;
      const page = `<html><body><article><h1>Sample ${at}</h1><p>${PROSE} ${at}</p>${payload}<p>${PROSE}</p></article></body></html>`;
      const row = await bringIn(`sample ${at}.html`, Buffer.from(page));
      // One holds so many control characters that it is taken for no text at all, which is said.
      if (row.error?.includes('is no text but a binary file')) continue;
      expect(row.status, `${payload}: ${row.error}`).toBe('added');
      expect(await textOf(row), payload).toContain(`${PROSE} ${at}`);
    }
  });

  test('no name and no title is more than text', async () => {
    const strings = naughtyStrings();
    expect(strings.length).toBeGreaterThan(500);
    for (const [at, text] of strings.entries()) {
      if (at % STEP !== 0) continue;
      const name = `${text.slice(0, 3000)}.md`;
      const row = await bringIn(name, Buffer.from(`# ${text}\n\n${PROSE} ${at}\n`));
      expect(row.status, JSON.stringify(text)).toBe('added');
      expect(await textOf(row)).toContain(PROSE);
    }
  });

  test('P2 markup that would fetch is kept as text, and what it would have fetched is named', async () => {
    for (const { id, html } of fetchVectors()) {
      const page = `<html><body><article><h1>Vector ${id}</h1><p>${PROSE} ${id}</p>${html}<p>The end of ${id}.</p></article></body></html>`;
      const row = await bringIn(`vector ${id}.html`, Buffer.from(page));
      expect(row.status, id).toBe('added');
      expect(await textOf(row), id).toContain(`${PROSE} ${id}`);
      const { blocks } = await notebook.call('articles.get', { id: row.articleId ?? '' });
      for (const block of blocks) {
        if (block.kind === 'figure') expect(block.source ?? 'data:', id).toMatch(/^data:/);
      }
    }
  });

  test('nothing else happened', async () => {
    expect(canary.hits).toEqual([]);
    expect(strays()).toEqual(before);
    expect(existsSync('/tmp/pwned.txt')).toBe(false);
    expect(longestMs).toBeLessThan(PARSE_LIMITS.timeMs + 10_000);
    const untouched: object = {};
    for (const name in untouched) throw new Error(`Object.prototype has ${name}`);
    // What was refused left no trace: the notebook holds what was added, and is sound.
    const { articles, revisions } = await notebook.call('notebook.stats', {});
    expect([articles, revisions]).toEqual([told.added, told.added]);
    const checks = await notebook.call('notebook.check', {});
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    console.log(
      `hostile documents: ${told.added} added, ${told.duplicate} known, ${told.refused} refused, 0 requests; the longest took ${Math.round(longestMs)} ms`,
    );
  });
});
