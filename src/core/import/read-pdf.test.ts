import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../domain/canonical-text.ts';
import { textAt } from '../../domain/quote.ts';
import type { ParsedDocument } from './format.ts';
import { readPdf } from './read-pdf.ts';
import { type TestFacts, type TestPage, testColumn, testPdf } from './test-pdf.ts';

function read(pages: readonly TestPage[], facts: TestFacts = {}): Promise<ParsedDocument> {
  return readPdf({ name: 'paper.pdf', bytes: testPdf(pages, facts), keepFurniture: false });
}

function words({ blocks }: ParsedDocument): string[] {
  return blocks.flatMap((block) => ('text' in block ? [block.text] : []));
}

/** Two columns under a title that crosses them. */
const LEFT = [
  'The board met for three hours and',
  'adjourned without a vote. Two mem-',
  'bers left early. The chair of the well-',
  'known board said that the matter',
  'would be taken up again in a week',
  'when all of the figures are known to',
];
const RIGHT = [
  'everybody at the long table.',
  '   The second meeting of the board,',
  'as well-known as the first, was held',
  'in the old custom house. Its windows',
  'look over the water, and members',
  'of the public could hear it all.',
];
const TWO_COLUMNS: TestPage = {
  words: [
    { text: 'A Meeting of the Harbour Board', x: 100, y: 740, size: 20 },
    { text: 'Anna van der Berg', x: 220, y: 715, size: 11 },
    ...testColumn(LEFT, 50, 680),
    ...testColumn(RIGHT, 320, 680).map((one) => ({
      ...one,
      x: one.text.startsWith(' ') ? 332 : 320,
      text: one.text.trim(),
    })),
  ],
};

describe('the order of reading', () => {
  test('is column after column, under a title that crosses them', async () => {
    const document = await read([TWO_COLUMNS]);
    expect(words(document)).toEqual([
      'A Meeting of the Harbour Board',
      'Anna van der Berg',
      'The board met for three hours and adjourned without a vote. Two members left early. The chair of the well-known board said that the matter would be taken up again in a week when all of the figures are known to everybody at the long table.',
      'The second meeting of the board, as well-known as the first, was held in the old custom house. Its windows look over the water, and members of the public could hear it all.',
    ]);
    expect(document.bibliography.title).toBe('A Meeting of the Harbour Board');
  });

  test('does not take the rows of a table for columns', async () => {
    const rows = ['1911', '1912', '1913', '1914', '1915', '1916'].flatMap((year, at) => [
      { text: year, x: 60, y: 700 - at * 14 },
      { text: `${at}12 ships`, x: 300, y: 700 - at * 14 },
    ]);
    const text = words(await read([{ words: rows }])).join('\n');
    expect(text.indexOf('012 ships')).toBeLessThan(text.indexOf('1912'));
  });

  test('follows a page that is turned, and sets what stands askew aside', async () => {
    const turned = await read([
      {
        rotate: 90,
        words: [
          { text: 'The first line of the turned page', x: 100, y: 100, turned: true },
          { text: 'and the second line of it.', x: 112, y: 100, turned: true },
          { text: 'A stamp', x: 300, y: 300 },
        ],
      },
    ]);
    expect(words(turned)).toEqual(['The first line of the turned page and the second line of it.']);
  });
});

describe('pages', () => {
  const page = (number: number, lines: readonly string[]): TestPage => ({
    words: [
      { text: 'Journal of Ports', x: 50, y: 770, size: 8 },
      ...testColumn(lines, 50, 700),
      { text: String(number), x: 300, y: 30, size: 8 },
    ],
  });
  const LINES = [
    'This paragraph is long enough to go on over the edge',
    'of a page, and it does so in the middle of a sen-',
  ];
  const pages = [
    page(41, LINES),
    page(42, ['tence that ends here.', 'On this page nothing is left over at all, and so the']),
    page(43, ['text ends with it.']),
  ];

  test('are joined without their heads and numbers, and begin at their very word', async () => {
    const { blocks, asides } = await read(pages);
    expect(blocks).toEqual([
      { kind: 'break', label: '41' },
      {
        kind: 'paragraph',
        marks: [],
        text: 'This paragraph is long enough to go on over the edge of a page, and it does so in the middle of a sentence that ends here.',
      },
      { kind: 'break', label: '42', inside: 101 },
      {
        kind: 'paragraph',
        marks: [],
        text: 'On this page nothing is left over at all, and so the text ends with it.',
      },
      { kind: 'break', label: '43', inside: 53 },
    ]);
    expect(asides.map(({ reason, blocks: [first] }) => [reason, first])).toEqual([
      ['Header and footer', { kind: 'paragraph', text: 'Journal of Ports', marks: [] }],
    ]);
  });

  test('bear the labels that the file gives them', async () => {
    const { blocks } = await read(pages, {
      labels: '<< /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>',
    });
    expect(blocks.flatMap((block) => (block.kind === 'break' ? [block.label] : []))).toEqual([
      'i',
      'ii',
      '7',
    ]);
  });

  test('keep their notes, which the raised number leads to', async () => {
    const { blocks } = await read([
      {
        words: [
          ...testColumn(['The toll was raised in 1911', 'and never paid by anybody.'], 50, 700),
          { text: '1', x: 170, y: 704, size: 6 },
          ...testColumn(['1 Minutes of the board, and', 'of the council.'], 50, 100, 8),
        ],
      },
    ]);
    const [, paragraph, note] = blocks;
    expect(paragraph).toMatchObject({
      text: 'The toll was raised in 19111 and never paid by anybody.',
    });
    expect(paragraph && 'marks' in paragraph ? paragraph.marks : []).toContainEqual({
      kind: 'link',
      href: '#1',
      start: 27,
      end: 28,
    });
    expect(note).toEqual({
      kind: 'footnote',
      label: '1',
      text: 'Minutes of the board, and of the council.',
      marks: [],
    });
  });
});

describe('what a PDF says of itself', () => {
  const titled = (authors: string, info = '') =>
    read(
      [
        {
          words: [
            { text: 'On the ferries of the north', x: 50, y: 760, size: 18 },
            { text: authors, x: 50, y: 735 },
            { text: 'Harbour University, Department of Ships', x: 50, y: 720 },
            ...testColumn(
              ['It takes two hours, if the', 'weather is good, and more', 'if not.'],
              50,
              660,
            ),
          ],
        },
      ],
      { info },
    );

  test('authors that it does not name itself are those that its first page names', async () => {
    const both = [
      { family: 'van der Berg', given: 'Anna' },
      { family: 'Feld', given: 'Jonas' },
    ];
    expect((await titled('Anna van der Berg, and Jonas Feld')).bibliography.authors).toEqual(both);
    // Whoever was logged in is nobody's name.
    const named = await titled('Anna van der Berg*, Jonas Feld', '/Author (jfeld)');
    expect(named.bibliography.authors).toEqual(both);
    const known = await titled('Anna van der Berg, Jonas Feld', '/Author (Ruth Reed)');
    expect(known.bibliography.authors).toEqual([{ family: 'Reed', given: 'Ruth' }]);
  });

  test('lines that only look like names are none', async () => {
    for (const line of ['Original Article', 'Open Access, Research Paper', 'Port Harbour'])
      expect((await titled(line)).bibliography.authors).toEqual([]);
  });

  test('its outline makes headings, its Info a title and authors, its first page a DOI', async () => {
    const document = await read(
      [
        {
          words: [
            { text: 'On Ferries', x: 50, y: 740 },
            { text: 'https://doi.org/10.1234/ferry(7).', x: 50, y: 720 },
            { text: 'The crossing', x: 50, y: 690 },
            ...testColumn(['It takes two hours, if the', 'weather is good.'], 50, 660),
          ],
        },
      ],
      {
        info: '/Title (On Ferries) /Author (Anna van der Berg; Jonas Feld)',
        outline: [{ title: 'The crossing', page: 0 }],
      },
    );
    expect(document.bibliography).toMatchObject({
      title: 'On Ferries',
      authors: [
        { family: 'van der Berg', given: 'Anna' },
        { family: 'Feld', given: 'Jonas' },
      ],
      doi: '10.1234/ferry(7)',
    });
    expect(document.blocks[0]).toEqual({
      kind: 'heading',
      level: 1,
      text: 'On Ferries',
      marks: [],
    });
    expect(document.blocks).toContainEqual({
      kind: 'heading',
      level: 2,
      text: 'The crossing',
      marks: [],
    });
  });

  test('a title that a program made up is none', async () => {
    const { bibliography } = await read([{ words: [{ text: 'Words.', x: 50, y: 700 }] }], {
      info: '/Title (Microsoft Word - final_v2.docx)',
    });
    expect(bibliography.title).toBe('paper');
  });

  test('a scan is said to be one, and is kept', async () => {
    const document = await read([{ words: [] }, { words: [] }]);
    expect(document.warnings.join(' ')).toContain('It is a scan');
    expect(document.bibliography.title).toBe('paper');
  });
});

describe('marks that a PDF bears', () => {
  const quads = (x1: number, x2: number, y: number): string =>
    `${x1} ${y + 9} ${x2} ${y + 9} ${x1} ${y - 3} ${x2} ${y - 3}`;
  const page: TestPage = {
    words: testColumn(
      [
        'The harbour master refused to pay the new toll,',
        'and the board gave way within a week of it.',
      ],
      50,
      700,
    ),
    annotations: [
      // Helvetica, 10 points: "refused" begins 89 points into the line, "toll," ends at its end.
      `/Subtype /Highlight /Rect [130 680 280 720] /QuadPoints [${quads(139, 266, 700)} ${quads(50, 86, 688)}] /C [0.2 0.7 0.2] /T (Mira Okafor) /Contents (Is this *so*?) /CreationDate (D:20240305101500+01'00') /M (D:20240306101500Z)`,
      `/Subtype /Underline /Rect [50 685 90 700] /QuadPoints [${quads(86, 114, 688)}] /C [1 0 0]`,
      '/Subtype /Text /Rect [20 684 36 700] /Contents (At a point.) /T (Jonas)',
      '/Subtype /Link /Rect [50 698 110 712] /A << /S /URI /URI (https://harbour.example/) >>',
      '/Subtype /Link /Rect [120 698 200 712] /A << /S /URI /URI (javascript:alert\\(1\\)) >>',
    ],
  };

  test('become passages with their words, colour, note, author and times', async () => {
    const document = await read([page]);
    const { text } = canonicalText(document.blocks);
    expect(
      (document.passages ?? []).map((one) => ({ ...one, ranges: textAt(text, one.ranges) })),
    ).toEqual([
      {
        ranges: 'refused to pay the new toll, and the',
        color: 'green',
        note: 'Is this \\*so\\*?',
        creator: 'Mira Okafor',
        created: '2024-03-05T09:15:00.000Z',
        modified: '2024-03-06T10:15:00.000Z',
      },
      { ranges: 'board', color: 'red', note: '', creator: '', created: null, modified: null },
      {
        ranges: 'and the board gave way within a week of it.',
        color: 'yellow',
        note: 'At a point.',
        creator: 'Jonas',
        created: null,
        modified: null,
      },
    ]);
    expect(document.blocks.flatMap((block) => ('marks' in block ? block.marks : []))).toEqual([
      { kind: 'link', href: 'https://harbour.example/', start: 0, end: 11 },
    ]);
  });

  test('a comment on a page without words is told whole', async () => {
    const { warnings } = await read([
      {
        words: [],
        annotations: ['/Subtype /Text /Rect [20 684 36 700] /Contents (Nothing here?)'],
      },
    ]);
    expect(warnings).toContain('A comment stands at no words: “Nothing here?”');
  });
});

test('Japanese in a face and a code that the file only names is read', async () => {
  // 港の船 in Shift-JIS, as Windows writes it.
  const document = await read([
    { words: [{ text: '', shiftJis: '8d6082cc9144', x: 100, y: 700 }] },
  ]);
  expect(words(document)).toEqual(['港の船']);
});

test('what is no PDF is refused in a sentence', async () => {
  await expect(
    readPdf({ name: 'broken.pdf', bytes: Buffer.from('%PDF-1.4\nnothing'), keepFurniture: false }),
  ).rejects.toThrow('broken.pdf is no PDF, or a damaged one that cannot be read.');
});
