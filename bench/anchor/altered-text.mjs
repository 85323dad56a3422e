// A long text, and the same text with some of its passages altered: what is right is known for each.
import { chanceOf } from '../../src/domain/anchor/test-bed/chance.ts';
import { wordOf } from '../made-up-words.mjs';

const VOCABULARY = 30_000;
const CONTEXT = 32;

/**
 * @param {{ characters: number, quotes: number, altered: number, seed: number }} size `altered` is a share
 * @returns two texts, and for each quote where it was and where it is; `now` is null where it was taken out
 */
export function alteredText({ characters, quotes, altered, seed }) {
  const chance = chanceOf(seed);
  const old = prose(characters, chance);
  const passages = placesIn(old, quotes, chance);
  let next = '';
  let taken = 0;
  const cases = [];
  for (const { start, end } of passages) {
    next += old.slice(taken, start);
    const quote = old.slice(start, end);
    let words = chance.holds(altered) ? alter(quote, chance) : quote;
    // “na na no” with “na no” put in behind its first word has all of its words still, beside others.
    while (words !== quote && words.includes(quote)) words = alter(quote, chance);
    // A word may have been replaced by the same one.
    const isAltered = words !== quote;
    cases.push({
      passage: {
        quote,
        prefix: old.slice(Math.max(0, start - CONTEXT), start),
        suffix: old.slice(end, end + CONTEXT),
        ranges: [{ start, end }],
      },
      isAltered,
      now: words === '' ? null : { start: next.length, end: next.length + words.length },
    });
    next += words;
    taken = end;
  }
  return { old, next: next + old.slice(taken), cases };
}

/** Words inserted, replaced, left out or misspelt inside a quote, not at its edges; or all of it taken out. */
function alter(quote, chance) {
  const words = quote.split(' ');
  const at = 1 + chance.below(words.length - 2);
  switch (chance.below(6)) {
    case 0:
      words.splice(at, 0, 'never');
      break;
    case 1:
      words[at] = wordOf(zipf(chance));
      break;
    case 2:
      words.splice(at, 1 + chance.below(2));
      break;
    case 3:
      words[at] = `${words[at]}s`;
      break;
    case 4:
      words.splice(at, 0, wordOf(zipf(chance)), wordOf(zipf(chance)), wordOf(zipf(chance)));
      break;
    default:
      return '';
  }
  return words.join(' ');
}

/** Quotes of whole words that do not overlap, from four to some forty words long. */
function placesIn(text, count, chance) {
  const room = text.length / count;
  return Array.from({ length: count }, (_, at) => {
    const length = Math.min(room * 0.9, chance.pick([30, 60, 120, 250]));
    const from = Math.floor(at * room + chance.next() * (room - length));
    const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
    const end = text.lastIndexOf(' ', from + length);
    return { start, end };
  }).filter(({ start, end }) => end - start >= 12 && text.slice(start, end).split(' ').length > 2);
}

/** Sentences and paragraphs of words that are as unequally common as real ones. */
function prose(characters, chance) {
  const parts = [];
  let [length, words, sentence] = [0, 0, 0];
  while (length < characters) {
    let word = wordOf(zipf(chance));
    if (sentence === 0) word = word[0].toUpperCase() + word.slice(1);
    if (chance.holds(0.02)) word = String(chance.below(2000));
    sentence += 1;
    words += 1;
    const ends = sentence > 5 && chance.holds(0.09);
    if (ends) {
      word += '.';
      sentence = 0;
    }
    const separator = ends && words > 80 ? '\n\n' : ' ';
    if (separator === '\n\n') words = 0;
    parts.push(word, separator);
    length += word.length + separator.length;
  }
  return parts.join('').slice(0, characters);
}

function zipf(chance) {
  return Math.floor(VOCABULARY ** chance.next()) - 1;
}
