// Bringing documents in: articles from memory and files from disk through the whole of an import, and telling the
// article from web pages, with peers in the same run. Real pages are read where the corpora are beside the checkout.
// After the rates, where the time went.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import MiniSearch from 'minisearch';
import { openCore } from '../src/core/core.ts';
import { addArticle } from '../src/core/features/add-article.ts';
import { runAction } from '../src/core/handler.ts';
import { closeBatch, openBatch, sendFile } from '../src/core/import/batch.ts';
import { emptyBibliography } from '../src/core/import/format.ts';
import { formats } from '../src/core/import/formats.ts';
import { importFile } from '../src/core/import/import-file.ts';
import { readHtml } from '../src/core/import/read-html.ts';
import { testPdf } from '../src/core/import/test-pdf.ts';
import { insertRevisions } from '../src/core/store/revision-store.ts';
import { madeUpWord, seeded } from './made-up-words.mjs';
import { splitOf } from './split.mjs';

const PAGES = fileURLToPath(
  new URL('../../shared/corpora/readability/test-pages', import.meta.url),
);
const WORDS = 300;

/** What the notebook does with an article. */
const KEEPING = {
  'text and search index': ['insertRevisions'],
  'original bytes': ['keepSource', 'packNow', 'packSource', 'sha256'],
  'digests of rows': ['settleWritten'],
  'telling twins and versions': ['knownRow', 'findVersion', 'findDuplicate'],
  'working out the text': ['prepareArticle'],
  'the article’s row': ['addArticle'],
  'beginning and committing': ['recordChange', 'runAction', 'sqliteTransaction'],
  'reading the disk, taking in messages': ['sendFile', 'onread', 'readFileHandle', 'emit'],
};
/** What a reader does with a web page. */
const READING = {
  'parsing HTML': ['openPage', 'copyOf'],
  Readability: ['readable'],
  'making blocks': ['blocksOf'],
  'what was left out': ['leftOut', 'shedFurniture', 'asidesOf', 'setFurnitureAside'],
  'bibliographic fields': ['pageMetadata', 'pageTitle'],
  'charset, pictures': ['decodeText', 'shelvePictures', 'withoutLargeFiles', 'prescan'],
  language: ['chooseLanguage', 'detectLanguage'],
};

/** @param {{ articles?: number, files?: number, pages?: number }} options */
export async function benchImport({ articles = 10_000, files = 1_000, pages = 48 } = {}) {
  const rows = [];
  const row = (what, way, count, ms) =>
    rows.push({
      what,
      way,
      count,
      seconds: (ms / 1000).toFixed(1),
      'per second': Math.round(count / (ms / 1000)),
    });
  const splits = [];
  const split = async (what, phases, work) =>
    splits.push({ what, split: await splitOf(phases, work) });

  const some = Math.ceil(articles / 5);
  const texts = Array.from({ length: articles + some }, (_, at) => text(at));
  await inNotebook(async (core) => {
    const ms = await timed(() => fill(core, texts, 0, articles));
    row('articles from memory, indexed', 'Commonplace', articles, ms);
    await split('articles from memory', KEEPING, () =>
      fill(core, texts, articles, articles + some),
    );
  });
  const indexing = await timed(() => index(texts.slice(0, articles)));
  row('articles from memory, indexed', 'MiniSearch', articles, indexing);
  for (const [what, makers] of FOLDERS) {
    await inNotebook(async (core, folder) => {
      const paths = writeFiles(join(folder, 'files'), files, makers);
      // The process in which documents are read starts with the first.
      for (const [name, bytes] of makers.map((make) => make(-1))) {
        await importFile(core, { name, bytes: bytes.toString('base64') });
      }
      const half = Math.ceil(paths.length / 2);
      row(what, 'Commonplace', half, await timed(() => bringIn(core, paths.slice(0, half))));
      await split(`${what}: the notebook’s thread`, KEEPING, () =>
        bringIn(core, paths.slice(half)),
      );
      await split(`${what}: the reader’s work`, PARSING, () => readAll(paths.slice(half)));
    });
  }
  const sources = webPages(pages);
  for (const [way, read] of EXTRACTORS) {
    // Once for the engine to know the code; a program that reads one page is measured by its start.
    for (const source of sources.slice(0, 24)) await read(source);
    const ms = await timed(async () => {
      for (const source of sources) await read(source);
    });
    row('articles told from web pages', way, sources.length, ms);
  }
  await split('articles told from web pages', READING, () => {
    for (const source of sources) EXTRACTORS[0][1](source);
  });
  return { rows, splits };
}

/** What a reader does with any file. */
const PARSING = {
  ...READING,
  'parsing Markdown': ['readMarkdown'],
  'parsing plain text': ['readPlainText'],
  'parsing a PDF': ['readPdf'],
};

/** The kinds of files of a folder. */
const FOLDERS = [
  ['files from disk, notes', [note, plain]],
  ['files from disk, mixed', [note, plain, page, paper]],
];

function note(at) {
  return [`note ${at}.md`, Buffer.from(`# Note ${at}\n\n${text(at)}\n`)];
}

function plain(at) {
  return [`text ${at}.txt`, Buffer.from(`Text ${at}\n\n${text(at + 1_000_000)}\n`)];
}

function page(at) {
  const prose = `<p>${text(at + 2_000_000)}</p>`;
  return [
    `page ${at}.html`,
    Buffer.from(
      `<html><head><title>Page ${at}</title></head><body><nav>Menu</nav><article><h1>Page ${at}</h1>${prose}</article></body></html>`,
    ),
  ];
}

function paper(at) {
  const lines = text(at + 3_000_000).match(/.{1,80}(?: |$)/g) ?? [];
  return [
    `paper ${at}.pdf`,
    Buffer.from(
      testPdf([{ words: lines.map((line, down) => ({ text: line, x: 50, y: 740 - 14 * down })) }]),
    ),
  ];
}

function writeFiles(folder, count, makers) {
  mkdirSync(folder);
  return Array.from({ length: count }, (_, at) => {
    const [name, bytes] = makers[at % makers.length](at);
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

/** As the window sends a folder: file after file, the answer to each being that it is queued. */
async function bringIn(core, paths) {
  const { id } = openBatch(core, { total: paths.length });
  for (const path of paths) {
    const bytes = (await readFile(path)).toString('base64');
    await sendFile(core, { job: id, name: path.split('/').at(-1), bytes });
  }
  closeBatch(core, id);
  const view = () => core.jobs.get(id).view(true);
  while (view().state !== 'done') await new Promise((resolve) => setTimeout(resolve, 5));
  const { added } = view().counts;
  if (added !== paths.length) throw new Error(`${added} of ${paths.length} files came in`);
}

/** The same files read on this thread, to see what the reader does. */
async function readAll(paths) {
  for (const path of paths) {
    const name = path.split('/').at(-1);
    const format = formats.find(({ extensions }) => extensions.some((one) => name.endsWith(one)));
    await format.parse({ name, bytes: readFileSync(path), keepFurniture: false });
  }
}

const EXTRACTORS = [
  [
    'Commonplace',
    (html) => readHtml({ name: 'page.html', bytes: Buffer.from(html), keepFurniture: false }),
  ],
  [
    'Readability on jsdom',
    (html) =>
      new Readability(new JSDOM(html, { url: 'https://page.example/' }).window.document).parse(),
  ],
  ['Defuddle on linkedom', (html) => Defuddle(parseHTML(html).document, 'https://page.example/')],
];

async function inNotebook(work) {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'));
  const core = openCore(join(folder, 'bench.commonplace'), 'a benchmark');
  try {
    await work(core, folder);
  } finally {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In transactions of 64, as the import of many files commits them. */
function fill(core, texts, first, end) {
  for (let from = first; from < end; from += 64) {
    runAction(core, null, (action) => {
      const revisions = [];
      for (let at = from; at < Math.min(end, from + 64); at += 1) {
        const document = {
          bibliography: emptyBibliography(`Article ${at}`, 'article'),
          blocks: [{ kind: 'paragraph', text: texts[at], marks: [] }],
          asides: [],
          words: WORDS,
          format: 'text',
          sourceName: `${at}.txt`,
          bytes: Buffer.from(texts[at]),
          tags: [],
        };
        addArticle(action, document, undefined, revisions);
      }
      insertRevisions(action.db, revisions);
      action.says('Import', ['articles'], []);
    });
  }
}

function index(texts) {
  const search = new MiniSearch({ fields: ['title', 'body'] });
  for (const [at, body] of texts.entries()) search.add({ id: at, title: `Article ${at}`, body });
}

function text(seed) {
  const chance = seeded(seed + 2);
  return Array.from({ length: WORDS }, () => madeUpWord(chance)).join(' ');
}

function webPages(limit) {
  if (!existsSync(PAGES)) {
    const prose = `<p>${'The board met for three hours and adjourned without a vote. '.repeat(20)}</p>`;
    return Array.from(
      { length: limit },
      (_, at) =>
        `<html><head><title>Page ${at}</title></head><body><nav>Menu</nav><article><h1>Page ${at}</h1>${prose.repeat(10)}</article></body></html>`,
    );
  }
  return readdirSync(PAGES)
    .sort()
    .slice(0, limit)
    .map((name) => readFileSync(join(PAGES, name, 'source.html'), 'utf8'));
}
