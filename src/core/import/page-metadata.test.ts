import { describe, expect, test } from 'vitest';
import { plainMarkup } from './plain-markup.ts';
import { readHtml } from './read-html.ts';

const PROSE =
  '<p>The harbour board met for three hours and adjourned without a vote. Two members left early; the chair said that the matter would be taken up again in a week, when the figures are known to everybody.</p>';

/** The bibliographic fields of a page. */
function said(head: string, top = '', title = 'Silt') {
  const page = `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>Silt</h1>${top}${PROSE}${PROSE}</article></body></html>`;
  const bytes = new TextEncoder().encode(page);
  return readHtml({ name: 'silt.html', bytes, keepFurniture: false }).bibliography;
}

function linked(data: unknown): string {
  const json = typeof data === 'string' ? data : JSON.stringify(data);
  return `<script type="application/ld+json">${json}</script>`;
}

describe('linked data', () => {
  test('authors and publisher that are referred to by their ids are found', () => {
    const graph = [
      { '@type': 'WebPage', '@id': '#page', name: 'Silt - The Times' },
      {
        '@type': 'NewsArticle',
        headline: 'Silt &#038; tide: it won&#8217;t wait',
        author: [{ '@id': '#ana' }, { '@id': '#desk' }],
        publisher: { '@id': '#org' },
      },
      { '@type': 'Person', '@id': '#ana', name: 'Ana van der Berg' },
      { '@type': 'Organization', '@id': '#desk', name: 'Harbour Watch' },
      { '@type': 'Organization', '@id': '#org', name: 'The Coastal Times' },
    ];
    expect(said(linked({ '@graph': graph }))).toMatchObject({
      title: 'Silt & tide: it won’t wait',
      authors: [{ family: 'van der Berg', given: 'Ana' }, { literal: 'Harbour Watch' }],
      publisher: 'The Coastal Times',
      containerTitle: 'The Coastal Times',
      type: 'article-newspaper',
    });
  });

  test('a paper inside of its page says its journal, its DOI and the parts of names', () => {
    const paper = {
      '@type': 'ScholarlyArticle',
      headline: 'Silt',
      author: { '@type': 'Person', givenName: 'Ines', familyName: 'García Lorca' },
      isPartOf: {
        '@type': 'PublicationIssue',
        isPartOf: { '@type': 'Periodical', name: 'Annals of the Shore', issn: ['2434-561X'] },
      },
      sameAs: 'https://doi.org/10.5555/silt.1',
    };
    expect(said(linked({ '@type': 'WebPage', mainEntity: paper }))).toMatchObject({
      authors: [{ family: 'García Lorca', given: 'Ines' }],
      containerTitle: 'Annals of the Shore',
      doi: '10.5555/silt.1',
      issn: '2434-561X',
      type: 'article-journal',
    });
  });

  test('a line end inside of a string and a by-line for a name are read past', () => {
    const json = `{"@type":"Article","headline":"Silt","author":{"name":"By Ann Moss and Tom Hale"},
      "description":"one\ntwo","datePublished":"March 5, 2024"}`;
    expect(said(linked(json))).toMatchObject({
      authors: [
        { family: 'Moss', given: 'Ann' },
        { family: 'Hale', given: 'Tom' },
      ],
      issued: '2024-03-05',
    });
  });

  test('the name is the title where the headline only describes', () => {
    const article = { '@type': 'Article', name: 'Silt', headline: 'what rivers leave behind' };
    expect(said(linked(article), '', 'Silt - Wikipedia').title).toBe('Silt');
  });
});

describe('tags', () => {
  test('a paper has the day it came online, and no markup in its title', () => {
    const bibliography = said(
      `<meta name="citation_title" content="A &lt;i&gt;Zostera&lt;/i&gt; study &amp;amp; more">
       <meta name="citation_author" content="García Márquez, Gabriel">
       <meta name="citation_online_date" content="2023/11/02">`,
    );
    expect(bibliography).toMatchObject({
      title: 'A Zostera study & more',
      authors: [{ family: 'García Márquez', given: 'Gabriel' }],
      issued: '2023-11-02',
    });
  });

  test('Dublin Core says when something was issued', () => {
    expect(said('<meta name="DC.Date.issued" content="2011-05">').issued).toBe('2011-05');
    expect(said('<meta name="dcterms.issued" content="2022-07-14">').issued).toBe('2022-07-14');
  });

  test('a heading tells the title from the site behind a hyphen', () => {
    const page = (title: string) => said('', `<h2>Dredging licences: guidance</h2>`, title).title;
    expect(page('Dredging licences: guidance - GOV.EX')).toBe('Dredging licences: guidance');
  });
});

describe('microdata', () => {
  const person = (name: string) =>
    `<b itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">${name}</b></b>`;
  const marked = (inner: string): string =>
    `<div itemscope itemtype="http://schema.org/NewsArticle">${inner}</div>`;

  test('all authors, the date behind “3 hours ago” and the whole headline are read', () => {
    const bibliography = said(
      '',
      marked(
        `<h2 itemprop="headline">Silt: why it will not wait</h2><p class="byline">By ${person('Karl von der Tann')} and ${person('Anne Moss')}</p>
         <p><span itemprop="datePublished" content="2021-10-03T10:00:00+02:00">3 hours ago</span></p>`,
      ),
    );
    expect(bibliography).toMatchObject({
      title: 'Silt: why it will not wait',
      authors: [
        { family: 'von der Tann', given: 'Karl' },
        { family: 'Moss', given: 'Anne' },
      ],
      issued: '2021-10-03',
    });
  });
});

describe('lines under the title', () => {
  test('a by-line and a date that only a reader sees are read', () => {
    expect(
      said('', '<p>By Tom Hale, Ruth Reed and Ines García</p><p>May 6, 2025</p>'),
    ).toMatchObject({
      authors: [{ family: 'Hale' }, { family: 'Reed' }, { family: 'García' }],
      issued: '2025-05-06',
    });
    expect(said('', '<p>by E. Moss on 2024-03-01</p>')).toMatchObject({
      authors: [{ family: 'Moss', given: 'E.' }],
      issued: '2024-03-01',
    });
  });

  test('a line of Chinese names the day and the author among other things', () => {
    expect(said('', '<p>2024年03月05日 10:20　来源：海港日报　作者：王小明</p>')).toMatchObject({
      authors: [{ literal: '王小明' }],
      issued: '2024-03-05',
    });
  });

  test('how long ago something was posted is no date', () => {
    expect(said('', '<p>Posted 3 days ago</p>').issued).toBeNull();
  });
});

test('markup is taken off a value, but not what only looks like it', () => {
  expect(plainMarkup('Bars <i>and</i> spits &mdash; &#8220;x&#8221;')).toBe('Bars and spits — “x”');
  expect(plainMarkup('if a < b & b > c then')).toBe('if a < b & b > c then');
  expect(plainMarkup('The <script> element')).toBe('The <script> element');
});

test('a journal’s number is taken from its tags, and none with a wrong check digit', () => {
  const tags = (...numbers: string[]): string =>
    numbers.map((one) => `<meta name="citation_issn" content="${one}">`).join('');
  expect(said(tags('1534-0075', '1534-0074')).issn).toBe('1534-0074');
  expect(said(tags('ISSN: 03785955')).issn).toBe('0378-5955');
  expect(said(tags('1911-1934')).issn).toBeNull();
});
