/** A match: the higher the score the better; `at` are the places of the matched characters in the text. */
export interface FuzzyMatch {
  readonly score: number;
  readonly at: readonly number[];
}

/**
 * Finds the typed characters in a text in their order. Beginnings of words weigh most, then runs, then
 * characters in the middle of a word; an early match and a short text win among equals. Case and accents do
 * not matter. Every typed word must be found; the words may come in any order.
 * @returns null where a word is not found; a score of 0 for nothing typed
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const folded = foldEach(text);
  let score = 0;
  const at: number[] = [];
  for (const word of fold(typed).split(/\s+/u)) {
    if (word === '') continue;
    const found = matchWord(word, folded);
    if (!found) return null;
    score += found.score;
    at.push(...found.at);
  }
  if (at.length === 0) return { score: 0, at };
  return { score: score - text.length / 1000, at: [...new Set(at)].sort((a, b) => a - b) };
}

/** The texts that match, best first; equals stay in their order. */
export function fuzzyFilter<T>(
  typed: string,
  things: readonly T[],
  textOf: (thing: T) => string,
  bonus: (thing: T) => number = () => 0,
): { readonly thing: T; readonly match: FuzzyMatch }[] {
  return things
    .flatMap((thing) => {
      const match = fuzzyMatch(typed, textOf(thing));
      return match ? [{ thing, match, total: match.score + bonus(thing) }] : [];
    })
    .sort((a, b) => b.total - a.total)
    .map(({ thing, match }) => ({ thing, match }));
}

const START = 10;
const RUN = 6;
const INSIDE = 1;
/** What a run in the middle of a word is worth, so that `port` finds "Import" before scattered letters. */
const WHOLE_RUN = 4;

function matchWord(word: string, text: readonly string[]): FuzzyMatch | null {
  let best: FuzzyMatch | null = null;
  for (let start = 0; start <= text.length - word.length; start += 1) {
    if (text[start] !== word[0]) continue;
    const found = matchFrom(word, text, start);
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best;
}

function matchFrom(word: string, text: readonly string[], start: number): FuzzyMatch | null {
  const at: number[] = [];
  let score = 0;
  let place = start;
  for (let index = 0; index < word.length; index += 1) {
    const next = nextPlace(text, word[index] ?? '', place, index === 0);
    if (next < 0) return null;
    const runs = index > 0 && next === (at[index - 1] ?? -2) + 1;
    score += isStart(text, next) ? START : runs ? RUN : INSIDE;
    at.push(next);
    place = next + 1;
  }
  const span = (at.at(-1) ?? start) - start + 1;
  if (span === word.length) score += WHOLE_RUN;
  // Letters strewn over a long text are no match that anybody meant.
  else if (span > word.length * 6 + 10) return null;
  return { score: score - (span - word.length) * 0.2 - start * 0.05, at };
}

/** The next place of a character: right here, else at the next beginning of a word, else anywhere. */
function nextPlace(text: readonly string[], char: string, from: number, exact: boolean): number {
  if (text[from] === char) return from;
  if (exact) return -1;
  let anywhere = -1;
  for (let place = from; place < text.length; place += 1) {
    if (text[place] !== char) continue;
    if (isStart(text, place)) return place;
    if (anywhere < 0) anywhere = place;
  }
  return anywhere;
}

function isStart(text: readonly string[], place: number): boolean {
  return place === 0 || !/[\p{L}\p{N}]/u.test(text[place - 1] ?? '');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** One folded character for each UTF-16 code unit, so that places stay those of the text. */
function foldEach(text: string): string[] {
  return text.split('').map((char) => fold(char)[0] ?? char);
}
