import { describe, test } from 'vitest';
import { asks, stays } from './test-bed/test-became.ts';

const BEFORE =
  'The basin holds about thirty pleasure boats. The sluices are gone. The toll-house sells ice-cream in the summer.';
const AFTER =
  'On the first of May there is still a special train. It is run by volunteers and is usually late, as all trains were.';
const OTHER =
  'Harbours, he said, do not silt up because rivers bring sand. They silt up because nobody asks where it goes.';
const LAST =
  'The bishop did not reply. The harbour board met for three hours and adjourned without a vote of any kind.';
const MORE =
  'Holm’s argument was simple and took thirty years to be believed. He was seventy by then and lived in Bergen.';
const LONG =
  'there was a pot of soup outside my door every day for five weeks and I never found out who it was.';

/** Three paragraphs, the passage in the second. */
const text = (...paragraphs: string[]): string => [OTHER, ...paragraphs, LAST].join('\n\n');
const paragraph = (words: string): string =>
  `${BEFORE} The rope-walk has houses ${words} gardens. ${AFTER}`;

describe('a paragraph was copied', () => {
  test('and one of the two altered within the passage: nobody can tell which was first', () => {
    const old = text(paragraph('⟦with well-kept⟧'));
    const altered = paragraph('with we (so to say)ll-kept however,');
    asks(old, text(altered, paragraph('with well-kept')));
    asks(old, text(altered, paragraph('with well-kept however,')));
    asks(old, text(paragraph('with well-kept however,'), altered));
    asks(old, text(paragraph('with well-kept'), OTHER, altered));
  });

  test('and the passage replaced by quite other words in one of the two', () => {
    const old = text(paragraph('⟦with well-kept⟧'));
    asks(old, text(paragraph('and no'), OTHER, paragraph('with well-kept however,')));
  });

  test('and left alone: the one that is where it was keeps the passage', () => {
    const old = text(paragraph('⟦with well-kept⟧'));
    const copy = paragraph('with well-kept');
    stays(old, [text(paragraph('⟦with well-kept⟧')), copy, MORE].join('\n\n'));
    stays(old, [copy, MORE, text(paragraph('⟦with well-kept⟧'))].join('\n\n'));
    stays(old, `${text(paragraph('⟦with well-kept⟧'))}\n\n${copy}`);
  });

  test('and neither stands where it was: the one with more of its surroundings is not preferred', () => {
    const whole = paragraph('with well-kept');
    const cut = whole.replace(`gardens. ${AFTER}`, 'In 2016 it was 68.');
    const filler = `But when my daughter was ill, ${LONG}. ${MORE}`;
    const old = text(filler, whole.replace('houses with well-kept', 'house⟦s with well-kep⟧t'));
    asks(old, [whole, OTHER, cut, filler, LAST].join('\n\n'));
  });

  test('and what stands around the one in the old place is no longer whole: it asks', () => {
    const one = (words: string): string => `${BEFORE} ${words} You do not get that.`;
    const old = text(MORE, one(`⟦${LONG}⟧`), 'He asked.');
    asks(old, text(one(LONG), MORE, one(LONG), 'He asked.', 'Three eggs.'));
    stays(old, text(MORE, one(`⟦${LONG}⟧`), 'He asked.', 'Three eggs.'));
  });

  test('and put in directly beside it, the neighbour on the other side gone: nobody can tell them apart', () => {
    const copy = paragraph('with well-kept');
    asks(text(MORE, paragraph('⟦with well-kept⟧'), 'He asked.'), text(MORE, copy, copy));
  });

  test('words alike by chance are no copy', () => {
    const old = text(paragraph('⟦with well-kept⟧'));
    const next = paragraph('⟦with well-kept⟧').replace('first of May', 'second of June');
    stays(old, text(`Those are houses with well-kept lawns. ${OTHER}`, next));
  });
});

test('the same words elsewhere, and in other capitals where all around is written anew: it asks', () => {
  const sentence = 'By the end of the century Orrsund was a place one left.';
  const old = `${OTHER}\n\n⟦${sentence}⟧ ${BEFORE}\n\n${LAST}`;
  const elsewhere = `${MORE} ⟦${sentence}⟧ Nobody asked.\n\n${OTHER}\n\n`;
  stays(old, `${elsewhere}${AFTER}\n\n${LAST}`);
  asks(old, `${elsewhere}${sentence.toUpperCase()} ${AFTER}\n\n${LAST}`);
});

describe('an edge', () => {
  test('of an abbreviation that goes on: U.S. is not in U.S.A.', () => {
    const said = (words: string): string => `${BEFORE} He lived in ${words} for years. ${AFTER}`;
    asks(said('⟦the U.S.⟧'), said('the U.S.A.'));
    stays(said('⟦the U.S.⟧'), said('⟦the U.S.⟧').replace('He', 'She'));
  });

  test('of a number that goes on before it, where another cell was: 298 is not in 1 298', () => {
    const row = (cell: string): string =>
      `${BEFORE}\n\n1853\t1,388\t307\t104\t1,799\n1854\t1,391\t${cell}\t1,793\n1855\t402\t77\t31\t510\n\n${AFTER}`;
    asks(row('⟦298\t104⟧'), row('1 298\t104'));
    stays(row('⟦298\t104⟧'), row('⟦298\t104⟧').replace('1853', '1852'));
  });
});
