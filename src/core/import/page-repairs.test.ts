import { describe, expect, test } from 'vitest';
import type { Block } from '../../contract/block.ts';
import { readHtml } from './read-html.ts';

const PROSE =
  'The first survey of estuarine silting was made in 1846, when a series of soundings was taken across the bar, and it surprised nobody who had watched the tides there for years, as the pilot said when he was asked.';

function read(body: string, head = '<title>Silting</title>') {
  const page = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  return readHtml({ name: 'x.html', bytes: new TextEncoder().encode(page), keepFurniture: false });
}

/** The blocks that are not the prose around. */
function blocks(body: string): readonly Block[] {
  const found = read(`<article><h1>Silting</h1><p>${PROSE}</p>${body}<p>${PROSE}</p></article>`);
  return found.blocks.filter((block) => !('text' in block) || block.text !== PROSE).slice(1);
}

describe('a page of a wiki', () => {
  const heading = (text: string): string =>
    `<div class="mw-heading mw-heading2"><h2 id="${text}">${text}</h2><span class="mw-editsection">[<a href="/edit">edit</a>]</span></div>`;
  const page = read(
    `<main><h1>Silting</h1><div id="siteSub">From Wikipedia, the free encyclopedia</div>
     <p>${PROSE}<sup id="r1"><a href="#n1">[1]</a></sup> So it goes.<sup><a href="#n2">[note 1]</a></sup>
     The flux is <img alt="{\\displaystyle q=cu}" src="https://wiki.example/q.svg">.</p>
     ${heading('History')}<p>${PROSE}</p><p>${PROSE}</p>${heading('References')}
     <ol><li id="n1"><span class="mw-cite-backlink">^ <a href="#r1"><sup>a</sup></a> <a href="#r2"><sup>b</sup></a></span> <span>Moss, E. (1998).</span></li>
     <li id="n2"><span class="mw-cite-backlink"><b><a href="#r3">^</a></b></span> <span>Called warping of old.</span></li></ol>
     <div id="catlinks">Categories: Sedimentology</div></main>`,
  );

  test('keeps its headings, without the links for editors', () => {
    const headings = page.blocks.flatMap((one) => (one.kind === 'heading' ? [one.text] : []));
    expect(headings).toEqual(['Silting', 'History', 'References']);
    const text = JSON.stringify(page.blocks);
    expect(text).not.toMatch(/\[edit|free encyclopedia|Categories/);
    expect(JSON.stringify(page.asides)).not.toContain('edit');
  });

  test('has its references as notes, however often they are referred to', () => {
    expect(page.blocks.filter(({ kind }) => kind === 'footnote')).toMatchObject([
      { label: '1', text: 'Moss, E. (1998).' },
      { label: 'note 1', text: 'Called warping of old.' },
    ]);
  });

  test('shows formulas as they were written', () => {
    expect(JSON.stringify(page.blocks)).toContain('The flux is q=cu.');
  });
});

describe('a page that LaTeXML made', () => {
  const note = (label: number, text: string): string =>
    `<span id="fn${label}" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">${label}</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">${label}</sup><span class="ltx_tag ltx_tag_note">${label}</span>${text}</span></span></span>`;

  test('has its notes below the paragraph, not in its words', () => {
    const found = blocks(
      `<div class="ltx_para"><p>The flux${note(1, 'In <em>kilograms</em>.')} of silt${note(2, 'Wet.')} is small.</p></div>`,
    );
    expect(found).toMatchObject([
      { kind: 'paragraph', text: 'The flux1 of silt2 is small.' },
      { kind: 'footnote', label: '1', text: 'In kilograms.' },
      { kind: 'footnote', label: '2', text: 'Wet.' },
    ]);
  });

  test('has a formula with its number as a paragraph, not as a table', () => {
    const cell = (inner: string): string => `<td class="ltx_eqn_cell">${inner}</td>`;
    const math = '<math alttext="q=cu"><mi>q</mi></math>';
    expect(
      blocks(
        `<table class="ltx_equation ltx_eqn_table"><tbody><tr>${cell('')}${cell(math)}${cell('<span>(1)</span>')}</tr></tbody></table>`,
      ),
    ).toMatchObject([{ kind: 'paragraph', text: 'q=cu (1)' }]);
  });

  test('has the names of its authors without the numbers behind them', () => {
    const person = (inner: string): string =>
      `<span class="ltx_creator"><span class="ltx_personname">${inner}</span></span>`;
    const { bibliography } = read(
      `<article><h1>Silting</h1><div class="ltx_authors">${person('Ada Moss<sup>1</sup>')} ${person('Bo Hale<br>Harbour University')}</div><p>${PROSE}</p><p>${PROSE}</p></article>`,
    );
    expect(bibliography.authors).toEqual([
      { family: 'Moss', given: 'Ada' },
      { family: 'Hale', given: 'Bo' },
    ]);
  });
});

describe('notes of other pages', () => {
  test('are found in boxes that hold nothing but a paragraph, or words', () => {
    expect(
      blocks(
        `<p>One<a href="#n1">1</a> and two<a href="#n2">*</a>.</p><div id="n1"><p><a href="#r">1</a>. The first.</p></div><div id="n2"><a href="#r">*</a> The second.</div>`,
      ),
    ).toMatchObject([
      { kind: 'paragraph', text: 'One1 and two*.' },
      { kind: 'footnote', label: '1', text: 'The first.' },
      { kind: 'footnote', label: '*', text: 'The second.' },
    ]);
  });

  test('come along where the extraction left them behind', () => {
    const { blocks: found, asides } = read(
      `<div><p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}<a href="#_ftn1" name="_ftnref1">[1]</a></p></div><div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> See the <i>archive</i>.</p></div></div>`,
    );
    expect(found.at(-1)).toMatchObject({ kind: 'footnote', label: '1', text: 'See the archive.' });
    expect(JSON.stringify(asides)).not.toContain('archive');
  });

  test('may have their label in a block of its own', () => {
    expect(
      blocks(
        `<p>One<a href="#n1" id="r1">1</a>.</p><div class="footnote"><a id="n1" href="#r1">1</a><div><p>The first.</p></div></div>`,
      ),
    ).toMatchObject([
      { kind: 'paragraph', text: 'One1.' },
      { kind: 'footnote', label: '1', text: 'The first.' },
    ]);
  });

  test('are found by the names that Word gives them', () => {
    expect(
      blocks(
        `<p>One<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> The first.</p></div>`,
      ),
    ).toMatchObject([{ kind: 'paragraph' }, { kind: 'footnote', label: '1', text: 'The first.' }]);
  });

  test('keep a number that is part of their words', () => {
    expect(
      blocks('<p>One<a href="#n1">1</a>.</p><ol><li id="n1">1 million tons.</li></ol>'),
    ).toMatchObject([{ kind: 'paragraph' }, { kind: 'footnote', text: '1 million tons.' }]);
  });
});

test('a page without a title is called what its first heading says', () => {
  const { bibliography } = read(`<h1>Silting</h1><p>${PROSE}</p><p>${PROSE}</p>`, '');
  expect(bibliography.title).toBe('Silting');
});

test('words beside a link outside the article are set aside with it', () => {
  const { asides } = read(
    `<article><h1>Silting</h1><p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p></article><div class="sidebar"><p>Write to <a href="/ann">Ann</a> about it.</p></div>`,
  );
  expect(JSON.stringify(asides)).toContain('Write to Ann about it.');
});

test('a figure says its heading with its caption, and all its words where it has neither', () => {
  const figure = (inner: string): string =>
    `<figure>${inner}<img src="https://x.example/a.png" alt="A map"></figure>`;
  expect(
    blocks(
      figure(
        '<h3>Figure 1.</h3><figcaption><p>Map of <b>sites</b>.</p><p>1:1000</p></figcaption>',
      ) + figure('<p>Only <i>words</i></p>'),
    ),
  ).toMatchObject([
    {
      kind: 'figure',
      alt: 'A map',
      text: 'Figure 1. Map of sites. 1:1000',
      marks: [{ start: 17 }],
    },
    { kind: 'figure', text: 'Only words' },
  ]);
});

test('numbers of lines are no code, and labels are parted from what they label', () => {
  expect(
    blocks(
      `<table><tr><td class="gutter"><pre class="lineno">1\n2</pre></td><td><pre>a\nb</pre></td></tr></table>
       <ul><li><span class="label">1.</span><cite>Moss.</cite></li></ul>`,
    ),
  ).toMatchObject([
    { kind: 'code', text: 'a\nb' },
    { kind: 'item', text: '1. Moss.' },
  ]);
});
