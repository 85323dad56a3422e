import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../domain/canonical-text.ts';
import { readHtml } from './read-html.ts';

const PROSE =
  'The harbour board met for three hours and adjourned without a vote. Two members left early; the chair said that the matter would be taken up again in a week, when the figures of the last quarter are known to everybody at the table.';

function parse(body: string, head = '<title>A meeting</title>', name = 'page.html') {
  const page = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  return readHtml({ name, bytes: new TextEncoder().encode(page), keepFurniture: false });
}

function article(inner: string): string {
  return `<article><h1>A meeting</h1><p>${PROSE}</p>${inner}<p>${PROSE}</p></article>`;
}

describe('structure', () => {
  test('headings, lists, quotations, code, tables, figures and breaks become blocks', () => {
    const { blocks } = parse(
      article(`<h2>Votes</h2><ul><li>one<ul><li>inner</li></ul></li></ul><ol start="3"><li>three</li></ol>
        <blockquote><p>said so</p></blockquote><pre>a\n  b</pre>
        <table><tr><th>Name</th><th>Vote</th></tr><tr><td>Olsen</td><td>no</td></tr></table>
        <figure><img src="https://pictures.example/boat.jpg" alt="A boat"><figcaption>In port</figcaption></figure><hr>`),
    );
    expect(blocks).toMatchObject([
      { kind: 'heading', level: 1, text: 'A meeting' },
      { kind: 'paragraph', text: PROSE },
      { kind: 'heading', level: 2, text: 'Votes' },
      { kind: 'item', depth: 0, marker: null, text: 'one' },
      { kind: 'item', depth: 1, marker: null, text: 'inner' },
      { kind: 'item', depth: 0, marker: '3.', text: 'three' },
      { kind: 'quotation', text: 'said so' },
      { kind: 'code', text: 'a\n  b' },
      {
        kind: 'table',
        rows: [
          [{ header: true }, { text: 'Vote' }],
          [{ text: 'Olsen' }, {}],
        ],
      },
      {
        kind: 'figure',
        source: null,
        blockedHost: 'pictures.example',
        alt: 'A boat',
        text: 'In port',
      },
      { kind: 'break' },
      { kind: 'paragraph' },
    ]);
  });

  test('inline marks cut exactly their words out of the folded text', () => {
    const { blocks } = parse(
      article(
        '<p>  He <em>never\n  said</em> <b>so<i>!</i></b>&nbsp;Yes <a href="/x">here</a>.</p>',
      ),
      '<title>A meeting</title><link rel="canonical" href="https://news.example/a">',
    );
    const block = blocks[2];
    if (block?.kind !== 'paragraph') throw new Error('a paragraph was expected');
    expect(block.text).toBe('He never said so!\u00a0Yes here.');
    const cut = block.marks.map((mark) => [mark.kind, block.text.slice(mark.start, mark.end)]);
    expect(cut).toEqual([
      ['emphasis', 'never said'],
      ['strong', 'so!'],
      ['emphasis', '!'],
      ['link', 'here'],
    ]);
    expect(block.marks.at(-1)).toMatchObject({ href: 'https://news.example/x' });
  });
});

describe('what a page says of itself', () => {
  test('linked data, meta tags and the language give the bibliographic fields', () => {
    const { bibliography } = parse(
      article(''),
      `<title>A meeting | The Gazette</title>
       <link rel="canonical" href="https://gazette.example/meeting">
       <meta property="og:site_name" content="The Gazette">
       <script type="application/ld+json">{"@type":"NewsArticle","headline":"A meeting in the harbour",
        "datePublished":"2025-05-06T10:00:00Z","author":[{"name":"Marit van der Olsen"},{"name":"Gazette staff"}]}</script>`,
    );
    expect(bibliography).toMatchObject({
      title: 'A meeting in the harbour',
      authors: [{ family: 'van der Olsen', given: 'Marit' }, { literal: 'Gazette staff' }],
      issued: '2025-05-06',
      publisher: 'The Gazette',
      url: 'https://gazette.example/meeting',
      language: 'en',
    });
  });

  test('broken linked data is passed over', () => {
    const { bibliography } = parse(
      article(''),
      '<title>A meeting</title><script type="application/ld+json">{oops</script>',
    );
    expect(bibliography.title).toBe('A meeting');
  });
});

describe('furniture', () => {
  test('menus, banners and footers are set aside with their reason', () => {
    const { blocks, asides } = parse(
      `<nav><a href="/">Front page</a></nav><div class="cookie-banner">We use cookies. <a>Fine</a></div>
       ${article('')}<footer>© The Gazette</footer>`,
    );
    const { text } = canonicalText(blocks);
    expect(text).not.toMatch(/cookies|Front page|Gazette/);
    expect(asides.map(({ reason }) => reason).sort()).toEqual(['Cookie banner', 'Footer', 'Menu']);
  });
});

describe('hostile pages', () => {
  test('nothing that runs or fetches comes through, nor is it set aside', () => {
    const { blocks, asides } = parse(
      article(`<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">link</a>
        <svg><script>alert(4)</script></svg><iframe src="https://evil.example"></iframe>
        <style>body{background:url(https://evil.example)}</style><object data="https://evil.example"></object>
        <p onclick="alert(5)">Words <a href="data:text/html,x">more</a></p>
        <img src="data:image/svg+xml,<svg onload=alert(6)>">`),
    );
    // Where a frame was there is a placeholder, which names the host and holds nothing of it.
    const frames = blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    expect(frames.map(({ blockedHost }) => blockedHost)).toContain('evil.example');
    for (const { source } of frames) expect(source).toBeNull();
    const json = JSON.stringify([blocks, asides]).replaceAll('"blockedHost":"evil.example"', '');
    expect(json).not.toMatch(/alert|javascript:|onerror|onclick|evil\.example|svg\+xml|text\/html/);
    expect(json).toContain('Words more');
  });

  test('a page nested ten thousand deep is refused by name, not by a crash', () => {
    const deep = '<div>'.repeat(10_000) + PROSE;
    expect(() => parse(deep, '<title>x</title>', 'deep.html')).toThrow(
      /deep\.html is nested deeper/,
    );
  });

  test('a page cannot change what objects are', () => {
    parse(
      article('<form id="__proto__"><input name="constructor"></form>'),
      '<title>x</title><script type="application/ld+json">{"__proto__":{"polluted":1}}</script>',
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
