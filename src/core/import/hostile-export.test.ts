import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { CORPORA, naughtyStrings } from './test-hostile-files.ts';

const strings = naughtyStrings().filter((text) => text.isWellFormed() && !text.includes('\0'));
if (strings.length === 0) console.log(`skipped: there are no corpora at ${CORPORA}`);

let notebook: TestCore;
beforeEach(() => {
  notebook = openTestCore();
});
afterEach(() => notebook.close());

/** A reader of RFC 4180 that shares nothing with the writer. */
function cells(csv: string): string[] {
  const found: string[] = [];
  const pattern = /(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g;
  for (const [, quoted, plain] of csv.replace(/^\ufeff/, '').matchAll(pattern)) {
    found.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return found;
}

test.skipIf(strings.length === 0)(
  'P12 no cell of a table runs as a formula, whatever stands in notes, tags and titles',
  async () => {
    const words = strings.map((_, at) => `Sentence ${at} of it.`);
    const article = putArticle(notebook.core, '=cmd|calc', words);
    for (const [at, text] of strings.entries()) {
      await notebook.call('passages.create', {
        article,
        where: { kind: 'quote', quote: words[at] ?? '' },
        note: { markdown: text, state: null },
      });
      if (text.trim() !== '' && !text.includes('/')) {
        // Some are no names for a tag; those are refused by name.
        await notebook.call('tags.add', { path: text }).catch(() => null);
      }
    }
    const { text } = await notebook.call('export.run', {
      format: 'csv',
      selection: { kind: 'everything' },
    });
    const found = cells(text);
    expect(found.length).toBeGreaterThan(strings.length * 10);
    const running = found.filter(
      (cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell),
    );
    expect(running).toEqual([]);
    expect(found.filter((cell) => cell.startsWith("'=")).length).toBeGreaterThan(10);
    expect(text.slice(1)).not.toMatch(/^ID/);
  },
);
