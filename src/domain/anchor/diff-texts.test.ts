import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryRange } from './carry-range.ts';
import { diffTexts } from './diff-texts.ts';
import { prepareText } from './prepare-text.ts';
import { chanceOf } from './test-bed/chance.ts';
import { wordDifferences } from './word-differences.ts';

function diff(old: string, next: string) {
  return diffTexts(prepareText(old), prepareText(next));
}

/** The difference as a line: -[removed] and +[added]. */
function shown(old: string, next: string): string {
  const signs = { same: '', removed: '-', added: '+' };
  return wordDifferences(old, next)
    .map(({ kind, text }) => (kind === 'same' ? text : `${signs[kind]}[${text}]`))
    .join('');
}

describe('the difference of two texts', () => {
  test.each([
    ['He was there.', 'He was never there.', 'He was +[never ]there.'],
    ['It rose by 14 % in May.', 'It rose by 41 % in May.', 'It rose by -[14 ]+[41 ]% in May.'],
    ['A well known man.', 'A well-known man.', 'A -[well ]+[well-]known man.'],
    ['One. Two three.', 'One. Two “three”.', 'One. Two +[“]three+[”].'],
    ['the café – “so”', "the cafe\u0301 -- 'so'", "the cafe\u0301 -- 'so'"],
    ['', 'All new.', '+[All new.]'],
    ['All gone.', '', '-[All gone.]'],
  ])('from %j to %j: %s', (old, next, line) => {
    expect(shown(old, next)).toBe(line);
  });

  test('takes a sentence out as an editor would, though its neighbour starts with the same words', () => {
    const [one, two] = [
      'The board met for three hours on Monday.',
      'The board met for two hours on Tuesday.',
    ];
    expect(shown(`Then. ${one} ${two} End.`, `Then. ${two} End.`)).toBe(
      `Then. -[${one} ]${two} End.`,
    );
    expect(shown(`Then. ${one} ${two} End.`, `Then. ${one} End.`)).toBe(
      `Then. ${one} -[${two} ]End.`,
    );
  });

  test('tiles both texts, and what is the same has the same words', () => {
    const unit = fc.constantFrom(
      'the ',
      'board ',
      'met',
      '. ',
      ', ',
      ' – ',
      '-',
      '\n\n',
      '“',
      'é',
      'e\u0301',
      '👩‍💻',
      '中',
      'ﬁ',
      '\u00ad',
      '12',
      ' ',
    );
    const text = fc.string({ unit, maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const [old, next] = [a + b, a + c];
        const { parts } = diff(old, next);
        let [oldAt, nextAt] = [0, 0];
        for (const part of parts) {
          expect([part.old.start, part.next.start]).toEqual([oldAt, nextAt]);
          [oldAt, nextAt] = [part.old.end, part.next.end];
          const [ours, theirs] = [
            old.slice(part.old.start, oldAt),
            next.slice(part.next.start, nextAt),
          ];
          if (part.kind === 'same')
            expect(prepareText(ours).letters).toBe(prepareText(theirs).letters);
          else expect(part.kind === 'removed' ? theirs : ours).toBe('');
        }
        expect([oldAt, nextAt]).toEqual([old.length, next.length]);
      }),
    );
  });

  test('of texts made to be hard is there, and not after hours', () => {
    const chance = chanceOf(3);
    const few = (count: number) =>
      Array.from({ length: count }, () => chance.pick(['a', 'b', 'c'])).join(' ');
    const hard: [string, string][] = [
      ['a '.repeat(60_000), 'a '.repeat(59_000)],
      ['a b '.repeat(30_000), 'b b a '.repeat(20_000)],
      ['('.repeat(120_000), ')('.repeat(60_000)],
      [few(60_000), few(60_000)],
      ['x'.repeat(120_000), 'y'.repeat(120_000)],
    ];
    for (const [old, next] of hard) {
      const { parts } = diff(old, next);
      expect(parts.at(-1)?.old.end).toBe(old.length);
      expect(parts.at(-1)?.next.end).toBe(next.length);
    }
  });
});

describe('a range carried over by the difference', () => {
  const old = 'The board met for three hours and adjourned without a vote.';

  function carried(words: string, next: string) {
    const start = old.indexOf(words);
    const { range, whole } = carryRange(diff(old, next), { start, end: start + words.length });
    return { text: next.slice(range.start, range.end), whole };
  }

  test('is whole where its words are, and says so where they are not', () => {
    const next = 'Again the board met for almost three hours and left without any vote.';
    expect(carried('three hours and', next)).toEqual({ text: 'three hours and', whole: true });
    expect(carried('hou', next)).toEqual({ text: 'hou', whole: true });
    expect(carried('met for three', next)).toEqual({ text: 'met for almost three', whole: false });
    expect(carried('and adjourned', next)).toEqual({ text: 'and', whole: false });
    expect(carried('adjourned', next)).toEqual({ text: '', whole: false });
  });
});
