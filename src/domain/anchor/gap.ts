import { KIND, kindOf } from './character-kinds.ts';

/** What stands between two letters that the folded text has side by side. */
export const GAP = {
  none: 0,
  space: 1,
  /** A hyphen or dash without spaces: well-known, 1990–1995. */
  hyphen: 2,
  /** A hyphen after a letter, then a line's end: a word that was divided there, or a hyphen of its own. */
  lineEnd: 3,
  /** The same with another space: line ends are often turned into spaces. */
  spacedEnd: 4,
  /** A soft hyphen with space after it. */
  softEnd: 5,
  /** The minus before a figure. */
  minus: 6,
  /** A dash between parts of a sentence. */
  dash: 7,
} as const;

/** Reads the characters between two letters, one after another, and says what they come to. */
export interface GapReader {
  read(kind: number, unit: number): void;
  /** @param before kind of the letter before, -1 at the text's start; @param after of the one after */
  take(before: number, after: number): number;
}

/** A reader for the gaps of one text. */
export function gapReader(): GapReader {
  let spaceBefore = false;
  let spaceAfter = false;
  let lineEnd = false;
  let dashes = 0;
  let long = false;
  let soft = false;
  return {
    read(kind, unit) {
      if (kind === KIND.space) {
        if (dashes > 0 || soft) {
          spaceAfter = true;
          if (unit === 10 || unit === 13 || unit === 0x2028) lineEnd = true;
        } else spaceBefore = true;
      } else if (kind === KIND.softHyphen) soft = true;
      else if (kind === KIND.hyphen) dashes += 1;
      else if (kind === KIND.dash) {
        dashes += 1;
        long = true;
      }
    },
    take(before, after) {
      const gap = classify(before, after);
      spaceBefore = spaceAfter = lineEnd = long = soft = false;
      dashes = 0;
      return gap;
    },
  };

  function classify(before: number, after: number): number {
    if (dashes === 0) {
      if (soft && spaceAfter && !spaceBefore) return GAP.softEnd;
      return spaceBefore || spaceAfter ? GAP.space : GAP.none;
    }
    if (long || dashes > 1) return GAP.dash;
    const apart = spaceBefore || before === -1;
    if (apart && spaceAfter) return GAP.dash;
    if (spaceAfter) {
      if (before !== KIND.letter && before !== KIND.follower) return GAP.dash;
      return lineEnd ? GAP.lineEnd : GAP.spacedEnd;
    }
    const open = apart || before === KIND.sign || before === KIND.quotation;
    if (open) return after === KIND.digit ? GAP.minus : GAP.dash;
    return GAP.hyphen;
  }
}

/** How two gaps at the same place compare. */
export type GapVerdict = 'same' | 'differs' | 'divided';

/**
 * Whether two gaps leave the words as they are. `divided`: they do if the word is one that a line's end
 * divided, which the words elsewhere in the texts must not speak against.
 * @param letters the folded text; `at` is the letter after the gap
 */
export function compareGaps(a: number, b: number, letters: string, at: number): GapVerdict {
  if (a === b) return 'same';
  if (a > b) return compareGaps(b, a, letters, at);
  const before = kindOf[letters.charCodeAt(at - 1)] ?? 0;
  const after = kindOf[letters.charCodeAt(at)] ?? 0;
  switch (a) {
    case GAP.none:
      if (b === GAP.space) return spaceMatters(letters, at, before, after) ? 'differs' : 'same';
      if (b === GAP.softEnd) return 'same';
      if (b === GAP.lineEnd || b === GAP.spacedEnd) {
        return isWordly(before) && isWordly(after) ? 'divided' : 'differs';
      }
      return 'differs';
    case GAP.space:
      return 'differs';
    default:
      if (b === GAP.softEnd || a === GAP.softEnd) {
        return a === GAP.lineEnd || a === GAP.spacedEnd ? 'divided' : 'differs';
      }
      return b === GAP.minus || a === GAP.minus ? 'differs' : 'same';
  }
}

function isWordly(kind: number): boolean {
  return kind === KIND.letter || kind === KIND.follower;
}

/** Whether a space here makes other words: can not and cannot, 1 500 and 1500, 3. 5 and 3.5. */
function spaceMatters(letters: string, at: number, before: number, after: number): boolean {
  if (before === KIND.free || after === KIND.free) return false;
  const left = isWordly(before) || before === KIND.digit;
  const right = isWordly(after) || after === KIND.digit;
  if (left && right) return true;
  const isDigit = (offset: number): boolean =>
    (kindOf[letters.charCodeAt(offset)] ?? 0) === KIND.digit;
  if (after === KIND.digit && POINTS.includes(letters.charAt(at - 1)))
    return isDigit(at - 2) || before === KIND.sign;
  if (before === KIND.digit && POINTS.includes(letters.charAt(at))) return isDigit(at + 1);
  return false;
}

/** What may stand inside a number. */
export const POINTS = ".,:/'";
