import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testPdf } from '../import/test-pdf.ts';
import { testZip } from '../import/test-zip.ts';
import { dumpNotebook } from '../testing/dump-notebook.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Comment {
  readonly on: string;
  readonly says: string;
  readonly at?: string;
}

const PARAGRAPHS = [
  'The board raised the tolls in the spring of that year, against the advice of the pilots.',
  'No ship paid them before the summer, and the harbour stood empty for eleven weeks.',
  'The minutes of the meeting were burnt in the fire at the customs house.',
];
const TOLLS: Comment = { on: 'raised the tolls', says: 'Is this certain?' };
const WEEKS: Comment = { on: 'empty for eleven weeks', says: 'Ask the pilots.' };
const FIRE: Comment = { on: 'burnt in the fire', says: 'Were they?', at: '2024-04-01T08:00:00Z' };

/** A document as a word processor would write it, with comments in it. */
function docx(paragraphs: readonly string[], comments: readonly Comment[]): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const run = (text: string): string =>
    text === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const body = paragraphs.map((text) => {
    const cuts = comments
      .map(({ on }, id) => ({ id, start: text.indexOf(on), end: text.indexOf(on) + on.length }))
      .filter(({ start }) => start !== -1)
      .sort((a, b) => a.start - b.start);
    let xml = '';
    let at = 0;
    for (const { id, start, end } of cuts) {
      xml += run(text.slice(at, start));
      xml += `<w:commentRangeStart w:id="${id}"/>${run(text.slice(start, end))}<w:commentRangeEnd w:id="${id}"/>`;
      xml += `<w:r><w:commentReference w:id="${id}"/></w:r>`;
      at = end;
    }
    return `<w:p>${xml}${run(text.slice(at))}</w:p>`;
  });
  const said = comments.map(
    ({ says, at = '2024-03-05T09:15:00Z' }, id) =>
      `<w:comment w:id="${id}" w:author="Mira" w:date="${at}"><w:p>${run(says)}</w:p></w:comment>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return testZip([
    {
      name: '[Content_Types].xml',
      bytes:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      bytes: relations(relation('a', 'officeDocument', 'word/document.xml')),
    },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: relations(relation('c', 'comments', 'comments.xml')),
    },
    {
      name: 'word/document.xml',
      bytes: `<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`,
    },
    { name: 'word/comments.xml', bytes: `<w:comments ${W}>${said.join('')}</w:comments>` },
  ]).toString('base64');
}

let notebook: TestCore;
const call: TestCore['call'] = (name, params) => notebook.call(name, params);

beforeEach(() => {
  notebook = openTestCore();
});
afterEach(() => notebook.close());

async function add(bytes: string, more: object = {}) {
  return call('import.file', { name: 'tolls.docx', bytes, ...more });
}

/** The passages of an article: words, note and state. */
async function marks(article: string): Promise<string[][]> {
  const { passages } = await call('passages.list', { article });
  return passages.map(({ text, note, state }) => [text, note, state]);
}

const CHANGED = PARAGRAPHS.map((text) => text.replace('that year', 'that hard year'));

describe('a new revision from a document with comments of its own', () => {
  test('brings the new ones in, and those that are there already not twice', async () => {
    const { articleId } = await add(docx(PARAGRAPHS, [TOLLS, WEEKS]));
    const id = articleId ?? '';
    const before = dumpNotebook(notebook.core.db);
    const revised = await call('articles.revise', {
      id,
      name: 'tolls.docx',
      bytes: docx(CHANGED, [TOLLS, WEEKS, FIRE]),
    });
    expect(revised).toMatchObject({
      revision: 2,
      made: true,
      report: '2 passages stay',
      warnings: ['One mark or comment of the document became a passage.'],
    });
    expect(await marks(id)).toEqual([
      ['raised the tolls', 'Is this certain?', 'exact'],
      ['empty for eleven weeks', 'Ask the pilots.', 'exact'],
      ['burnt in the fire', 'Were they?', 'exact'],
    ]);
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
    await call('history.undo', {});
    expect(dumpNotebook(notebook.core.db)).toBe(before);
  });

  test('keeps what the researcher added to a comment, and takes a comment that was rewritten as another', async () => {
    const { articleId } = await add(docx(PARAGRAPHS, [TOLLS, WEEKS]));
    const id = articleId ?? '';
    const { passages } = await call('passages.list', { article: id });
    await call('passages.edit', {
      ids: [passages[0]?.id ?? ''],
      note: { markdown: 'Is this certain? No: see the ledger.', state: null },
    });
    const rewritten = { ...WEEKS, says: 'Ask the porters.' };
    await call('articles.revise', {
      id,
      name: 'tolls.docx',
      bytes: docx(CHANGED, [TOLLS, rewritten]),
    });
    expect((await marks(id)).map(([, note]) => note)).toEqual([
      'Is this certain? No: see the ledger.',
      'Ask the pilots.',
      'Ask the porters.',
    ]);
  });

  test('asks about a comment whose words were changed, and does not make it a second time', async () => {
    const { articleId } = await add(docx(PARAGRAPHS, [WEEKS]));
    const id = articleId ?? '';
    const words = 'empty for twelve weeks';
    const edited = PARAGRAPHS.map((text) => text.replace(WEEKS.on, words));
    const row = await add(docx(edited, [{ ...WEEKS, on: words }]), { revise: true });
    expect(row).toMatchObject({
      status: 'revised',
      counts: { articles: 0, passages: 1, attached: 0, loose: 1 },
    });
    expect(await marks(id)).toEqual([[words, 'Ask the pilots.', 'changed']]);
  });

  test('whose text is the one that is there brings its comments in all the same', async () => {
    const { articleId } = await add(docx(PARAGRAPHS, [TOLLS]));
    const id = articleId ?? '';
    const before = dumpNotebook(notebook.core.db);
    const row = await add(docx(PARAGRAPHS, [TOLLS, FIRE]));
    expect(row).toMatchObject({
      status: 'duplicate',
      articleId: id,
      counts: { articles: 0, passages: 1, attached: 1, loose: 0 },
      warnings: ['One mark or comment of the document became a passage.'],
    });
    expect((await call('history.list', { limit: 1 })).changes[0]?.label).toBe(
      'Bring a passage into “tolls”',
    );
    const revised = await call('articles.revise', {
      id,
      name: 'tolls.docx',
      bytes: docx(PARAGRAPHS, [TOLLS, WEEKS, FIRE]),
    });
    expect(revised).toMatchObject({ made: false, revision: 1 });
    expect((await marks(id)).map(([text]) => text)).toEqual([TOLLS.on, WEEKS.on, FIRE.on]);
    await call('history.undo', {});
    await call('history.undo', {});
    expect(dumpNotebook(notebook.core.db)).toBe(before);
    // And a third time there is nothing to bring.
    const history = await call('history.list', {});
    expect((await add(docx(PARAGRAPHS, [TOLLS]))).counts.passages).toBe(0);
    expect(await call('history.list', {})).toEqual(history);
  });

  test('that was imported by itself and is adopted leaves each comment once, but what was touched stays', async () => {
    const { articleId } = await add(docx(PARAGRAPHS, [TOLLS, WEEKS]));
    const id = articleId ?? '';
    const other = await add(docx(CHANGED, [TOLLS, WEEKS, FIRE]));
    expect(other).toMatchObject({ status: 'added', versionOf: { id } });
    const { passages } = await call('passages.list', { article: other.articleId ?? '' });
    const touched = passages.find(({ text }) => text === WEEKS.on);
    await call('passages.edit', { ids: [touched?.id ?? ''], addTags: ['Pilots'] });
    const separate = dumpNotebook(notebook.core.db);
    await call('articles.adopt', { from: other.articleId ?? '', into: id });
    expect((await marks(id)).map(([text]) => text)).toEqual([
      TOLLS.on,
      WEEKS.on,
      WEEKS.on,
      FIRE.on,
    ]);
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
    await call('history.undo', {});
    expect(dumpNotebook(notebook.core.db)).toBe(separate);
  });
});

test('highlights of a PDF come in with its new revision, once each', async () => {
  const pdf = (first: string, annotations: readonly string[]): string =>
    testPdf([
      {
        words: [
          { text: first, x: 50, y: 700 },
          { text: 'and no ship paid them before the summer of that year.', x: 50, y: 688 },
          { text: 'The harbour stood empty for weeks, the ledger says.', x: 50, y: 676 },
        ],
        annotations,
      },
    ]).toString('base64');
  const line = (y: number, note: string): string =>
    `/Subtype /Highlight /Rect [40 ${y - 4} 400 ${y + 12}] /QuadPoints [50 ${y + 9} 340 ${y + 9} 50 ${y - 2} 340 ${y - 2}] /C [1 1 0] /T (Mira) /Contents (${note}) /CreationDate (D:20240305101500Z)`;
  const name = 'tolls.pdf';
  const first = await call('import.file', {
    name,
    bytes: pdf('The board raised the tolls in the spring,', [line(688, 'Paid?')]),
  });
  const id = first.articleId ?? '';
  expect((await marks(id)).map(([, note]) => note)).toEqual(['Paid?']);
  const revised = await call('articles.revise', {
    id,
    name,
    bytes: pdf('The board had raised the tolls in spring,', [
      line(688, 'Paid?'),
      line(676, 'Which?'),
    ]),
  });
  expect(revised.made).toBe(true);
  expect((await marks(id)).map(([, note, state]) => [note, state])).toEqual([
    ['Paid?', 'exact'],
    ['Which?', 'exact'],
  ]);
});
