import { describe, expect, it } from 'vitest';
import { csv, guard } from './csv.ts';
import type { ExportData } from './export-data.ts';
import { passagesOf } from './losses.ts';
import { richExample } from './rich-example.ts';

/** A reader of RFC 4180, a character at a time; nothing of it is shared with the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (inQuotes) {
      if (char !== '"') value += char;
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && value === '') inQuotes = true;
    else if (char === ',') {
      row.push(value);
      value = '';
    } else if (char === '\r' && text[at + 1] === '\n') {
      rows.push([...row, value]);
      row = [];
      value = '';
      at += 1;
    } else value += char;
  }
  expect([row, value, inQuotes]).toEqual([[], '', false]);
  return rows;
}

/** The documented way back. */
const unguard = (value: string): string => value.replace(/^'(?='*[=+\-@\t\r\n\0＝＋－＠])/, '');

const STRINGS = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1+1)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1'],
  ...[
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1/?x="&A1,"click")',
    '=DDE("cmd";"/C calc";"x")',
  ],
  ...['＝1+1', '＋1', '－1', '＠SUM(1)', '"=1+1"', "'=1+1", "''=1+1", "'", "'a", ';=1+1', ',=1+1'],
  ...[
    'a\n=1+1',
    'a\r\n=1+1',
    '\0=1+1',
    '-',
    '--',
    '-5',
    '+33 6 12 34 56 78',
    '@handle',
    '=',
    '-£5',
    '1E5',
  ],
  ...['0123', 'ID', 'sep=;', '"a""b"', 'a,b', 'a;b', 'a\tb', 'a"b', '', ' ', '\n', '\r\n'],
];

describe('export as CSV', () => {
  it('reads back equal, value for value', () => {
    const { text } = csv.write(richExample);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [header, ...rows] = readCsv(text.slice(1));
    const passages = passagesOf(richExample);
    expect(rows).toHaveLength(passages.length);
    const column = (name: string): string[] =>
      rows.map((row) => unguard(row[header?.indexOf(name) ?? -1] ?? 'no such column'));
    expect(column('Quote')).toEqual(passages.map((passage) => passage.quote));
    expect(column('Note')).toEqual(passages.map((passage) => passage.note));
    expect(column('Tags')).toEqual(passages.map((passage) => passage.tags.join('; ')));
    expect(column('Start')).toEqual(['29', '40', '200', '0']);
    expect(column('End')).toEqual(['56', '160', '310', '20']);
    expect(column('Passage ID')).toEqual(passages.map((passage) => passage.id));
  });

  it('keeps every text from running as a formula, and gives it back equal', () => {
    const [article] = richExample.articles;
    const [passage] = article?.passages ?? [];
    if (!article || !passage) throw new Error('the example has a passage');
    const data: ExportData = {
      ...richExample,
      articles: [{ ...article, passages: STRINGS.map((note) => ({ ...passage, note })) }],
    };
    const { text, losses } = csv.write(data);
    const notes = readCsv(text.slice(1))
      .slice(1)
      .map((row) => row[7] ?? 'none');
    for (const note of notes) {
      if (note !== '-5') expect(note).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
    }
    expect(notes.map(unguard)).toEqual(STRINGS);
    const guarded = STRINGS.filter((value) => guard(value) !== value).length;
    expect(losses[0]).toBe(
      `${guarded} values that a spreadsheet would run as formulas begin with an apostrophe.`,
    );
  });

  it('is not taken for another format by its first letters', () => {
    expect(csv.write(richExample).text.slice(1)).toMatch(/^Article title,/);
  });
});
