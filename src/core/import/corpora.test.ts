import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { bibliographySchema } from '../../contract/article.ts';
import { type Block, blockSchema, type Cell } from '../../contract/block.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { decodeText } from './decode-text.ts';
import type { ParsedDocument } from './format.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';

/** Documents that others made; they have their own licences and do not come with the program. */
const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');
const isThere = existsSync(CORPORA);
if (!isThere) console.log(`skipped: there are no corpora at ${CORPORA}`);

const PROSE =
  'The harbour board met for three hours and adjourned without a vote. Two members left early; the chair said that the matter would be taken up again in a week, when the figures of the last quarter are known to everybody at the table.';

describe.skipIf(!isThere)('documents that others made', () => {
  test('the article is found in real pages: token F1 at least 0.97', { timeout: 300_000 }, () => {
    const folder = join(CORPORA, 'readability/test-pages');
    const all = readdirSync(folder).sort();
    const step = all.length / Math.min(25, all.length);
    const pages = Array.from(
      { length: Math.min(25, all.length) },
      (_, at) => all[Math.floor(at * step)] ?? '',
    );
    const scores = pages.map((page) => {
      const document = readHtml({
        name: `${page}.html`,
        bytes: readFileSync(join(folder, page, 'source.html')),
        keepFurniture: false,
      });
      expectSound(document);
      const expected = readFileSync(join(folder, page, 'expected.html'), 'utf8');
      const { body } = parseHTML(`<html><body>${expected}</body></html>`).document;
      // The title is no part of what the extraction is measured by.
      const [first] = document.blocks;
      const isTitle = first?.kind === 'heading' && first.text === document.bibliography.title;
      const words = canonicalText(document.blocks.slice(isTitle ? 1 : 0)).text;
      return { page, score: f1(tokens(words), tokens(body.textContent ?? '')) };
    });
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    const worst = [...scores].sort((a, b) => a.score - b.score)[0];
    console.log(
      `extraction: mean F1 ${mean.toFixed(4)} over ${scores.length} pages; worst ${worst?.page} ${worst?.score.toFixed(3)}`,
    );
    expect(mean).toBeGreaterThanOrEqual(0.97);
  });

  test('no hostile markup gets more than text through, and none takes the text with it', () => {
    const vectors = [
      ...(readJson('xss-html5sec/vectors.json') as { payload: string }[]),
      ...(readJson('xss-dompurify/expect.json') as { payload: string }[]),
      ...(
        readJson('synthetic-html/remote-fetch-vectors.json') as { vectors: { html: string }[] }
      ).vectors.map((vector) => ({ payload: vector.html })),
    ];
    for (const { payload } of vectors) {
      for (const keepFurniture of [true, false]) {
        const page = `<html><body><p>${PROSE}</p>${payload}<p>${PROSE}</p></body></html>`;
        const note = `# T\n\n${PROSE}\n\n${payload}\n\n${PROSE}\n`;
        for (const [read, text] of [
          [readHtml, page],
          [readMarkdown, note],
        ] as const) {
          const document = read({
            name: 'hostile',
            bytes: new TextEncoder().encode(text),
            keepFurniture,
          });
          expectSound(document);
          expect(canonicalText(document.blocks).text).toContain('The harbour board met');
        }
      }
    }
  });

  test('text in many charsets is read or refused, never silently garbled', () => {
    const folder = join(CORPORA, 'synthetic-encodings');
    const expected = readJson('synthetic-encodings/expected.json') as Record<
      string,
      { text?: string }
    >;
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.txt'))) {
      const wanted = expected[name]?.text;
      if (wanted === undefined) continue;
      const { text } = decodeText(readFileSync(join(folder, name)), name);
      expect(text, name).toBe(wanted.replace(/\r\n?/g, '\n'));
    }
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(CORPORA, path), 'utf8'));
}

/** What a view or an export may rely on. */
function expectSound(document: ParsedDocument): void {
  expect(() => bibliographySchema.parse(document.bibliography)).not.toThrow();
  for (const block of [...document.blocks, ...document.asides.flatMap(({ blocks }) => blocks)]) {
    expect(() => blockSchema.parse(block)).not.toThrow();
    for (const part of block.kind === 'table' ? block.rows.flat() : [block]) expectSafe(part);
  }
}

function expectSafe(part: Block | Cell): void {
  const length = 'text' in part ? part.text.length : 0;
  for (const mark of 'marks' in part ? part.marks : []) {
    expect(mark.start).toBeLessThan(mark.end);
    expect(mark.end).toBeLessThanOrEqual(length);
    if (mark.kind === 'link') expect(mark.href).toMatch(/^(?:https?:|mailto:|#)/);
  }
  if ('source' in part && part.source !== null) {
    expect(part.source).toMatch(
      /^(?:data:image\/(?:png|jpeg|gif|webp);base64,|picture:[0-9a-f]{64}$)/,
    );
  }
}

function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function f1(got: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let hits = 0;
  for (const token of got) {
    const count = left.get(token) ?? 0;
    if (count > 0) hits += 1;
    left.set(token, count - 1);
  }
  return got.length + wanted.length === 0 ? 1 : (2 * hits) / (got.length + wanted.length);
}
