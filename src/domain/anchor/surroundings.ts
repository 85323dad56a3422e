import { KIND, kindOf } from './character-kinds.ts';
import { firstAtLeast } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';

/** How far around a place its words are compared. */
const WINDOW = 12;
/** Letters that are compared one by one; longer agreement says no more. */
const LONGEST_RUN = 4096;
const STRETCH = 64;
/** What the start or end of the text weighs, as a thing that stands beside the place. */
const BORDER = 1.5;

/** How far one side of a place is like one side of another. */
export interface Likeness {
  /** The part of the words that stand in both, in the same order, by weight: 0 to 1; null where nothing is known. */
  readonly share: number | null;
  /** Letters that follow the edge alike, without a break. */
  readonly run: number;
  /** Whether the first word beside the edge is the same, signs aside, and one that does not stand everywhere. */
  readonly touches: boolean;
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
  let run = runOf(a.letters, aEdge, b.letters, bEdge, direction);
  // All that is known agrees: more cannot be asked of it.
  if (isPart && run > 0 && run === (direction === 1 ? a.letters.length - aEdge : aEdge)) {
    run = LONGEST_RUN;
  }
  let ours = wordsBeside(a, aEdge, direction);
  const touches = isNeighbour(a, aEdge, ours, run);
  const isBorder = ours.count < WINDOW && !isPart;
  // A part of a text may be cut off in the middle of its outermost word.
  if (isPart && ours.count < WINDOW && ours.count > 1) ours = { ...ours, count: ours.count - 1 };
  if (ours.count === WINDOW && run >= lettersIn(a, aEdge, ours)) return { share: 1, run, touches };
  const words = listOf(a, ours);
  const weights = words.map(weightOf);
  const all = weights.reduce((sum, weight) => sum + weight, isBorder ? BORDER : 0);
  if (all < 0.3) return { share: null, run, touches };
  // No wider than ours, but for a few words put in: in many words, some are always the same.
  const wide = wordsBeside(b, bEdge, direction);
  const theirs = { ...wide, count: Math.min(wide.count, Math.ceil(ours.count * 1.5)) };
  const common = commonWeight(words, weights, listOf(b, theirs));
  const shared = common + (isBorder && wide.count < WINDOW ? BORDER : 0);
  return { share: Math.min(1, shared / all), run, touches };
}

/** So many signs may stand between the edge and its neighbour: “Anna: ”, “Figure 2. ”. */
const MOST_SIGNS = 3;

function isNeighbour(a: PreparedText, edge: number, beside: Beside, run: number): boolean {
  const words = listOf(a, { ...beside, count: Math.min(beside.count, MOST_SIGNS + 1) });
  const at = words.findIndex((word) => weightOf(word) > 0.1);
  if (at === -1 || weightOf(words[at] ?? '') < 1) return false;
  return run >= lettersIn(a, edge, { ...beside, count: at + 1 });
}

function runOf(a: string, aEdge: number, b: string, bEdge: number, direction: -1 | 1): number {
  let run = 0;
  // Stretches first: they are compared at once.
  while (run < LONGEST_RUN) {
    const far = run + STRETCH;
    const [at, to] = direction === 1 ? [aEdge + run, bEdge + run] : [aEdge - far, bEdge - far];
    if (at < 0 || to < 0 || at + STRETCH > a.length || to + STRETCH > b.length) break;
    if (a.slice(at, at + STRETCH) !== b.slice(to, to + STRETCH)) break;
    run = far;
  }
  let [at, to] = direction === 1 ? [aEdge + run, bEdge + run] : [aEdge - 1 - run, bEdge - 1 - run];
  while (run < LONGEST_RUN && at >= 0 && to >= 0 && at < a.length && to < b.length) {
    if (a.charCodeAt(at) !== b.charCodeAt(to)) break;
    run += 1;
    at += direction;
    to += direction;
  }
  return run;
}

/** Whole words beside an edge: the nearest, how many there are of those wanted, and which way they go on. */
interface Beside {
  readonly nearest: number;
  readonly count: number;
  readonly direction: -1 | 1;
}

function wordsBeside({ words }: PreparedText, edge: number, direction: -1 | 1): Beside {
  const after = firstAtLeast(words, edge);
  if (direction === 1) {
    const count = Math.max(0, Math.min(WINDOW, words.length - 1 - after));
    return { nearest: after, count, direction };
  }
  const nearest = (words[after] ?? 0) > edge ? after - 2 : after - 1;
  return { nearest, count: Math.max(0, Math.min(WINDOW, nearest + 1)), direction };
}

/** How many letters from an edge to the far end of the words beside it. */
function lettersIn({ words }: PreparedText, edge: number, beside: Beside): number {
  const { nearest, count, direction } = beside;
  return direction === 1
    ? (words[nearest + count] ?? 0) - edge
    : edge - (words[nearest - count + 1] ?? 0);
}

function listOf({ letters, words }: PreparedText, { nearest, count, direction }: Beside): string[] {
  return Array.from({ length: count }, (_, at) => {
    const word = nearest + at * direction;
    return letters.slice(words[word], words[word + 1]);
  });
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
