import { expect, test } from 'vitest';
import type { Bibliography } from '../contract/article.ts';
import { citeQuote, type QuoteSource } from './cite-quote.ts';

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
      issn: null,
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
    'p. 12',
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
