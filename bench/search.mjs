// Search over a generated notebook: the first 50 hits while typing and ranked, with snippets, through the
// same handlers as the window uses. `node bench/search.mjs [articles] [words an article] [times]`.
// Prints p50 and p95 in milliseconds. Nothing here fails for being slow: goals are in the project's notes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { openCore } from '../src/core/core.ts';
import { addArticle } from '../src/core/features/add-article.ts';
import { searchHandlers } from '../src/core/features/search.ts';
import { runAction } from '../src/core/handler.ts';
import { emptyBibliography } from '../src/core/import/format.ts';
import { madeUpWord, seeded, wordOf } from './made-up-words.mjs';

const QUERIES = [
  ['one common word', (word) => word(20)],
  ['one rarer word', (word) => word(2000)],
  ['two words', (word) => `${word(40)} ${word(400)}`],
  ['two common words', (word) => `${word(20)} ${word(30)}`],
  ['a phrase', (word) => `"${word(5)} ${word(8)}"`],
  ['word, not word', (word) => `${word(100)} -${word(50)}`],
  ['three letters typed', (word) => word(300).slice(0, 3)],
  ['one letter typed', (word) => word(300).slice(0, 1)],
];

/**
 * @param {{ articles?: number, words?: number, times?: number }} options
 * @returns rows of figures, and the text of a table
 */
export async function benchSearch({ articles = 20_000, words = 300, times = 40 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'));
  const core = openCore(join(folder, 'bench.commonplace'), 'a benchmark');
  try {
    const filled = fill(core, articles, words);
    const rows = [];
    for (const [name, query] of QUERIES) {
      for (const ranked of [false, true]) {
        const took = [];
        let hits = 0;
        for (let time = 0; time < times; time += 1) {
          const text = query((rank) => wordOf(rank + time));
          const start = performance.now();
          hits += searchHandlers['search.run'](core, { query: text, ranked }).hits.length;
          took.push(performance.now() - start);
        }
        took.sort((a, b) => a - b);
        rows.push({
          query: name,
          order: ranked ? 'ranked' : 'newest, typing',
          hits: Math.round(hits / times),
          p50: took[Math.floor(times / 2)].toFixed(1),
          p95: took[Math.floor(times * 0.95)].toFixed(1),
        });
      }
    }
    return { filled, rows };
  } finally {
    await core.close();
    rmSync(folder, { recursive: true });
  }
}

/** Fills a notebook with prose whose words are as unequally common as real ones. */
function fill(core, articles, words) {
  const chance = seeded(7);
  const start = performance.now();
  const batch = 1000;
  for (let from = 0; from < articles; from += batch) {
    runAction(core, null, (action) => {
      for (let number = from; number < Math.min(articles, from + batch); number += 1) {
        const paragraphs = [];
        for (let left = words; left > 0; left -= 80) {
          const text = Array.from({ length: Math.min(80, left) }, () => madeUpWord(chance));
          paragraphs.push({ kind: 'paragraph', text: `${text.join(' ')}.`, marks: [] });
        }
        const title = `${madeUpWord(chance)} ${madeUpWord(chance)} ${number}`;
        addArticle(action, {
          bibliography: { ...emptyBibliography(title, 'article'), language: 'en' },
          blocks: paragraphs,
          asides: [],
          words,
          format: 'text',
          sourceName: 'bench.txt',
          bytes: new TextEncoder().encode(title),
          tags: [],
        });
      }
      action.says('Fill the notebook', ['articles']);
    });
  }
  return { articles, words, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [articles, words, times] = process.argv.slice(2).map(Number);
  const { filled, rows } = await benchSearch({
    ...(articles && { articles }),
    ...(words && { words }),
    ...(times && { times }),
  });
  console.log(
    `${filled.articles} articles of ${filled.words} words, filled in ${filled.seconds} s`,
  );
  console.table(rows);
}
