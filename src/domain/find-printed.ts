/** The letters and digits of a text, and where each stands in it: all that a page and its text have in common. */
export interface Letters {
  readonly letters: string;
  /** For each UTF-16 code unit of `letters`, where in the text the character begins that it comes from… */
  readonly starts: readonly number[];
  /** …and where that ends. */
  readonly ends: readonly number[];
}

/** What is looked for on a page, with what stands around it in the article's text. */
export interface Printed {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** So much of a text around a quote goes along with it, in UTF-16 code units: more than its letters that count. */
const BESIDE = 120;
/** So many letters around a quote tell it from its copies. */
const AROUND = 40;
/** By so many letters more must one place's surroundings be alike than any other's. */
const PLAINLY = 8;
/** So many letters are in no other words. */
const LONG = 24;

/** A stretch of a text, as it is looked for in another. @param start @param end half-open, in UTF-16 code units */
export function printedAt(text: string, start: number, end: number): Printed {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - BESIDE), start),
    after: text.slice(end, end + BESIDE),
  };
}

/**
 * Reads the letters of a text. Spaces, hyphens and signs are passed over, because pages break words and lines
 * where the text does not; ligatures are taken apart, and accents left out, because fonts draw both in many ways.
 */
export function lettersOf(text: string): Letters {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    letters += plain;
    at += character.length;
  }
  return { letters, starts, ends };
}

/**
 * Finds words of an article on the page of the document it was read from.
 * @param page the text of the page, in the order in which the document draws it
 * @returns the half-open range of `page` with the words, in UTF-16 code units; null where they are not there
 *   whole, or where several places have them and what stands around does not plainly tell which
 */
export function findPrinted(
  page: Letters,
  { quote, before, after }: Printed,
): { readonly start: number; readonly end: number } | null {
  const wanted = lettersOf(quote).letters;
  if (wanted === '') return null;
  const left = lettersOf(before).letters.slice(-AROUND);
  const right = lettersOf(after).letters.slice(0, AROUND);
  const [best, next] = allOf(page.letters, wanted)
    .map((place) => ({
      place,
      alike:
        alikeBack(page.letters.slice(0, place), left) +
        alikeOn(page.letters.slice(place + wanted.length), right),
    }))
    .sort((one, other) => other.alike - one.alike);
  if (!best || (next && best.alike < next.alike + PLAINLY)) return null;
  // Few letters stand in other words as well, where their own word is not drawn as letters.
  const needed = Math.min(PLAINLY, left.length + right.length);
  if (wanted.length < LONG && best.alike < needed) return null;
  const start = page.starts[best.place] ?? 0;
  return { start, end: page.ends[best.place + wanted.length - 1] ?? start };
}

/**
 * Takes the signs along that stand at the edges of a quote and of its place: brackets, quotation marks, stops.
 * @param place of the quote's letters in `text`
 */
export function withSigns(
  text: string,
  place: { readonly start: number; readonly end: number },
  quote: string,
): { readonly start: number; readonly end: number } {
  const signs = /^([^\p{L}\p{N}]*)[\s\S]*?([^\p{L}\p{N}]*)$/u.exec(quote);
  const before = (signs?.[1] ?? '').replace(/\s/g, '');
  const after = (signs?.[2] ?? '').replace(/\s/g, '');
  let { start, end } = place;
  for (let at = 0; at < after.length && text[end] === after[at]; at += 1) end += 1;
  for (let at = before.length; at > 0 && start > 0 && text[start - 1] === before[at - 1]; at -= 1)
    start -= 1;
  return { start, end };
}

function allOf(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function alikeOn(text: string, wanted: string): number {
  let count = 0;
  while (count < wanted.length && text[count] === wanted[count]) count += 1;
  return count;
}

function alikeBack(text: string, wanted: string): number {
  let count = 0;
  while (count < wanted.length && text.at(-1 - count) === wanted.at(-1 - count)) count += 1;
  return count;
}
