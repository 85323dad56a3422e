import { expect, test } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

function parse(text: string, name = 'my-notes.md') {
  return readMarkdown({ name, bytes: new TextEncoder().encode(text), keepFurniture: false });
}

test('front matter gives the bibliographic fields, under the names that others use', () => {
  const { bibliography, blocks } = parse(`---
title: "On Ferries"
author:
  - Anna van der Berg
  - family: Nordmann
    given: Ola
date: 2025-05-06
container_title: Journal of Ports
publisher: The Harbour Press
source: https://ports.example/ferries
DOI: https://doi.org/10.1234/abc.5
ISSN: 0378-5955
lang: en-GB
type: article-journal
tags: [boats]
---

The crews walked off their boats.
`);
  expect(bibliography).toEqual({
    title: 'On Ferries',
    authors: [
      { family: 'van der Berg', given: 'Anna' },
      { family: 'Nordmann', given: 'Ola' },
    ],
    issued: '2025-05-06',
    containerTitle: 'Journal of Ports',
    publisher: 'The Harbour Press',
    url: 'https://ports.example/ferries',
    doi: '10.1234/abc.5',
    issn: '0378-5955',
    language: 'en-gb',
    type: 'article-journal',
    accessed: null,
  });
  expect(blocks).toMatchObject([
    { kind: 'heading', level: 1, text: 'On Ferries' },
    { kind: 'paragraph', text: 'The crews walked off their boats.' },
  ]);
});

test('front matter that is no YAML is said, and the text read', () => {
  const { warnings, blocks } = parse('---\ntitle: [oops\n---\n\nWords.\n');
  expect(warnings).toEqual(['Its front matter is not YAML and was left out.']);
  expect(blocks).toMatchObject([{ text: 'Words.' }]);
});

test('front matter of TOML gives the fields as well', () => {
  const { bibliography, blocks } = parse(`+++
title = "Bars & \\"spits\\""
date = 2023-11-02T10:00:00Z
authors = [
  "Ines García",
  'Tom Hale',
]
[extra]
title = "not this one"
url = "https://harbour.example/bars"
+++

The bar moved.
`);
  expect(bibliography).toMatchObject({
    title: 'Bars & "spits"',
    issued: '2023-11-02',
    authors: [{ family: 'García' }, { family: 'Hale' }],
    url: 'https://harbour.example/bars',
  });
  expect(blocks).toHaveLength(2);
});

test('the id that is written behind a heading is no part of it', () => {
  expect(parse('# Silt {#sec:silt .unnumbered}\n\nThe set {a, b}.').blocks).toMatchObject([
    { kind: 'heading', text: 'Silt' },
    { text: 'The set {a, b}.' },
  ]);
});

test('every kind of block comes through', () => {
  const { blocks } = parse(`# Title

Two lines of *one\nparagraph* with **strong \`code\`** and a hard\\
break, [a link][ref] and a note[^n].

- one
  1. inner
  2. second
- [x] done

  more of it

> Said so.
>
> - listed

| Name | Vote |
|------|------|
| Olsen | *no* |

\`\`\`Rust
fn main() {}
\`\`\`

![A boat](https://pictures.example/b.png "In port")

---

[ref]: https://example.org/a
[^n]: The note.

    Its second paragraph.
`);
  expect(blocks).toMatchObject([
    { kind: 'heading', level: 1, text: 'Title' },
    {
      kind: 'paragraph',
      text: 'Two lines of one paragraph with strong code and a hard\nbreak, a link and a noten.',
    },
    { kind: 'item', depth: 0, marker: null, text: 'one' },
    { kind: 'item', depth: 1, marker: '1.', text: 'inner' },
    { kind: 'item', depth: 1, marker: '2.', text: 'second' },
    { kind: 'item', depth: 0, marker: null, text: '☑ done' },
    { kind: 'paragraph', text: 'more of it' },
    { kind: 'quotation', text: 'Said so.' },
    { kind: 'item', depth: 0, text: 'listed' },
    {
      kind: 'table',
      rows: [
        [{ text: 'Name', header: true }, {}],
        [{}, { text: 'no', header: false }],
      ],
    },
    { kind: 'code', language: 'rust', text: 'fn main() {}' },
    {
      kind: 'figure',
      alt: 'A boat',
      text: 'In port',
      source: null,
      blockedHost: 'pictures.example',
    },
    { kind: 'break' },
    { kind: 'footnote', label: 'n', text: 'The note.' },
    { kind: 'paragraph', text: 'Its second paragraph.' },
  ]);
  const block = blocks[1];
  if (block?.kind !== 'paragraph') throw new Error('a paragraph was expected');
  const cut = block.marks.map((mark) => [
    mark.kind,
    block.text.slice(mark.start, mark.end),
    'href' in mark ? mark.href : '',
  ]);
  expect(cut).toEqual([
    ['emphasis', 'one paragraph', ''],
    ['strong', 'strong code', ''],
    ['code', 'code', ''],
    ['link', 'a link', 'https://example.org/a'],
    ['link', 'n', '#n'],
    ['sup', 'n', ''],
  ]);
});

test('HTML in Markdown is read as a web page would be, and nothing of it runs', () => {
  const { blocks } = parse(`# Title

<div onclick="alert(1)"><p>In a <em>box</em>.</p><script>alert(2)</script></div>

<script>
alert(3)
</script>

Line one<br>line two <script>alert(4)</script> <b>bold</b> [x](javascript:alert(5)) <img src=x onerror=alert(6)>
`);
  expect(blocks).toMatchObject([
    { kind: 'heading' },
    { kind: 'paragraph', text: 'In a box.' },
    { kind: 'paragraph', text: 'Line one\nline two bold x' },
  ]);
  expect(JSON.stringify(blocks)).not.toContain('alert');
});

test('without a title the file lends its name, which is not put into the text', () => {
  const { bibliography, blocks } = parse('Words.\n\n## A section\n\nMore.\n');
  expect(bibliography.title).toBe('my notes');
  expect(blocks).toMatchObject([{ text: 'Words.' }, { kind: 'heading', level: 2 }, {}]);
});

test('ten thousand quotations in each other are refused by name, not by a crash', () => {
  expect(() => parse(`${'> '.repeat(1000)}deep`, 'deep.md')).toThrow(/deep\.md is nested deeper/);
});

test('a bomb of aliases in the front matter is no more than a warning', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]}, `.repeat(9)}x]`),
  ];
  expect(parse(`---\n${bomb.join('\n')}\n---\n\nWords.\n`).warnings).toHaveLength(1);
});
