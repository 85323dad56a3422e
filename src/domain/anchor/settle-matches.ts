import type { PreparedText } from './prepare-text.ts';

/** How far a change is shifted; text that repeats itself could be shifted through for ever. */
const MOST_STEPS = 400;

/**
 * Where the same difference can be told in several ways, tells it the way an editor would have made it: what was
 * put in or taken out starts with a paragraph or a sentence if it can. And single words that happen to
 * stand in both of two unlike passages are not held to be what is left of them.
 */
export function settleMatches(
  matches: Int32Array,
  old: { readonly words: Int32Array; readonly text: PreparedText },
  next: { readonly words: Int32Array; readonly text: PreparedText },
  weights: Float32Array,
): void {
  dropStrays(matches, old.words, next.words, weights);
  const back = new Int32Array(next.words.length).fill(-1);
  for (let at = 0; at < matches.length; at += 1) {
    const to = matches[at] ?? -1;
    if (to !== -1) back[to] = at;
  }
  slide(matches, back, old);
  slide(back, matches, next);
}

/** Matched runs that weigh less than a third of what was changed on either side of them. */
function dropStrays(
  matches: Int32Array,
  old: Int32Array,
  next: Int32Array,
  weights: Float32Array,
): void {
  let [oldEnd, nextEnd] = [0, 0];
  let run: { from: number; to: number; before: number; weight: number } | null = null;
  const judge = (after: number): void => {
    if (run && run.weight * 3 <= Math.min(run.before, after)) matches.fill(-1, run.from, run.to);
  };
  for (let at = 0; at < matches.length; ) {
    const to = matches[at] ?? -1;
    if (to === -1) {
      at += 1;
      continue;
    }
    const changed = Math.max(sum(old, weights, oldEnd, at), sum(next, weights, nextEnd, to));
    judge(changed);
    let end = at;
    let weight = 0;
    while (end < matches.length && matches[end] === to + end - at) {
      weight += weights[old[end] ?? 0] ?? 0;
      end += 1;
    }
    run = { from: at, to: end, before: changed, weight };
    [oldEnd, nextEnd] = [end, to + end - at];
    at = end;
  }
  judge(Math.max(sum(old, weights, oldEnd, old.length), sum(next, weights, nextEnd, next.length)));
}

function sum(words: Int32Array, weights: Float32Array, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += weights[words[at] ?? 0] ?? 0;
  return total;
}

/** Shifts each run that stands on one side only to the best of the places where it can be. */
function slide(
  here: Int32Array,
  there: Int32Array,
  { words, text }: { readonly words: Int32Array; readonly text: PreparedText },
): void {
  for (let start = 0; start < here.length; start += 1) {
    if (here[start] !== -1) continue;
    let end = start;
    while (end < here.length && here[end] === -1) end += 1;
    const [before, after] = [start > 0 ? (here[start - 1] ?? -1) : -1, here[end] ?? there.length];
    // Only where nothing stands for it on the other side.
    if (after === before + 1) end = shift(here, there, words, text, start, end);
    start = end;
  }
}

function shift(
  here: Int32Array,
  there: Int32Array,
  words: Int32Array,
  text: PreparedText,
  start: number,
  end: number,
): number {
  const length = end - start;
  let left = 0;
  while (
    left < MOST_STEPS &&
    start - left > 0 &&
    words[start - left - 1] === words[end - left - 1] &&
    isRun(here, start - left - 1, start)
  ) {
    left += 1;
  }
  let right = 0;
  while (
    right < MOST_STEPS &&
    end + right < here.length &&
    words[start + right] === words[end + right] &&
    isRun(here, end, end + right + 1)
  ) {
    right += 1;
  }
  let [best, at] = [-1, start];
  for (let place = start - left; place <= start + right; place += 1) {
    const worth = borderAt(text, place) + borderAt(text, place + length);
    if (worth > best || (worth === best && Math.abs(place - start) < Math.abs(at - start))) {
      [best, at] = [worth, place];
    }
  }
  // Matched words change over one by one, from the side the run moves to.
  for (let move = start; move > at; move -= 1) {
    const to = here[move - 1] ?? -1;
    here[move + length - 1] = to;
    here[move - 1] = -1;
    if (to !== -1) there[to] = move + length - 1;
  }
  for (let move = start; move < at; move += 1) {
    const to = here[move + length] ?? -1;
    here[move] = to;
    here[move + length] = -1;
    if (to !== -1) there[to] = move;
  }
  return at + length;
}

/** Whether words are matched one after another. */
function isRun(here: Int32Array, from: number, to: number): boolean {
  if (here[from] === -1) return false;
  return to - from < 2 || here[from] === (here[from + 1] ?? -1) - 1;
}

const SENTENCE_END = /[.!?。！？]/;

/** How good a border it is where a word starts: a paragraph's, a sentence's, any. */
function borderAt({ text, letters, words, starts, ends }: PreparedText, word: number): number {
  const letter = words[word] ?? 0;
  if (letter === 0 || word >= words.length - 1) return 4;
  const between = text.slice(ends[letter - 1], starts[letter]);
  if (between.includes('\n')) return 4;
  return SENTENCE_END.test(letters.charAt(letter - 1)) ||
    SENTENCE_END.test(letters.charAt(letter - 2))
    ? between === ''
      ? 0
      : 2
    : between === ''
      ? 0
      : 1;
}
