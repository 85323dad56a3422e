import { describe, expect, test } from 'vitest';
import { readHtml } from './read-html.ts';

const PROSE =
  'The harbour board met for three hours and adjourned without a vote. Two members left early; the chair said that the matter would be taken up again in a week, when the figures of the last quarter are known to everybody at the table.';

function read(page: string | Uint8Array, keepFurniture = false) {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  return readHtml({ name: 'harbour-board.html', bytes, keepFurniture });
}

function article(inner: string, head = '<title>A meeting</title>'): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>A meeting</h1><p>${PROSE}</p>${inner}<p>${PROSE}</p></article></body></html>`;
}

/** The blocks that `inner` became. */
function blocks(inner: string, head?: string) {
  return read(article(inner, head)).blocks.slice(2, -1);
}

describe('blocks of a page', () => {
  test('a line break stays a line break, in prose and in code', () => {
    expect(
      blocks('<p>Roses are red,<br>\nviolets are blue</p><pre>one<br>two</pre>'),
    ).toMatchObject([
      { kind: 'paragraph', text: 'Roses are red,\nviolets are blue' },
      { kind: 'code', text: 'one\ntwo' },
    ]);
  });

  test('code keeps its language', () => {
    expect(blocks('<pre><code class="hljs language-rust">fn main() {}</code></pre>')).toMatchObject(
      [{ kind: 'code', language: 'rust', text: 'fn main() {}' }],
    );
  });

  test('an item with two paragraphs is one item, numbered once', () => {
    expect(
      blocks('<ol start="4"><li><p>One.</p><p>More of one.</p></li><li value="9">Nine</li></ol>'),
    ).toMatchObject([
      { kind: 'item', marker: '4.', text: 'One.' },
      { kind: 'paragraph', text: 'More of one.' },
      { kind: 'item', marker: '9.', text: 'Nine' },
    ]);
  });

  test('notes are notes, and what leads to them leads to their labels', () => {
    const found = blocks(
      `<p>Nobody voted.<sup><a href="#fn1">[1]</a></sup> Nobody spoke.<a href="#fn2">2</a> See <a href="#top">above</a>.</p>
       <hr><ol><li id="fn1"><p>The minutes say so. <a href="#r1">↩</a></p></li><li id="fn2">But <i>two</i> coughed.</li></ol>`,
    );
    expect(found).toMatchObject([
      { kind: 'paragraph', text: 'Nobody voted.[1] Nobody spoke.2 See above.' },
      { kind: 'break' },
      { kind: 'footnote', label: '1', text: 'The minutes say so.' },
      { kind: 'footnote', label: '2', text: 'But two coughed.' },
    ]);
    const marks = found[0]?.kind === 'paragraph' ? found[0].marks : [];
    expect(marks.filter(({ kind }) => kind === 'link')).toMatchObject([
      { href: '#1' },
      { href: '#2' },
    ]);
  });

  test('cells that span keep columns columns', () => {
    const [table] = blocks(
      `<table><caption>Votes</caption><tr><th>Name</th><th colspan="2">Votes</th></tr>
       <tr><td rowspan="2">Olsen</td><td>no</td><td>no</td></tr><tr><td>yes</td><td>no</td></tr></table>`,
    ).filter(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.rows.map((row) => row.map(({ text }) => text))).toEqual(
      [
        ['Name', 'Votes', ''],
        ['Olsen', 'no', 'no'],
        ['', 'yes', 'no'],
      ],
    );
  });

  test('a table that only lays out the page is taken apart', () => {
    const { blocks: found } = read(
      `<table><tr><td><h2>Left</h2><p>${PROSE}</p></td><td><p>${PROSE}</p><p>${PROSE}</p></td></tr></table>`,
      true,
    );
    expect(found.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  test('a page that is one big form keeps its words', () => {
    const page = read(
      `<title>Old</title><form action="/"><div><p>${PROSE}</p><p>${PROSE}</p><input value="no"></div></form>`,
    );
    expect(page.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(2);
  });

  test('soft hyphens go, no-break spaces stay', () => {
    expect(blocks('<p>Har&shy;bour&nbsp;board &mdash; &ldquo;no&rdquo;</p>')).toMatchObject([
      { text: 'Harbour\u00a0board — “no”' },
    ]);
  });

  test('what is hidden is not read', () => {
    const { blocks: found } = read(
      `<title>T</title><p>${PROSE}</p><p hidden>one</p><p style="display: none">two</p>`,
      true,
    );
    expect(found).toHaveLength(2);
  });
});

describe('pictures', () => {
  const DOT = `data:image/png;base64,${Buffer.from(`\x89PNG\r\n\x1a\n${'A'.repeat(300)}`, 'latin1').toString('base64')}`;

  test('one that the page holds is kept, one elsewhere names its host, and nothing is fetched', () => {
    expect(
      blocks(
        `<p><img src="${DOT}" alt="Held"></p><p><img src="data:image/gif;base64,R0lGOD" data-src="https://late.example/a.jpg" alt="Late"></p>`,
      ),
    ).toMatchObject([
      {
        kind: 'figure',
        alt: 'Held',
        source: expect.stringMatching(/^picture:[0-9a-f]{64}$/),
        blockedHost: null,
      },
      { kind: 'figure', alt: 'Late', source: null, blockedHost: 'late.example' },
    ]);
  });

  test('a picture of a page without an address has no host, and a counting pixel no place', () => {
    expect(
      blocks(
        '<p><img src="boat.jpg" alt="A boat"></p><img src="https://count.example/x" width="1" height="1">',
      ),
    ).toMatchObject([{ kind: 'figure', alt: 'A boat', blockedHost: null }]);
  });

  test('a formula or an emoji stays in its line', () => {
    expect(
      blocks(
        '<p>So <img src="f.svg" alt="\\frac{1}{2}"> of them 🙂<img src="x.png" alt="🎉"> left.</p>',
      ),
    ).toMatchObject([{ text: 'So \\frac{1}{2} of them 🙂🎉 left.' }]);
  });

  test('twenty-five megabytes of held film do not cost the page', () => {
    const film = `<video src="data:video/mp4;base64,${'A'.repeat(25_000_000)}"></video>`;
    expect(read(article(film)).blocks.length).toBeGreaterThan(2);
  });
});

describe('what is left out', () => {
  test('stands where it stood, once, with its reason', () => {
    const page = read(
      `<title>A meeting</title><header class="site-header"><a href="/">The Gazette</a></header>
       <article><h1>A meeting</h1><p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p></article>
       <div id="relatedPosts"><h3>Read more</h3><ul><li><a href="/b">Boats</a></li></ul></div>
       <section id="comments"><p>I was there and it was not so.</p></section>`,
    );
    expect(page.asides).toMatchObject([
      { reason: 'Page header', before: 0 },
      { reason: 'Related links', before: 4 },
      { reason: 'Comments', before: 4 },
    ]);
    expect(page.warnings).toEqual(['Set aside: Page header, Related links, Comments.']);
    const kept = page.blocks.map((block) => ('text' in block ? block.text : ''));
    for (const aside of page.asides) {
      for (const block of aside.blocks) expect(kept).not.toContain('text' in block && block.text);
    }
  });

  test('is nothing where the reader asked for the whole page', () => {
    const page = read(`<title>T</title><nav>Menu</nav><p>${PROSE}</p>`, true);
    expect(page.asides).toEqual([]);
    expect(page.blocks).toMatchObject([{ kind: 'heading' }, { text: 'Menu' }, { text: PROSE }]);
  });
});

describe('what a page says of itself', () => {
  test('scholarly tags come first', () => {
    const { bibliography } = read(
      article(
        '',
        `<title>x</title><meta name="citation_title" content="On Ferries"><meta name="citation_author" content="van der Berg, Anna">
         <meta name="citation_author" content="Ola Nordmann Jr."><meta name="citation_publication_date" content="2024/3">
         <meta name="citation_journal_title" content="Journal of Ports"><meta name="citation_doi" content="10.1234/abc.5">`,
      ),
    );
    expect(bibliography).toMatchObject({
      title: 'On Ferries',
      authors: [
        { family: 'van der Berg', given: 'Anna' },
        { family: 'Nordmann Jr.', given: 'Ola' },
      ],
      issued: '2024-03',
      containerTitle: 'Journal of Ports',
      doi: '10.1234/abc.5',
      type: 'article-journal',
    });
  });

  test('the saving program knows the address and the day', () => {
    const { bibliography } = read(
      `<!--\n Page saved with SingleFile \n url: https://gazette.example/a?b=1 \n saved date: Tue May 06 2025 10:00:00 GMT+0000 (UTC)\n-->${article('<p><a href="c">next</a></p>')}`,
    );
    expect(bibliography).toMatchObject({
      url: 'https://gazette.example/a?b=1',
      accessed: '2025-05-06',
    });
  });

  test('a language that the text contradicts is not believed', () => {
    const german =
      'Der Hafenausschuss tagte drei Stunden lang und ging ohne Abstimmung auseinander. Zwei Mitglieder gingen früher, und die Vorsitzende sagte, man werde in einer Woche weitersehen.';
    const page = (lang: string, text: string) =>
      read(
        `<html lang="${lang}"><title>T</title><article><p>${text}</p><p>${text}</p></article></html>`,
      ).bibliography.language;
    expect(page('en', german)).toBe('de');
    expect(page('de-AT', german)).toBe('de-at');
    expect(page('en-GB', PROSE)).toBe('en-gb');
    expect(page('???', PROSE)).toBe('en');
  });

  test('a charset label that lies is seen through', () => {
    const page = article(
      '<p>Kørsel på øen</p>',
      '<meta charset="iso-8859-1"><title>A meeting</title>',
    );
    const { blocks: found, warnings } = read(page);
    expect(found[2]).toMatchObject({ text: 'Kørsel på øen' });
    expect(warnings.join(' ')).toContain('it is UTF-8');
    const latin = Buffer.from(page.replace('iso-8859-1', 'utf-8'), 'latin1');
    expect(read(latin).blocks[2]).toMatchObject({ text: 'Kørsel på øen' });
  });

  test('a page that says nothing gets its title from its name', () => {
    expect(read(`<p>${PROSE}</p>`).bibliography).toMatchObject({
      title: 'harbour board',
      url: null,
      authors: [],
      issued: null,
    });
  });
});
