import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextOf, textAt } from '../quote.ts';
import { anchorPassage } from './anchor-passage.ts';
import { type Anchoring, attachesItself, type Harmless } from './anchoring.ts';
import { isBetweenGraphemes } from './graphemes.ts';
import { harmlessDifferences } from './harmless-differences.ts';
import { prepareText } from './prepare-text.ts';

/** What becomes of words when the text they stand in becomes another. Several parts are several ranges. */
function anchor(old: string, parts: string | readonly string[], next: string): Anchoring {
  let from = 0;
  const ranges = [parts].flat().map((part) => {
    const start = old.indexOf(part, from);
    expect(start, `“${part}” must stand in the old text`).toBeGreaterThanOrEqual(0);
    from = start + part.length;
    return { start, end: from };
  });
  const passage = { quote: textAt(old, ranges), ...contextOf(old, ranges), ranges };
  return anchorPassage(passage, prepareText(old), prepareText(next));
}

/** What becomes of a quote that comes from elsewhere. */
function place(quote: string, next: string, around: { prefix?: string; suffix?: string } = {}) {
  const passage = { quote, prefix: '', suffix: '', ranges: [], ...around };
  return anchorPassage(passage, null, prepareText(next));
}

describe('the same words', () => {
  const text =
    'Lehne wrote that “a vessel of nine feet shall lie here – in all weathers”, and was proud of the figure; the office filed it.';
  const quote =
    '“a vessel of nine feet shall lie here – in all weathers”, and was proud of the figure; the office';

  test.each<[string, (text: string) => string, Harmless[]]>([
    ['are there to the letter', (each) => `Then: ${each}`, []],
    ['have other spaces', (each) => each.replace('nine feet', 'nine\n feet'), ['spacing']],
    ['have straight quotation marks', (each) => each.replace(/[“”]/g, '"'), ['quotation marks']],
    [
      'have single quotation marks',
      (each) => each.replace('“', '‘').replace('”', '’'),
      ['quotation marks'],
    ],
    ['have another dash', (each) => each.replace(' – ', '—'), ['dashes', 'spacing']],
    [
      'have soft hyphens',
      (each) => each.replace('vessel', 'ves\u00adsel'),
      ['invisible characters'],
    ],
    ['have ligatures', (each) => each.replace('office', 'oﬃce'), ['ligatures']],
    [
      'are divided at a line’s end',
      (each) => each.replace('weathers', 'wea-\nthers'),
      ['line-end hyphenation'],
    ],
    [
      'are divided where the line end is a space now',
      (each) => each.replace('weathers', 'wea- thers'),
      ['line-end hyphenation'],
    ],
  ])('%s: attached, and what differs is told', (_, change, harmless) => {
    const became = anchor(text, quote, change(text));
    expect(became).toMatchObject({ kind: 'exact', harmless });
    const back = anchor(change(text), attachesItself(became) ? became.text : '', text);
    expect(back).toMatchObject({ kind: 'exact', harmless });
  });

  test('have composed or decomposed accents', () => {
    const old = 'The façade of the café in Cádiz would be finished by Easter.';
    expect(anchor(old, 'façade of the café', old.normalize('NFD'))).toMatchObject({
      kind: 'exact',
      harmless: ['normal form'],
    });
  });

  test('of dashes and spaces only are found by what stands around them', () => {
    expect(anchor(text, ' – ', `Then: ${text}`)).toMatchObject({ kind: 'exact', text: ' – ' });
    expect(anchor(text, ' – ', text.replace(' – ', ', ')).kind).toBe('lost');
  });

  test('in a moved paragraph: moved', () => {
    const paragraphs = [
      text,
      'Nobody asked for the minutes.',
      'The toll-house sells ice-cream in the summer.',
    ];
    const [first, second, third] = paragraphs;
    const moved = [third, first, second].join('\n\n');
    expect(anchor(paragraphs.join('\n\n'), 'ice-cream in the summer', moved)).toMatchObject({
      kind: 'moved',
      ranges: [{ start: 21, end: 44 }],
    });
  });
});

describe('other words are never the same', () => {
  test.each([
    ['cannot', 'can not'],
    ['can not', 'cannot'],
    ['co-op', 'coop'],
    ['well-known', 'well known'],
    ['1,500', '15,00'],
    ['1,500', '1500'],
    ['1,500', '1.500'],
    ['3.5', '3. 5'],
    ['1990', '19-\n90'],
    ['−5 degrees', '5 degrees'],
    ['x²', 'x2'],
    ['5′ 6″', '5″ 6′'],
    ['it’s', 'its'],
    ['May', 'may'],
    ['guilty', 'not guilty'],
  ])('%j is not %j', (one, other) => {
    const around = (words: string) =>
      `The board was told on Tuesday that ${words} had been written on the wall of the old toll-house.`;
    const became = anchor(around(one), around(one).slice(4, -5), around(other));
    expect(became.kind).toBe('changed');
  });

  test.each([
    ['can', 'can’t'],
    ['profit', 'non-profit'],
    ['1,500', '1,500,000'],
    ['5 degrees', '−5 degrees'],
    ['plank', 'plankton'],
  ])('%j is not a part of %j', (one, other) => {
    const around = (words: string) =>
      `The board was told on Tuesday that it ${words} and no more was said.`;
    expect(attachesItself(anchor(around(one), one, around(other)))).toBe(false);
  });

  test('a divided word that the text has with a hyphen of its own is not the joined one', () => {
    const rest = ' It stood beside the co-op in Kirkgate for the whole of that winter.';
    const old = `They burnt the coop down on the last day.${rest}`;
    const next = `They burnt the co-\nop down on the last day.${rest}`;
    expect(anchor(old, 'burnt the coop down on', next).kind).toBe('changed');
  });
});

describe('copies', () => {
  const [a, b, c] = [
    'The mole was breached in the end, though not by the board.',
    'He signed the book and locked the north door behind him.',
    'Nobody at the table asked for the minutes of that meeting.',
  ];

  test('the place that stayed is kept when a copy is put in elsewhere', () => {
    expect(anchor(`${a} ${b} ${c}`, b, `${a} ${b} ${c}\n\nAgain. ${b} The end.`)).toMatchObject({
      kind: 'exact',
      ranges: [{ start: a.length + 1, end: a.length + 1 + b.length }],
    });
  });

  test('a copy elsewhere does not take the passage whose words were altered', () => {
    const altered = b.replace('north', 'south');
    const became = anchor(`${a} ${b} ${c}`, b, `${a} ${altered} ${c}\n\nAgain. ${b} The end.`);
    expect(became.kind).toBe('ambiguous');
    expect(became.candidates.map(({ text }) => text)).toEqual([altered, b]);
  });

  test('one of two is gone: that one is lost, the other stays', () => {
    const old = `${a} ${b} ${c}\n\nAgain. ${b} The end of it.`;
    const next = `${a} ${c}\n\nAgain. ${b} The end of it.`;
    expect(anchor(old, b, next).kind).toBe('lost');
    expect(anchor(old, ['Again', b], next)).toMatchObject({ kind: 'exact' });
  });

  test('which of two neighbours is gone cannot be told: ambiguous', () => {
    expect(anchor(`${a}\n\n${b}\n\n${b}\n\n${c}`, b, `${a}\n\n${b}\n\n${c}`).kind).toBe(
      'ambiguous',
    );
  });
});

describe('several ranges anchor together', () => {
  const old =
    'Eliza Brandt, who kept the toll-house until she was eighty-one, gives a different account of it.';

  test('all the same: attached, with what stands between them altered', () => {
    const next = old.replace('toll-house', 'old toll-house');
    expect(anchor(old, ['Eliza Brandt', 'gives a different account'], next)).toMatchObject({
      kind: 'exact',
      text: 'Eliza Brandt … gives a different account',
    });
  });

  test('one altered, one gone, or in another order: the passage asks', () => {
    const parts = ['Eliza Brandt, who', 'gives a different account'];
    expect(anchor(old, parts, old.replace('gives', 'gave'))).toMatchObject({ kind: 'changed' });
    expect(anchor(old, parts, old.replace(' gives a different account of it', ''))).toMatchObject({
      kind: 'changed',
      text: 'Eliza Brandt, who',
    });
    expect(
      attachesItself(
        anchor(
          old,
          parts,
          'It gives a different account of it: Eliza Brandt, who kept the toll-house until she was eighty-one.',
        ),
      ),
    ).toBe(false);
  });
});

describe('a quote from elsewhere', () => {
  const text =
    'We bought the flour from the mill. We bought the bread from the shop. We bought the flour from the shop.';

  test('is attached where only one place can be meant', () => {
    expect(place('the bread from the shop', text)).toMatchObject({
      kind: 'exact',
      ranges: [{ start: 45, end: 68 }],
    });
    expect(place('bread', text).kind).toBe('exact');
  });

  test('is told apart by what stood around it, and asks where nothing does', () => {
    expect(place('We bought the flour', text).kind).toBe('ambiguous');
    expect(place('We bought the flour', text, { suffix: ' from the shop.' })).toMatchObject({
      kind: 'exact',
      ranges: [{ start: 70, end: 89 }],
    });
  });

  test('is not attached to words like it, nor to a part of a word', () => {
    expect(place('We bought the bread from the mill', text).kind).not.toBe('exact');
    expect(place('loaf', text).kind).toBe('lost');
    expect(place('read', text).kind).toBe('lost');
  });

  test('of several ranges is found range by range', () => {
    expect(place('bread from the shop … flour from the shop', text)).toMatchObject({
      kind: 'exact',
      ranges: [
        { start: 49, end: 68 },
        { start: 84, end: 103 },
      ],
    });
  });
});

describe('whatever the texts', () => {
  const unit = fc.constantFrom(
    'the ',
    'board ',
    'met ',
    'on ',
    'Tuesday',
    '. ',
    ', ',
    '–',
    '-',
    '\n\n',
    '“',
    '”',
    'é',
    'e\u0301',
    '👩‍💻',
    '🇳🇴',
    '中',
    'ﬁ',
    '\u00ad',
    '12',
    ' ',
    '\r\n',
    'שָׁ',
    '\u200b',
    'क्ष',
  );
  const text = fc.string({ unit, minLength: 4, maxLength: 80 });
  const edges = fc.tuple(fc.nat(10_000), fc.nat(10_000));

  /** A range of whole graphemes. */
  function rangeIn(whole: string, [one, other]: readonly [number, number]) {
    const bounds = [...new Intl.Segmenter('en').segment(whole)].map(({ index }) => index);
    bounds.push(whole.length);
    const [a, b] = [one % bounds.length, other % bounds.length].sort((x, y) => x - y);
    const start = bounds[a ?? 0] ?? 0;
    const end = bounds[b ?? 0] ?? 0;
    return end > start ? { start, end } : { start: 0, end: bounds[1] ?? whole.length };
  }

  test('a passage of the same text stands where it stood', () => {
    fc.assert(
      fc.property(text, edges, (whole, pair) => {
        const range = rangeIn(whole, pair);
        const passage = {
          quote: textAt(whole, [range]),
          ...contextOf(whole, [range]),
          ranges: [range],
        };
        const became = anchorPassage(passage, prepareText(whole), prepareText(whole));
        expect(became).toMatchObject({ kind: 'exact', ranges: [range], harmless: [] });
      }),
    );
  });

  test('what is attached has the same words, cuts no grapheme, and is the same each time', () => {
    let attached = 0;
    fc.assert(
      fc.property(text, text, text, fc.nat(10_000), edges, (old, put, more, at, pair) => {
        const range = rangeIn(old, pair);
        const cut = at % (old.length + 1);
        const next = `${more}${old.slice(0, cut)}${put}${old.slice(cut + (at % 7))}`;
        const passage = {
          quote: textAt(old, [range]),
          ...contextOf(old, [range]),
          ranges: [range],
        };
        const [before, after] = [prepareText(old), prepareText(next)];
        const became = anchorPassage(passage, before, after);
        expect(anchorPassage(passage, prepareText(old), prepareText(next))).toEqual(became);
        for (const { ranges } of became.candidates) expectSound(next, ranges);
        if (!('ranges' in became)) return;
        expectSound(next, became.ranges);
        if (!attachesItself(became)) return;
        attached += 1;
        expect(prepareText(became.text).letters).toBe(prepareText(passage.quote).letters);
        expect(became.harmless).toEqual(harmlessDifferences(passage.quote, became.text));
      }),
      { numRuns: 1500 },
    );
    expect(attached).toBeGreaterThan(100);
  });

  test('a quote without a position is attached to the same words only', () => {
    fc.assert(
      fc.property(text, edges, text, (old, pair, next) => {
        const quote = textAt(old, [rangeIn(old, pair)]);
        const became = place(quote, next + old);
        if (!attachesItself(became)) return;
        expectSound(next + old, became.ranges);
      }),
    );
  });

  function expectSound(whole: string, ranges: readonly { start: number; end: number }[]): void {
    for (const { start, end } of ranges) {
      expect(start).toBeLessThan(end);
      expect(isBetweenGraphemes(whole, start)).toBe(true);
      expect(isBetweenGraphemes(whole, end)).toBe(true);
    }
  }
});
