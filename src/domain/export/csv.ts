import { timeWords } from '../locator.ts';
import { wordsNow } from '../state-words.ts';
import { visibleName } from '../visible-name.ts';
import type { ExportArticle, Exporter, ExportPassage } from './export-data.ts';
import { passageLink } from './export-data.ts';
import { losses, passagesOf, sentence } from './losses.ts';
import { shownName } from './shown-name.ts';

/**
 * CSV (RFC 4180): one row a passage, a header, comma, CRLF, UTF-8 with a byte-order mark because Excel reads
 * anything else in the system's old encoding.
 *
 * A spreadsheet runs text that begins with `= + - @`, a tab, a line end or a full-width form of them as a formula:
 * such values begin with an apostrophe here, plain numbers excepted (OWASP ASVS 5, 1.2.10). To get the text
 * back, take one apostrophe away where apostrophes and then such a character begin a field.
 */
export const csv: Exporter = {
  format: {
    id: 'csv',
    label: 'CSV (spreadsheet)',
    extension: 'csv',
    mediaType: 'text/csv',
    holds: [
      'One row for each passage: quote, words now where they changed, note (Markdown), tags, colour, state, place, page, times, maker',
      'Title, authors, date, publisher and address of its article',
      'A link that opens the passage',
    ],
    loses: [
      'Articles without passages, and the tags of articles',
      'Tag definitions, tag colours and links between passages',
      'The parts of a passage marked in several pieces: start and end enclose them',
      'Texts that would run as formulas are kept with an apostrophe before them',
    ],
  },
  write: (data) => {
    const rows = data.articles.flatMap((article) =>
      article.passages.map((passage) => COLUMNS.map(([, value]) => value(article, passage))),
    );
    const guarded = rows.flat().filter((value) => RUNS.test(value) && !NUMBER.test(value)).length;
    const lines = [COLUMNS.map(([name]) => name), ...rows].map(
      (row) => `${row.map((value) => field(guard(value))).join(',')}\r\n`,
    );
    const passages = passagesOf(data);
    return {
      text: `\ufeff${lines.join('')}`,
      losses: [
        ...sentence(guarded, (count) =>
          count === 1
            ? 'A value that a spreadsheet would run as a formula begins with an apostrophe.'
            : `${count} values that a spreadsheet would run as formulas begin with an apostrophe.`,
        ),
        ...sentence(
          data.articles.filter((article) => article.passages.length === 0).length,
          (count) =>
            `${count === 1 ? 'An article' : `${count} articles`} without passages ${count === 1 ? 'has' : 'have'} no row.`,
        ),
        ...sentence(
          data.articles.filter((article) => article.tags.length > 0).length,
          () => 'The tags of articles are not in the file.',
        ),
        ...sentence(
          data.tags.filter((tag) => tag.description || tag.color).length,
          () => 'Tag definitions and tag colours are not in the file.',
        ),
        ...sentence(
          passages.filter((passage) => passage.ranges.length > 1).length,
          () =>
            'Passages marked in several pieces have only the start of the first and the end of the last.',
        ),
        ...losses.links(data),
        ...losses.collections(data),
        ...losses.fields(data),
        ...losses.editorNotes(data),
        ...losses.localAddresses(data),
      ],
    };
  },
};

/** The columns, in order. The first must not begin with "ID", which Excel takes for another format (SYLK). */
const COLUMNS: readonly (readonly [
  name: string,
  value: (article: ExportArticle, passage: ExportPassage) => string,
])[] = [
  ['Article title', ({ bibliography }) => visibleName(bibliography.title)],
  ['Authors', ({ bibliography }) => visibleName(bibliography.authors.map(shownName).join('; '))],
  ['Issued', ({ bibliography }) => bibliography.issued ?? ''],
  ['Published in', ({ bibliography }) => bibliography.containerTitle ?? ''],
  ['Publisher', ({ bibliography }) => bibliography.publisher ?? ''],
  ['URL', ({ bibliography }) => bibliography.url ?? ''],
  ['Quote', (_, passage) => passage.quote],
  ['Note', (_, passage) => passage.note],
  ['Tags', (_, passage) => visibleName(passage.tags.join('; '))],
  ['Colour', (_, passage) => passage.color],
  ['State', (_, passage) => passage.state],
  // Of a changed passage only: the words that stand in its place now.
  ['Words now', (_, passage) => wordsNow(passage) ?? ''],
  ['Page', (_, { page }) => page ?? ''],
  ['Time', (_, { recording }) => (recording ? timeWords(recording.at) : '')],
  ['Speaker', (_, { recording }) => visibleName(recording?.speaker ?? '')],
  ['Revision', (_, passage) => String(passage.revision)],
  ['Start', (_, passage) => String(passage.ranges[0]?.start ?? '')],
  ['End', (_, passage) => String(passage.ranges.at(-1)?.end ?? '')],
  ['Created', (_, passage) => passage.created],
  ['Modified', (_, passage) => passage.modified],
  ['Creator', (_, passage) => visibleName(passage.creator)],
  ['Passage ID', (_, passage) => passage.id],
  ['Article ID', ({ id }) => id],
  ['Link', (_, passage) => passageLink(passage.id)],
];

// Apostrophes before such a character are counted in, so that the one added can be told from those of the text.
const RUNS = /^'*[=+\-@\t\r\n\0＝＋－＠]/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** A value that no spreadsheet runs. */
export function guard(value: string): string {
  return RUNS.test(value) && !NUMBER.test(value) ? `'${value}` : value;
}

function field(value: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
