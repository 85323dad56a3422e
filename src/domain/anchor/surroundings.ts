import { KIND, kindOf } from './character-kinds.ts';
import { firstAtLeast } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';

/** How far around a place its words are compared. */
const WINDOW = 12;
/** Letters that are compared one by one; longer agreement says no more. */
const LONGEST_RUN = 4096;
/** What the start or end of the text weighs, as a thing that stands beside the place. */
const BORDER = 1.5;

/** How far one side of a place is like one side of another. */
export interface Likeness {
  /** The part of the words that stand in both, in the same order, by weight: 0 to 1; null where nothing is known. */
  readonly share: number | null;
  /** Letters that follow the edge alike, without a break. */
  readonly run: number;
}

/** How like the surroundings of two places are. */
export interface Surroundings {
  readonly before: Likeness;
  readonly after: Likeness;
}

/** Where words stand: from their first letter to behind their last. */
export interface Place {
  readonly text: PreparedText;
  readonly from: number;
  readonly to: number;
}

/**
 * Compares what stands around two places.
 * @param isPart whether the first text is only a piece of a text, so that its ends mean nothing
 */
export function compareSurroundings(a: Place, b: Place, isPart: boolean): Surroundings {
  return {
    before: compareSide(a.text, a.from, b.text, b.from, -1, isPart),
    after: compareSide(a.text, a.to, b.text, b.to, 1, isPart),
  };
}

function compareSide(
  a: PreparedText,
  aEdge: number,
  b: PreparedText,
  bEdge: number,
  direction: -1 | 1,
  isPart: boolean,
): Likeness {
  const run = runOf(a.letters, aEdge, b.letters, bEdge, direction);
  const ours = wordsBeside(a, aEdge, direction);
  if (isPart && ours.border && ours.words.length > 1) ours.words.pop();
  const weights = ours.words.map(weightOf);
  const isBorder = ours.border && !isPart;
  const all = weights.reduce((sum, weight) => sum + weight, isBorder ? BORDER : 0);
  if (all < 0.3) return { share: null, run };
  const length = ours.words.reduce((sum, word) => sum + word.length, 0);
  if (run >= length && !isBorder) return { share: 1, run };
  const theirs = wordsBeside(b, bEdge, direction);
  const common = commonWeight(ours.words, weights, theirs.words);
  const shared = common + (isBorder && theirs.border ? BORDER : 0);
  return { share: Math.min(1, shared / all), run };
}

function runOf(a: string, aEdge: number, b: string, bEdge: number, direction: -1 | 1): number {
  let run = 0;
  let [at, to] = direction === 1 ? [aEdge, bEdge] : [aEdge - 1, bEdge - 1];
  while (run < LONGEST_RUN && at >= 0 && to >= 0 && at < a.length && to < b.length) {
    if (a.charCodeAt(at) !== b.charCodeAt(to)) break;
    run += 1;
    at += direction;
    to += direction;
  }
  return run;
}

/** Whole words beside an edge, the nearest first; `border` where the text ends within them. */
function wordsBeside(
  { letters, words }: PreparedText,
  edge: number,
  direction: -1 | 1,
): { words: string[]; border: boolean } {
  const beside: string[] = [];
  const count = words.length - 1;
  let word = firstAtLeast(words, edge);
  if (direction === -1) word = (words[word] ?? 0) > edge ? word - 2 : word - 1;
  while (beside.length < WINDOW && word >= 0 && word < count) {
    beside.push(letters.slice(words[word], words[word + 1]));
    word += direction;
  }
  return { words: beside, border: beside.length < WINDOW };
}

/** How much a word says about where it stands: short ones stand everywhere. */
export function weightOf(word: string): number {
  const kind = kindOf[word.charCodeAt(0)] ?? 0;
  if (kind === KIND.letter) return word.length >= 4 ? 1 : 0.35;
  if (kind === KIND.digit) return 1;
  if (kind === KIND.free) return 0.5;
  return 0.1;
}

/** The weight of the longest sequence of words that both have in this order. */
function commonWeight(
  a: readonly string[],
  weights: readonly number[],
  b: readonly string[],
): number {
  let above = new Float64Array(b.length + 1);
  for (let at = 0; at < a.length; at += 1) {
    const row = new Float64Array(b.length + 1);
    for (let to = 0; to < b.length; to += 1) {
      row[to + 1] =
        a[at] === b[to]
          ? (above[to] ?? 0) + (weights[at] ?? 0)
          : Math.max(above[to + 1] ?? 0, row[to] ?? 0);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
