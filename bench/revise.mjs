// A new revision of a long article with many passages, through the core's thread as the window holds it: how long
// it takes, and how long a reader who turns a page meanwhile has to wait. A correction and undo beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openCore } from '../src/core/core.ts';
import { addArticle } from '../src/core/features/add-article.ts';
import { runAction } from '../src/core/handler.ts';
import { emptyBibliography } from '../src/core/import/format.ts';
import { startCore } from '../src/core/start-core.ts';
import { BLOCK_SEPARATOR } from '../src/domain/canonical-text.ts';
import { alteredText } from './anchor/altered-text.mjs';

/** Shares of the passages whose words are edited. */
const ALTERED = [0.01, 0.1, 0.4];
const PAUSE_MS = 5;

/** @param {{ characters?: number, passages?: number, altered?: readonly number[] }} size */
export async function benchRevise({
  characters = 400_000,
  passages = 10_000,
  altered = ALTERED,
} = {}) {
  const rows = [];
  for (const share of altered) {
    const text = alteredText({ characters, quotes: passages, altered: share, seed: 11 });
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'));
    try {
      const path = join(folder, 'bench.commonplace');
      const id = await fill(path, text);
      const core = await startCore(path, { host: 'a benchmark' });
      try {
        rows.push(...(await revise(core, id, text, share)));
      } finally {
        await core.close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return rows;
}

async function revise(core, id, { old, next }, share) {
  const call = async (name, params) => {
    const reply = await core.request(name, params);
    if (!reply.ok) throw new Error(reply.failure.message);
    return reply.value;
  };
  // The process in which documents are read, and the rule, are warm as they are after the first.
  const { blocks } = await call('articles.get', { id });
  const timed = async (what, work) => {
    let over = false;
    const waits = [];
    const reading = (async () => {
      while (!over) {
        const start = performance.now();
        await call('passages.list', { article: id, limit: 50 });
        waits.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    })();
    const start = performance.now();
    const value = await work();
    const seconds = (performance.now() - start) / 1000;
    over = true;
    await reading;
    return {
      row: {
        what,
        words: old.split(/\s+/).length,
        passages: value.passages ?? '',
        asks: value.asks ?? '',
        seconds: seconds.toFixed(2),
        'longest wait of a reader, ms': Math.round(Math.max(...waits)),
      },
    };
  };
  const counted = ({ counts, outcomes }) => ({ passages: outcomes.length, asks: counts.asks });
  const edits = [{ start: 0, end: blocks[0].text.split(' ')[0].length, text: 'Corrected' }];
  const rows = [
    await timed('a word corrected', async () =>
      counted(await call('articles.correct', { id, revision: 1, edits })),
    ),
    await timed('that undone', () => call('history.undo', {})),
    await timed(`a file, ${share * 100} % of the passages edited`, async () =>
      counted(
        await call('articles.revise', {
          id,
          name: 'bench.txt',
          type: 'text',
          bytes: Buffer.from(next).toString('base64'),
        }),
      ),
    ),
    await timed('that undone', () => call('history.undo', {})),
  ];
  return rows.map(({ row }) => row);
}

/** An article with its passages, as an import of a document with marks of its own makes them. */
async function fill(path, { old, cases }) {
  const core = openCore(path, 'a benchmark');
  const blocks = old.split(BLOCK_SEPARATOR).map((text) => ({ kind: 'paragraph', text, marks: [] }));
  const { id } = runAction(core, null, (action) => {
    const added = addArticle(action, {
      bibliography: { ...emptyBibliography('Bench', 'article'), language: 'en' },
      blocks,
      asides: [],
      words: old.split(/\s+/).length,
      format: 'text',
      sourceName: 'bench.txt',
      bytes: new TextEncoder().encode(old),
      tags: [],
      passages: cases.map(({ passage }) => ({
        ranges: passage.ranges,
        color: 'yellow',
        note: '',
        creator: '',
        created: null,
        modified: null,
      })),
    });
    action.says('Fill the notebook', ['articles']);
    return added;
  }).result;
  await core.close();
  return id;
}
