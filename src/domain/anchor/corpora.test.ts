import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { anchorPassage } from './anchor-passage.ts';
import type { Anchoring } from './anchoring.ts';
import { isBetweenGraphemes } from './graphemes.ts';
import { prepareText } from './prepare-text.ts';

/** Cases that others made; they have their own licences and do not come with the program. */
const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');
const isThere = existsSync(CORPORA);
if (!isThere) console.log(`skipped: there are no corpora at ${CORPORA}`);

interface Boundary {
  readonly id: string;
  readonly text: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly utf16: readonly [number, number];
  readonly codepoint: readonly [number, number];
  readonly utf8: readonly [number, number];
}

describe.skipIf(!isThere)('quotes at awkward boundaries', () => {
  const cases = isThere
    ? readFileSync(join(CORPORA, 'synthetic-boundaries/boundaries.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line): Boundary => JSON.parse(line))
    : [];

  test('are found by quote and context, at the same UTF-16, code point and byte offsets', () => {
    expect(cases.length).toBe(4275);
    for (const one of cases) {
      const passage = { quote: one.exact, prefix: one.prefix, suffix: one.suffix, ranges: [] };
      const { start, end } = rangeOf(anchorPassage(passage, null, prepareText(one.text)), one.id);
      expect([start, end], one.id).toEqual(one.utf16);
      expect(one.text.slice(start, end), one.id).toBe(one.exact);
      const [before, until] = [one.text.slice(0, start), one.text.slice(0, end)];
      expect([[...before].length, [...until].length], one.id).toEqual(one.codepoint);
      expect([bytes(before), bytes(until)], one.id).toEqual(one.utf8);
    }
  });

  test('stay where they are when text is put in before and after', () => {
    let cut = 0;
    for (const one of cases) {
      const [start, end] = one.utf16;
      const ranges = [{ start, end }];
      const passage = { quote: one.exact, prefix: one.prefix, suffix: one.suffix, ranges };
      const put = 'Something else was put in before.\n\n';
      const next = `${put}${one.text}\n\nAnd something after it.`;
      const became = anchorPassage(passage, prepareText(one.text), prepareText(next));
      const isCut = !isBetweenGraphemes(one.text, start) || !isBetweenGraphemes(one.text, end);
      if (isCut) cut += 1;
      if (!('ranges' in became)) continue;
      // Not every one can be told for certain in so short a text; none may be anywhere else.
      if (became.kind === 'exact' || became.kind === 'moved') {
        expect(became.ranges, one.id).toEqual([
          { start: start + put.length, end: end + put.length },
        ]);
      }
      if (isCut) continue;
      for (const range of became.ranges) {
        expect(isBetweenGraphemes(next, range.start), one.id).toBe(true);
        expect(isBetweenGraphemes(next, range.end), one.id).toBe(true);
      }
    }
    expect(cut).toBeLessThan(cases.length);
  });
});

describe.skipIf(!isThere)('annotations of Hypothesis', () => {
  test.each(['minimal', 'wikipedia-regression-testing'])(
    'on %s anchor at the words they anchor at there',
    (name) => {
      const folder = join(CORPORA, 'hypothesis/html-baselines');
      const { rows } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
        rows: Row[];
      };
      const text = textOf(parse(readFileSync(join(folder, `${name}.html`), 'utf8')));
      expect(rows.length).toBeGreaterThan(0);
      const prepared = prepareText(text);
      for (const { target } of rows) {
        const selectors = target[0]?.selector ?? [];
        const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
        const position = selectors.find(({ type }) => type === 'TextPositionSelector');
        const { exact = '', prefix = '', suffix = '' } = quote ?? {};
        const hint = { start: position?.start ?? 0, end: position?.end ?? 1 };
        const passage = { quote: exact, prefix, suffix, ranges: [hint] };
        const range = rangeOf(anchorPassage(passage, null, prepared), exact);
        expect(text.slice(range.start, range.end)).toBe(exact);
        // What stands directly around it is what stood around it there, up to spaces.
        const bare = (each: string) => each.replace(/\s+/g, '');
        expect(bare(text.slice(0, range.start)).endsWith(bare(prefix))).toBe(true);
        expect(bare(text.slice(range.end)).startsWith(bare(suffix))).toBe(true);
      }
    },
  );
});

interface Row {
  readonly target: readonly {
    readonly selector: readonly {
      readonly type: string;
      readonly exact?: string;
      readonly prefix?: string;
      readonly suffix?: string;
      readonly start?: number;
      readonly end?: number;
    }[];
  }[];
}

function rangeOf(anchoring: Anchoring, name: string): { start: number; end: number } {
  expect(anchoring.kind, `${name}: ${anchoring.why}`).toBe('exact');
  const range = 'ranges' in anchoring ? anchoring.ranges[0] : undefined;
  return range ?? { start: -1, end: -1 };
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The text of a page's body as browsers give it: `textContent`. */
function textOf(node: object): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if ('tagName' in node && ['head', 'script'].includes(String(node.tagName))) return '';
  if ('nodeName' in node && node.nodeName === '#comment') return '';
  return 'childNodes' in node && Array.isArray(node.childNodes)
    ? node.childNodes.map(textOf).join('')
    : '';
}
