import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlainText } from './read-plain-text.ts';

function parse(text: string | Uint8Array, keepFurniture = false) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readPlainText({ name: 'note.txt', bytes, keepFurniture });
}

function texts(text: string | Uint8Array): string[] {
  return parse(text).blocks.map((block) => ('text' in block ? block.text : ''));
}

test('a pasted page comes apart into title, paragraphs and banner', () => {
  const file = join(import.meta.dirname, '../../cli/fixtures/ferry-strike.txt');
  const document = parse(readFileSync(file));
  expect(document.bibliography).toMatchObject({
    title: 'Ferry strike leaves the outer islands waiting for bread and letters',
    language: 'en',
  });
  expect(document.blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    ...Array(5).fill('paragraph'),
  ]);
  expect(document.asides.map(({ reason }) => reason)).toEqual(['Cookie banner']);
  expect(document.warnings).toEqual(['Set aside: Cookie banner (3 lines).']);
});

test('furniture stays where it was asked for', () => {
  const file = join(import.meta.dirname, '../../cli/fixtures/ferry-strike.txt');
  const document = parse(readFileSync(file), true);
  expect(document.asides).toEqual([]);
  expect(document.blocks).toHaveLength(9);
});

test('typographic quotes, dashes and no-break spaces come through as they are', () => {
  const text = '\u201cYes\u201d\u2014on 6\u00a0May\u2026 it\u2019s 5\u202f%';
  expect(texts(`A title\n\n${text}\n`)[1]).toBe(text);
});

test('verse beside hard-wrapped prose stays verse, and the prose is joined', () => {
  const prose =
    'The board met in the old custom house on Tuesday, and the engineers\ntold it that the silt moves faster than any survey of the last years\nhad shown, which nobody who had watched the tides there for so long\nthought worth a single word when he was asked about it on the next\nmorning.';
  const verse = '    O silt, thou slow\n    and patient thing,\n    how dost thou grow?';
  expect(texts(`${prose}\n\n${verse}\n\n${verse}\n\n${prose}\n`)).toEqual([
    prose.replaceAll('\n', ' '),
    ...[verse, verse].flatMap((lines) => lines.split('\n').map((line) => line.trim())),
    prose.replaceAll('\n', ' '),
  ]);
});

test('hard-wrapped lines are one paragraph, at a hyphen without a space', () => {
  const lines = [
    'The crews of the northern line walked off their boats on Monday, and',
    'by Wednesday the shelves of the outer islands were bare. The company',
    'says that it cannot pay any more; the crews say that the only self-',
    'taught captain of the line has not paid what he owes, and they will',
    'not go back to their boats.',
  ];
  expect(texts(`Title\n\n${lines.join('\n')}\n`)[1]).toBe(
    lines.join(' ').replace('self- taught', 'self-taught'),
  );
});

test.each([
  ['short lines', ['Roses are red', 'Violets are blue']],
  [
    'verse in long lines',
    [
      'When I do count the clock that tells the time,',
      'And see the brave day sunk in hideous night;',
      'When I behold the violet past prime,',
      'And sable curls, all silvered o’er with white;',
    ],
  ],
  [
    'two sentences on two lines',
    [
      'Our crews have waited long enough for what they are owed.',
      'Nobody has answered them, and nobody is going to do so.',
    ],
  ],
  [
    'a list',
    [
      '- bread, of which there was none left on Wednesday evening at all',
      '- letters, which lie in the sorting office on the mainland quay',
      '- and paraffin, which nobody is allowed to carry in a small boat',
    ],
  ],
])('lines that were not wrapped stay lines: %s', (_name, lines) => {
  expect(texts(`Title\n\n${lines.join('\n')}\n\nAnd on it went.\n`).slice(1, -1)).toEqual(lines);
});

test('the lines under the title say who and when, where they say it plainly', () => {
  const { bibliography } = parse(
    'Bread and letters\n\nBy Marit van der Olsen and Ola Nordmann\nMay 6, 2025\nPublisher: The Harbour Gazette\n\nThe crews walked off their boats.\n',
  );
  expect(bibliography).toMatchObject({
    title: 'Bread and letters',
    authors: [
      { family: 'van der Olsen', given: 'Marit' },
      { family: 'Nordmann', given: 'Ola' },
    ],
    issued: '2025-05-06',
    publisher: 'The Harbour Gazette',
  });
  for (const line of [
    'By the time he left the house',
    'By then all was lost',
    'In May 2025 it rained',
  ]) {
    expect(parse(`Title\n\n${line}\n\nMore of it.\n`).bibliography).toMatchObject({
      authors: [],
      issued: null,
    });
  }
});

test('furniture above the title is not the title', () => {
  const document = parse(
    `Skip to main content\n\nMenu\n\nBread and letters\n\nShare this article\n\n${'The crews walked off their boats on Monday. '.repeat(8)}\n`,
  );
  expect(document.bibliography.title).toBe('Bread and letters');
  expect(document.blocks).toMatchObject([{ kind: 'heading', text: 'Bread and letters' }, {}]);
  expect(document.asides).toMatchObject([
    { reason: 'Menu', before: 0, blocks: [{}, {}] },
    { reason: 'Share buttons', before: 1 },
  ]);
});

test('a first paragraph that is a sentence is no heading', () => {
  const document = parse('It begins at once.\n\nAnd it goes on.\n');
  expect(document.blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
});

test('every line end and every byte-order mark gives the same text', () => {
  const text = 'Caf\u00e9\n\nOne. Two \u2013 three.\n';
  const wanted = texts(text);
  expect(texts(text.replaceAll('\n', '\r\n'))).toEqual(wanted);
  expect(texts(text.replaceAll('\n', '\r'))).toEqual(wanted);
  expect(texts(`\ufeff${text}`)).toEqual(wanted);
  expect(texts(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual(
    wanted,
  );
});

test('a charset that was guessed is said', () => {
  const latin = Buffer.from(
    'Der Bürgermeister von Köln über die Brücke\n\nDie Straße führt über die größte Brücke der Stadt, und früher fuhren hier Züge. Die Prüfer schließen daraus, daß nächstes Jahr gebaut werden müsse.\n',
    'latin1',
  );
  const document = parse(latin);
  expect(document.bibliography.title).toBe('Der Bürgermeister von Köln über die Brücke');
  expect(document.warnings[0]).toMatch(/guessed/);
});

test('NUL bytes and broken characters are shown, not kept', () => {
  const document = parse('Title\n\nA\0B\n');
  expect(texts('Title\n\nA\0B\n')[1]).toBe('A\ufffdB');
  expect(document.warnings.join(' ')).toContain('could not be read');
});

test('a file of nothing but white space is empty', () => {
  expect(() => parse(' \n\u00a0\n')).toThrow(/holds no text/);
});
