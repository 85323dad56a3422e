// Bringing documents in: articles from memory and files from disk through the whole of an import, and telling the
// article from web pages, with peers in the same run. Real pages are read where the corpora are beside the checkout.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
import { importFile } from '../src/core/import/import-file.ts';
import { readHtml } from '../src/core/import/read-html.ts';

const PAGES = fileURLToPath(
  new URL('../../shared/corpora/readability/test-pages', import.meta.url),
);
const WORDS = 300;

/** @param {{ articles?: number, files?: number, pages?: number }} options */
export async function benchImport({ articles = 10_000, files = 1_000, pages = 48 } = {}) {
  const rows = [];
  const row = (what, way, count, ms) => {
    const rate = count / (ms / 1000);
    rows.push({
      what,
      way,
      count,
      seconds: (ms / 1000).toFixed(1),
      'per second': Math.round(rate),
    });
  };
  await inNotebook((core) => {
    row(
      'articles from memory, indexed',
      'Commonplace',
      articles,
      timed(() => fill(core, articles)),
    );
  });
  row(
    'articles from memory, indexed',
    'MiniSearch',
    articles,
    timed(() => index(articles)),
  );
  await inNotebook(async (core) => {
    // The process in which documents are read starts with the first.
    await importFile(core, { name: 'first.md', bytes: Buffer.from('# First').toString('base64') });
    const start = performance.now();
    for (let at = 0; at < files; at += 1) {
      const name = `note ${at}.${at % 2 === 0 ? 'md' : 'txt'}`;
      const bytes = Buffer.from(`# Note ${at}\n\n${text(at)}`).toString('base64');
      await importFile(core, { name, bytes });
    }
    row('files, each read in the reader process', 'Commonplace', files, performance.now() - start);
  });
  const sources = webPages(pages);
  for (const [way, read] of EXTRACTORS) {
    await read(sources[0]);
    const start = performance.now();
    for (const source of sources) await read(source);
    row('articles told from web pages', way, sources.length, performance.now() - start);
  }
  return rows;
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
    await work(core);
  } finally {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** In transactions of a hundred, as the import of many files commits them. */
function fill(core, articles) {
  for (let from = 0; from < articles; from += 100) {
    runAction(core, null, (action) => {
      for (let at = from; at < Math.min(articles, from + 100); at += 1) {
        const words = text(at);
        addArticle(action, {
          bibliography: {
            title: `Article ${at}`,
            authors: [],
            issued: null,
            containerTitle: null,
            publisher: null,
            url: null,
            doi: null,
            language: 'en',
            type: 'article',
            accessed: null,
          },
          blocks: [{ kind: 'paragraph', text: words, marks: [] }],
          asides: [],
          words: WORDS,
          format: 'text',
          sourceName: `${at}.txt`,
          bytes: Buffer.from(words),
          tags: [],
        });
      }
      action.says('Import', ['articles'], []);
    });
  }
}

function index(articles) {
  const search = new MiniSearch({ fields: ['title', 'body'] });
  for (let at = 0; at < articles; at += 1)
    search.add({ id: at, title: `Article ${at}`, body: text(at) });
}

/** Words of a made-up language, common ones often (Zipf). */
function text(seed) {
  let state = seed + 1;
  const words = [];
  for (let at = 0; at < WORDS; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    words.push(`w${Math.floor(1 / (state / 2_147_483_648 + 0.0001)).toString(36)}`);
  }
  return words.join(' ');
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
    .map((page) => readFileSync(join(PAGES, page, 'source.html'), 'utf8'));
}
