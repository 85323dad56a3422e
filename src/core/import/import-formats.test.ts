import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { testPdf } from './test-pdf.ts';
import { testZip } from './test-zip.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

/** A fixture's bytes; a folder is the archive that its files would make. */
function fixture(name: string): Buffer {
  const path = join(FIXTURES, name);
  if (statSync(path).isFile()) return readFileSync(path);
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || (a < b ? -1 : 1));
  return testZip(
    files.map((file) => ({
      name: file,
      bytes: readFileSync(join(path, file)),
      method: file === 'mimetype' ? 0 : 8,
    })),
  );
}

function bring(name: string, bytes: Uint8Array, more = {}) {
  return notebook.call('import.file', {
    name,
    bytes: Buffer.from(bytes).toString('base64'),
    ...more,
  });
}

const count = (table: string): unknown => notebook.core.db.value(`SELECT count(*) FROM ${table}`);

describe('what comes with a document', () => {
  test('comments become passages that say who made them and when, and go with one undo', async () => {
    const row = await bring('harbour-report.docx', fixture('harbour-report.docx'));
    expect(row).toMatchObject({
      status: 'added',
      counts: { articles: 1, passages: 3, attached: 3 },
    });
    const { passages } = await notebook.call('passages.list', { article: row.articleId ?? '' });
    expect(
      passages.map(({ text, note, creator, created, state }) => [
        text,
        note,
        creator,
        created,
        state,
      ])[0],
    ).toEqual([
      'raised the tolls',
      'Is this \\*certain\\*?\n\nThe minutes say otherwise.',
      'Mira Okafor',
      '2024-03-05T09:15:00.000Z',
      'exact',
    ]);
    await notebook.call('history.undo', {});
    expect([count('article'), count('passage')]).toEqual([0, 0]);
    await notebook.call('history.redo', {});
    expect([count('article'), count('passage')]).toEqual([1, 3]);
  });

  test('pictures are kept beside the text, once, and given back as they were', async () => {
    const row = await bring('harbour-report.docx', fixture('harbour-report.docx'));
    const { blocks } = await notebook.call('articles.get', { id: row.articleId ?? '' });
    const [held] = blocks.flatMap((block) =>
      block.kind === 'figure' && block.source ? [block.source] : [],
    );
    const { type, bytes } = await notebook.call('articles.picture', { source: held ?? '' });
    expect(type).toBe('image/png');
    expect(Buffer.from(bytes, 'base64')).toEqual(
      readFileSync(join(FIXTURES, 'harbour-report.docx/word/media/quay.png')),
    );
    await bring('small-book.epub', fixture('small-book.epub'));
    expect(count('picture')).toBe(1);
    await expect(
      notebook.call('articles.picture', { source: `picture:${'0'.repeat(64)}` }),
    ).rejects.toThrow('There is no picture:');
  });

  test('a page cannot name a picture that it does not hold', async () => {
    await bring('harbour-report.docx', fixture('harbour-report.docx'));
    const sha = notebook.core.db.value<string>('SELECT sha256 FROM picture');
    const page = `<p>${'A page with words enough to be an article. '.repeat(12)}</p><p><img src="picture:${sha}" alt="stolen"></p>`;
    const row = await bring('thief.html', Buffer.from(page));
    const { blocks } = await notebook.call('articles.get', { id: row.articleId ?? '' });
    expect(blocks).toContainEqual({
      kind: 'figure',
      text: '',
      marks: [],
      alt: 'stolen',
      source: null,
      blockedHost: null,
    });
  });
});

describe('several articles of one file', () => {
  test('a book comes in by chapters where that is asked, each of them its book’s', async () => {
    const row = await bring('small-book.epub', fixture('small-book.epub'), { chapters: true });
    expect(row.counts.articles).toBe(2);
    const { articles } = await notebook.call('articles.list', {});
    expect(
      articles.map(({ title, containerTitle, type }) => [title, containerTitle, type]).sort(),
    ).toEqual([
      ['The first quay', 'A Book of Harbours', 'chapter'],
      ['The second quay', 'A Book of Harbours', 'chapter'],
    ]);
  });

  test('a mailbox is an article a message, each with its own original, and is known again', async () => {
    const row = await bring('box.mbox', fixture('box.mbox'));
    expect(row.counts.articles).toBe(2);
    const { articles } = await notebook.call('articles.list', {});
    const second = articles.find(({ title }) => title === 'Second');
    const original = await notebook.call('articles.original', { id: second?.id ?? '' });
    expect(original.name).toBe('box 2.eml');
    expect(Buffer.from(original.bytes, 'base64').toString()).toMatch(/^From: Mira Okafor/);
    expect((await bring('box.mbox', fixture('box.mbox'))).status).toBe('duplicate');
    expect(count('article')).toBe(2);
  });
});

describe('an archive', () => {
  const archive = (): Buffer =>
    testZip([
      { name: 'notes/one.txt', bytes: 'The first note\n\nIt has a paragraph.' },
      { name: 'notes/two.md', bytes: '# The second\n\nIt has one too.' },
      { name: 'letter.docx', bytes: fixture('harbour-report.docx') },
      { name: 'broken.pdf', bytes: '%PDF-1.7 nothing' },
      {
        name: 'picture.png',
        bytes: readFileSync(join(FIXTURES, 'harbour-report.docx/word/media/quay.png')),
      },
      { name: 'inner.zip', bytes: testZip([{ name: 'deep.txt', bytes: 'never read' }]) },
      { name: '../slip.txt', bytes: 'outside' },
      { name: '__MACOSX/._one.txt', bytes: 'junk' },
      {
        name: 'A page.html',
        bytes: `<h1>A page</h1><p>${'Words of the page, enough of them. '.repeat(10)}</p><p><img src="A%20page_files/quay.png" alt="Quay"></p>`,
      },
      {
        name: 'A page_files/quay.png',
        bytes: readFileSync(join(FIXTURES, 'harbour-report.docx/word/media/quay.png')),
      },
    ]);

  test('brings in each file, and names each that did not come in, and why', async () => {
    const row = await bring('all.zip', archive());
    expect(row).toMatchObject({
      kind: 'archive',
      status: 'added',
      counts: { articles: 4, passages: 3 },
    });
    expect(row.warnings).toEqual([
      '“../slip.txt” leads out of the archive.',
      'Did not come in: broken.pdf is no PDF, or a damaged one that cannot be read.',
      'Did not come in: picture.png is a PNG image, which holds no text that Commonplace reads.',
      'Did not come in: inner.zip is a ZIP archive, which holds no text that Commonplace reads.',
    ]);
    const { articles } = await notebook.call('articles.list', {});
    expect(articles.map(({ title }) => title).sort()).toEqual([
      'A page',
      'The Harbour Report',
      'The first note',
      'The second',
    ]);
    const page = articles.find(({ title }) => title === 'A page');
    const { blocks } = await notebook.call('articles.get', { id: page?.id ?? '' });
    expect(blocks.find(({ kind }) => kind === 'figure')).toMatchObject({
      source: expect.stringMatching(/^picture:/),
    });
    const note = articles.find(({ title }) => title === 'The first note');
    const original = await notebook.call('articles.original', { id: note?.id ?? '' });
    expect([original.name, Buffer.from(original.bytes, 'base64').toString()]).toEqual([
      'notes/one.txt',
      'The first note\n\nIt has a paragraph.',
    ]);
    await notebook.call('history.undo', {});
    expect(count('article')).toBe(0);
  });

  test('is read on where it was left: what is there already is not brought in twice', async () => {
    await bring('one.txt', Buffer.from('The first note\n\nIt has a paragraph.'));
    const row = await bring('all.zip', archive());
    expect(row.counts.articles).toBe(3);
    expect((await bring('all.zip', archive())).status).toBe('duplicate');
    expect(count('article')).toBe(4);
  });

  test('as part of an import is told file by file, and one step to undo', async () => {
    const { id } = await notebook.call('import.open', { total: 2 });
    await notebook.call('import.file', {
      job: id,
      name: 'all.zip',
      bytes: archive().toString('base64'),
    });
    await notebook.call('import.file', {
      job: id,
      name: 'x.txt',
      bytes: Buffer.from('More.').toString('base64'),
    });
    await notebook.call('import.close', { job: id });
    const [job] = await notebook.call('jobs.list', {});
    expect(job?.items.map(({ name, row }) => [name, row?.status])).toContainEqual([
      'all.zip/broken.pdf',
      'failed',
    ]);
    expect(job?.items.map(({ name }) => name)).toContain('all.zip/notes/one.txt');
    expect(count('article')).toBe(5);
    await notebook.call('history.undo', {});
    expect(count('article')).toBe(0);
  });
});

test('an encrypted PDF asks for its password, and is refused with another', async () => {
  const bytes = testPdf([{ words: [{ text: 'Words behind a lock.', x: 50, y: 700 }] }], {
    password: 'quay',
  });
  expect((await bring('locked.pdf', bytes)).error).toBe(
    'locked.pdf is encrypted; it needs its password.',
  );
  expect((await bring('locked.pdf', bytes, { password: 'wrong' })).error).toBe(
    'locked.pdf is encrypted, and this is not its password.',
  );
  expect(await bring('locked.pdf', bytes, { password: 'quay' })).toMatchObject({ status: 'added' });
});

test('a PDF is found by its words, and its marks are passages', async () => {
  const bytes = testPdf([
    {
      words: [{ text: 'The harbour master refused to pay.', x: 50, y: 700 }],
      annotations: [
        '/Subtype /Highlight /Rect [48 696 220 712] /QuadPoints [48 710 230 710 48 697 230 697] /C [1 1 0] /T (Mira)',
      ],
    },
  ]);
  const row = await bring('toll.pdf', bytes);
  expect(row.counts.passages).toBe(1);
  const { passages } = await notebook.call('passages.list', {});
  expect(passages[0]).toMatchObject({
    text: 'The harbour master refused to pay.',
    color: 'yellow',
    creator: 'Mira',
  });
});
