import { expect, test } from 'vitest';
import type { Bibliography } from '../contract/article.ts';
import type { Block } from '../contract/block.ts';
import { citeQuote, pageOf, type QuoteSource } from './cite-quote.ts';

function source(more: Partial<Bibliography>, author: string[] = []): QuoteSource {
  return {
    author,
    bibliography: {
      title: 'Of Studies',
      authors: [],
      issued: null,
      containerTitle: null,
      publisher: null,
      url: null,
      doi: null,
      language: 'en',
      type: 'article',
      accessed: null,
      ...more,
    },
  };
}

test('a quotation says who, what, where, when', () => {
  const cited = citeQuote(
    source(
      {
        containerTitle: 'Essays',
        publisher: 'Hanna Barret',
        issued: '1625',
        url: 'https://e.org/x',
      },
      ['Francis Bacon'],
    ),
    'Studies serve for delight',
    '12',
  );
  expect(cited.text).toBe(
    '“Studies serve for delight” (Francis Bacon, Of Studies, Essays, Hanna Barret, 1625, p. 12, https://e.org/x)',
  );
  expect(cited.html).toBe(
    '“Studies serve for delight” (Francis Bacon, Of Studies, <i>Essays</i>, Hanna Barret, 1625, p. 12, <a href="https://e.org/x">https://e.org/x</a>)',
  );
});

test('what the document does not say is left out', () => {
  expect(citeQuote(source({}), 'Words', null)).toEqual({
    text: '“Words” (Of Studies)',
    html: '“Words” (<i>Of Studies</i>)',
  });
});

test('many authors are shortened, and a DOI comes before the page it was fetched from', () => {
  const cited = citeQuote(
    source({ doi: '10.1/x', url: 'https://e.org' }, ['A', 'B', 'C', 'D']),
    'Words',
    null,
  );
  expect(cited.text).toBe('“Words” (A et al., Of Studies, https://doi.org/10.1/x)');
});

test('words over several lines become one, and signs of HTML stay signs', () => {
  const cited = citeQuote(source({ title: 'A <b> & "c"' }), ' one\n\n  two <script> ', null);
  expect(cited.text).toBe('“one two <script>” (A <b> & "c")');
  expect(cited.html).toBe('“one two &lt;script&gt;” (<i>A &lt;b&gt; &amp; &quot;c&quot;</i>)');
});

test('an address that is none of the web is not made a link', () => {
  expect(citeQuote(source({ url: 'javascript:alert(1)' }), 'x', null).html).not.toContain('href');
});

test('words stand on the page that the last page break before them begins', () => {
  const blocks: Block[] = [
    { kind: 'paragraph', text: 'a', marks: [] },
    { kind: 'break', label: '7' },
    { kind: 'paragraph', text: 'b', marks: [] },
    { kind: 'break', label: null },
    { kind: 'paragraph', text: 'c', marks: [] },
  ];
  expect([0, 2, 4, 99].map((block) => pageOf(blocks, block))).toEqual([null, '7', '7', '7']);
});

test('pages that begin within a paragraph begin at their very word', () => {
  const blocks: Block[] = [
    { kind: 'break', label: '7' },
    { kind: 'paragraph', text: 'on seven, on eight, on nine', marks: [] },
    { kind: 'break', label: '8', inside: 10 },
    { kind: 'break', label: '9', inside: 20 },
    { kind: 'paragraph', text: 'still nine', marks: [] },
  ];
  expect([0, 9, 10, 19, 20].map((offset) => pageOf(blocks, 1, offset))).toEqual([
    '7',
    '7',
    '8',
    '8',
    '9',
  ]);
  expect(pageOf(blocks, 4)).toBe('9');
});
