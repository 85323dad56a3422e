import { describe, expect, test } from 'vitest';
import { anchorPassage } from './anchor-passage.ts';
import type { Anchoring } from './anchoring.ts';
import { prepareText } from './prepare-text.ts';

const BEFORE =
  'The harbour board met for three hours on Tuesday and adjourned without a vote. Two members left before the end.';
const AFTER =
  'Nobody at the table asked for the minutes. The next meeting is on the ninth, in the smaller of the two rooms.';
const REPORT =
  'The inspectors reported that the northern sluice had been closed for 14 days in March.';
const TWIN =
  'The inspectors reported that the southern sluice had been closed for 15 days in March.';

/** What becomes of `quote` when the text it stands in becomes another. */
function anchor(old: string, quote: string, next: string): Anchoring {
  const start = old.indexOf(quote);
  expect(start, 'the quote must stand in the old text').toBeGreaterThanOrEqual(0);
  const passage = {
    quote,
    prefix: old.slice(Math.max(0, start - 32), start),
    suffix: old.slice(start + quote.length, start + quote.length + 32),
    ranges: [{ start, end: start + quote.length }],
  };
  return anchorPassage(passage, prepareText(old), prepareText(next));
}

describe('a passage is not attached to other words', () => {
  test.each([
    ['after it', `${BEFORE} ${REPORT} ${TWIN} ${AFTER}`, `${BEFORE} ${TWIN} ${AFTER}`],
    ['before it', `${BEFORE} ${TWIN} ${REPORT} ${AFTER}`, `${BEFORE} ${TWIN} ${AFTER}`],
    [
      'in another paragraph',
      `${BEFORE} ${REPORT}\n\n${AFTER}\n\n${TWIN} ${BEFORE}`,
      `${BEFORE}\n\n${AFTER}\n\n${TWIN} ${BEFORE}`,
    ],
  ])(
    'the right sentence deleted while a near-twin remains %s: lost or ambiguous',
    (_, old, next) => {
      expect(['lost', 'ambiguous']).toContain(anchor(old, REPORT, next).kind);
    },
  );

  test('the right sentence gains three words beside an unchanged near-twin: changed', () => {
    const altered = REPORT.replace('had been closed', 'had been closed to all traffic');
    for (const [one, other] of [
      [REPORT, TWIN],
      [TWIN, REPORT],
    ] as const) {
      const next = [one, other].map((each) => (each === REPORT ? altered : each)).join(' ');
      const became = anchor(
        `${BEFORE} ${one} ${other} ${AFTER}`,
        REPORT,
        `${BEFORE} ${next} ${AFTER}`,
      );
      expect(became).toMatchObject({ kind: 'changed', text: altered });
      expect('differences' in became && became.differences).toContainEqual({
        kind: 'added',
        text: 'to all traffic ',
      });
    }
  });

  test('a five-letter quote deleted whose letters occur inside another word: lost', () => {
    const old = `${BEFORE} There was a plank over the sluice. ${AFTER}`;
    const next = `${BEFORE} There was a plankton bloom over the sluice. ${AFTER}`;
    expect(anchor(old, 'plank', next).kind).toBe('lost');
    expect(anchor(old, 'plank', `${BEFORE} ${AFTER} It was planked over.`).kind).toBe('lost');
  });

  test.each([
    ['"never" inserted', REPORT.replace('had been', 'had never been')],
    ['all figures changed', REPORT.replace('14', '41')],
    ['"reported" becomes "reports"', REPORT.replace('reported', 'reports')],
  ])('%s: changed', (_, altered) => {
    for (const old of [REPORT, `${REPORT} ${TWIN}`]) {
      const text = `${BEFORE} ${old} ${AFTER}`;
      const became = anchor(text, REPORT, text.replace(REPORT, altered));
      expect(became).toMatchObject({ kind: 'changed', text: altered });
    }
  });

  test('all figures changed in a row of figures: changed', () => {
    const old = 'Year\tSluice\tDays\n1990\t14\t120\n1991\t1500\t1210\n1992\t16\t122';
    const became = anchor(
      old,
      '1991\t1500\t1210',
      old.replace('1991\t1500\t1210', '2001\t5100\t2110'),
    );
    expect(became).toMatchObject({ kind: 'changed', text: '2001\t5100\t2110' });
  });
});
