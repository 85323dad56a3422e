import { expect, test } from 'vitest';
import { findPrinted, lettersOf, withSigns } from './find-printed.ts';

const bare = { before: '', after: '' };

function found(page: string, quote: string, around: Partial<typeof bare> = {}): string | null {
  const place = findPrinted(lettersOf(page), { quote, ...bare, ...around });
  return place && page.slice(place.start, place.end);
}

test('words are found though the page breaks them, joins letters and spaces them out', () => {
  expect(found('the com- monplace book', 'commonplace')).toBe('com- monplace');
  expect(found('an o\ufb03ce of ﬁne arts', 'office of fine')).toBe('o\ufb03ce of ﬁne');
  expect(found('s p a c e d', 'spaced')).toBe('s p a c e d');
  expect(found('na¨ıve cafe\u0301', 'café')).toBe('cafe');
  expect(found('let 𝐱𝐲 be', 'xy')).toBe('𝐱𝐲');
});

test('words that are not there whole are not found', () => {
  expect(found('the common book', 'commonplace')).toBeNull();
  expect(found('words', '— …')).toBeNull();
});

test('of several places the one is taken that stands among the same words', () => {
  const page = 'We kept bees in the orchard. Later we kept bees behind the old mill.';
  expect(found(page, 'kept bees')).toBeNull();
  const place = findPrinted(lettersOf(page), {
    quote: 'kept bees',
    before: 'Later we ',
    after: ' behind the old mill.',
  });
  expect(place).toEqual({ start: page.lastIndexOf('kept'), end: page.lastIndexOf('kept') + 9 });
});

test('few letters that stand only within other words are not taken for the quote', () => {
  const page = 'The party went on to the harbour.';
  expect(found(page, 'art', { before: 'the state of the ', after: ' of navigation' })).toBeNull();
  expect(found(page, 'party', { before: 'The ', after: ' went on' })).toBe('party');
});

test('copies with the same surroundings are not told apart', () => {
  const page = 'Total 12 hives. Total 12 hives. Total 12 hives.';
  expect(found(page, '12', { before: 'Total ', after: ' hives.' })).toBeNull();
});

test('signs at the edges go along where the text has the same ones', () => {
  const text = 'He said: “No ships.” Then he left.';
  const place = { start: text.indexOf('No'), end: text.indexOf('ships') + 5 };
  const words = (quote: string): string => {
    const { start, end } = withSigns(text, place, quote);
    return text.slice(start, end);
  };
  expect(words('“No ships.”')).toBe('“No ships.”');
  expect(words(' “ No ships. ')).toBe('“No ships.');
  expect(words('No ships!')).toBe('No ships');
  expect(words('(No ships')).toBe('No ships');
});
