import type { ExportData, ExportPassage } from './export-data.ts';

/** A small notebook with everything in it that makes exports go wrong; for tests. */
export const richExample: ExportData = {
  notebook: 'Thesis *draft*',
  exported: '2026-03-04T05:06:07.000Z',
  selection: 'Found by: "war" OR tag:Claims',
  grouping: 'article',
  sections: null,
  articles: [
    {
      id: 'article-1',
      bibliography: {
        title: 'Counting <heads> | in *war*',
        authors: [{ family: 'Abbasi', given: 'Leïla' }, { literal: 'The Desk' }],
        issued: '2013-05-02',
        containerTitle: 'Daily & Sunday',
        publisher: 'House_of_News',
        url: 'https://example.org/a_b?c=1&d=2',
        doi: '10.1000/xyz(1)',
        issn: '1534-0074',
        language: 'en',
        type: 'article-newspaper',
        accessed: '2026-01-02',
      },
      added: '2026-01-02T03:04:05.000Z',
      modified: '2026-01-02T03:04:05.000Z',
      revision: 2,
      tags: ['Shelf/To read', 'news'],
      collections: ['Chapter 2'],
      passages: [
        passage('passage-1', {
          page: 'xiv',
          quote: 'only about 1,500 insurgents',
          ranges: [{ start: 29, end: 56 }],
          prefix: 'There were ',
          suffix: ' in the region.',
          tags: ['Claims/Disputed', 'Numbers'],
          note: 'Contradicted by *Abbasi*',
          noteState: '{"root":{}}',
        }),
        passage('passage-2', {
          quote:
            '1,500 insurgents in the region.\n\n# Not a heading\n- not a list\n\n> nor quoted | a\\b `c` <script>alert("x")</script> &amp; ~~d~~ _e_ #tag $m$ ==f==',
          ranges: [{ start: 40, end: 160 }],
          tags: ['Claims/Disputed', 'Claims'],
          color: 'red',
          note: '**Bold** and a [link](https://example.org/x) and [a trap](javascript:alert(1))\n\n- one\n- two\n  - deeper\n\n> quoted\n\n```js\nlet open = "<b>";\n',
          state: 'changed',
          text: '1,600 insurgents <b>now</b>.',
          creator: 'Ann *B.* <i>Okoro</i>',
        }),
        passage('passage-3', {
          quote: '=SUM(1;2) "quoted", and one more',
          tags: [],
          color: 'green',
          ranges: [
            { start: 200, end: 209 },
            { start: 300, end: 310 },
          ],
          note: '-5 is not a list <img src=x onerror=alert(1)> ![picture](https://example.org/p.png) <!-- open',
        }),
      ],
    },
    {
      id: 'article-2',
      bibliography: {
        title: 'שלום עולם \u202e(gnp.exe)',
        authors: [],
        issued: null,
        containerTitle: null,
        publisher: null,
        url: null,
        doi: null,
        issn: null,
        language: 'he',
        type: 'webpage',
        accessed: null,
      },
      added: '2026-01-03T03:04:05.000Z',
      modified: '2026-01-03T03:04:05.000Z',
      revision: 1,
      tags: [],
      collections: [],
      passages: [
        passage('passage-4', {
          quote: 'שלום 👩‍🔬 עולם\u202eabc\u202c',
          tags: ['Émotion & co/"joie" 🎉', 'Numbers'],
          color: 'purple',
          state: 'lost',
          recording: { at: 192_400, speaker: 'Marta <b>' },
          note: '# A heading\n\n| a | b |\n| - | - |\n| 1 | `x|y` |\n\n1. first\n2. second\n\n- [x] done\n\nwww.example.org and a footnote[^1].\n\n[^1]: Below.',
        }),
      ],
    },
    {
      id: 'article-3',
      bibliography: {
        title: 'Without passages',
        authors: [],
        issued: '2020',
        containerTitle: null,
        publisher: null,
        url: 'javascript:alert(1)',
        doi: null,
        issn: null,
        language: null,
        type: 'book',
        accessed: null,
      },
      added: '2026-01-04T03:04:05.000Z',
      modified: '2026-01-04T03:04:05.000Z',
      revision: 1,
      tags: [],
      collections: [],
      passages: [],
    },
  ],
  tags: [
    tag('tag-1', 'Claims', null, 'red', 'What somebody says is so.\nNot what is shown.'),
    tag('tag-2', 'Claims/Disputed', 'tag-1', null, ''),
    tag('tag-3', 'Émotion & co', null, null, 'Feelings <all> of them'),
    tag('tag-4', 'Émotion & co/"joie" 🎉', 'tag-3', 'magenta', ''),
    tag('tag-5', 'news', null, null, ''),
    tag('tag-6', 'Numbers', null, 'blue', ''),
    tag('tag-7', 'Shelf', null, null, ''),
    tag('tag-8', 'Shelf/To read', 'tag-7', null, ''),
  ],
  links: [
    { id: 'link-1', from: 'passage-1', to: 'passage-2', type: 'contradicts', note: 'by 100' },
  ],
  localAddresses: 1,
};

function passage(id: string, given: Partial<ExportPassage>): ExportPassage {
  const quote = given.quote ?? '';
  return {
    id,
    revision: 1,
    quote,
    prefix: '',
    suffix: '',
    ranges: [{ start: 0, end: quote.length }],
    text: quote,
    state: 'exact',
    review: null,
    color: 'yellow',
    note: '',
    noteState: null,
    tags: [],
    created: '2026-02-01T10:00:00.000Z',
    modified: '2026-02-02T10:00:00.000Z',
    creator: '',
    page: null,
    recording: null,
    ...given,
  };
}

function tag(
  id: string,
  path: string,
  parentId: string | null,
  color: string | null,
  description: string,
): ExportData['tags'][number] {
  return { id, path, name: path.split('/').at(-1) ?? '', parentId, color, description };
}
