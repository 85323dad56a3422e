import { FOLDED_QUOTATION, KIND, kindOf } from './character-kinds.ts';
import { GAP, POINTS } from './gap.ts';

/**
 * The letter each word starts at, and the number of letters at the end. A word is a run of letters and figures
 * with what belongs inside: can't, 1,500, and a word that a line's end divides. Each sign, and each character
 * of a script without spaces, is a word of its own.
 * @param letters folded; @param gaps what stands before each
 */
export function wordStarts(letters: string, gaps: Uint8Array): Int32Array {
  const starts = new Int32Array(letters.length + 1);
  let count = 0;
  for (let at = 0; at < letters.length; at += 1) {
    if (at === 0 || !belongs(letters, gaps, at)) starts[count++] = at;
  }
  starts[count] = letters.length;
  return starts.slice(0, count + 1);
}

/** Whether a letter goes on with the word of the one before it. */
export function belongs(letters: string, gaps: Uint8Array, at: number): boolean {
  const gap = gaps[at];
  if (gap !== GAP.none && gap !== GAP.lineEnd && gap !== GAP.softEnd) return false;
  const kind = kindOf[letters.charCodeAt(at)] ?? 0;
  if (kind === KIND.follower) return true;
  let before = kindOf[letters.charCodeAt(at - 1)] ?? 0;
  // A letter with a mark is a letter; an emoji with one is none.
  for (let back = at - 2; before === KIND.follower && back >= 0; back -= 1) {
    before = kindOf[letters.charCodeAt(back)] ?? 0;
  }
  if (isWordly(kind)) return isWordly(before) || joins(letters, gaps, at - 1);
  return joins(letters, gaps, at);
}

function isWordly(kind: number): boolean {
  return kind === KIND.letter || kind === KIND.digit;
}

/** Whether a sign stands inside a word: an apostrophe between letters, a point between figures. */
function joins(letters: string, gaps: Uint8Array, at: number): boolean {
  if (gaps[at] !== GAP.none || gaps[at + 1] !== GAP.none) return false;
  const unit = letters.charCodeAt(at);
  const before = kindOf[letters.charCodeAt(at - 1)];
  const after = kindOf[letters.charCodeAt(at + 1)];
  if (unit === FOLDED_QUOTATION && (before === KIND.letter || before === KIND.follower)) {
    return after === KIND.letter;
  }
  return (
    before === KIND.digit && after === KIND.digit && POINTS.includes(String.fromCharCode(unit))
  );
}
