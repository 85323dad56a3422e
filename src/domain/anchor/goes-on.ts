import { KIND, kindOf } from './character-kinds.ts';
import { GAP } from './gap.ts';
import type { PreparedText } from './prepare-text.ts';
import { belongs } from './word-starts.ts';

/** Further than any word goes on. */
const LONGEST_WORD = 64;

/**
 * How many letters outside of an edge belong to the word or the number at it: "can" goes on in "can't", "profit" in
 * "non-profit", "500" in "1 500" and 合法 in 不合法.
 * @param direction to which side of the edge
 */
export function goesOn(text: PreparedText, edge: number, direction: -1 | 1): number {
  const { letters, gaps } = text;
  if (direction === -1 && edge > 0 && isTurnedRound(text, edge)) return 1;
  if (direction === 1 && isTurnedRoundBehind(text, edge)) return 2;
  let count = 0;
  for (; count < LONGEST_WORD; count += 1) {
    const at = edge + direction * count;
    if (at <= 0 || at >= letters.length) break;
    const gap = gaps[at];
    // A hyphen with a space behind it may be one that a line's end left there: un- lawful.
    const joined = gap === GAP.hyphen || gap === GAP.spacedEnd || belongs(letters, gaps, at);
    if (!joined && !isOneNumber(text, at) && !isOneAbbreviation(text, at)) break;
  }
  return count;
}

/** Whether a letter goes on behind the point of another: U.S. in U.S.A. */
function isOneAbbreviation({ letters, gaps }: PreparedText, at: number): boolean {
  return (
    letters.charAt(at - 1) === '.' &&
    [at - 1, at].every((joint) => gaps[joint] === GAP.none) &&
    isLetter(letters, at) &&
    isLetter(letters, at - 2) &&
    (!isLetter(letters, at - 3) || gaps[at - 2] !== GAP.none)
  );
}

/** Signs that say how much a figure is. */
const BEFORE_FIGURE = '<>≤≥±~≈$€£¥';
const AFTER_FIGURE = '%‰°^×';
const POINT = '.,';
const HAN_NUMERALS = '〇零一二两兩三四五六七八九十百千万萬亿億';
/** What turns the Chinese or Japanese word behind it round. */
const HAN_NEGATIONS = '不没沒未非无無莫勿';
/** What turns the Japanese word before it round. */
const KANA_NEGATIONS = ['ない', 'なか', 'なく', 'なけ', 'ませ', 'まい'];

/** Whether letters on both sides of a gap make one number, or say how much it is. */
function isOneNumber(text: PreparedText, at: number): boolean {
  const { letters, gaps } = text;
  const [before, after] = [letters.charAt(at - 1), letters.charAt(at)];
  const [isFigure, goesOnInFigures] = [isDigit(letters, at - 1), isDigit(letters, at)];
  switch (gaps[at]) {
    case GAP.none:
      if (goesOnInFigures) {
        if (BEFORE_FIGURE.includes(before)) return true;
        // .5, but not the number of a footnote behind a sentence.
        return POINT.includes(before) && (gaps[at - 1] !== GAP.none || at === 1);
      }
      if (isFigure && AFTER_FIGURE.includes(after)) return true;
      return HAN_NUMERALS.includes(after) && (isFigure || HAN_NUMERALS.includes(before));
    case GAP.space:
      if (isFigure && AFTER_FIGURE.includes(after)) return true;
      return isFigure && goesOnInFigures && isGrouped(text, at);
    default:
      return false;
  }
}

/** Whether a space stands between thousands: 1 500, not 1911 500 nor the cells of a table. */
function isGrouped({ text, letters, gaps, starts, ends }: PreparedText, at: number): boolean {
  let before = at - 1;
  while (before > 0 && gaps[before] === GAP.none && isDigit(letters, before - 1)) before -= 1;
  let after = at + 1;
  while (gaps[after] === GAP.none && isDigit(letters, after)) after += 1;
  if (at - before > 3 || after - at !== 3) return false;
  return /^[ \u00a0\u2009\u202f]$/.test(text.slice(ends[at - 1], starts[at]));
}

function isTurnedRound({ letters, gaps }: PreparedText, edge: number): boolean {
  return (
    gaps[edge] === GAP.none &&
    HAN_NEGATIONS.includes(letters.charAt(edge - 1)) &&
    kindOf[letters.charCodeAt(edge)] === KIND.free
  );
}

function isTurnedRoundBehind({ letters, gaps }: PreparedText, edge: number): boolean {
  return (
    gaps[edge] === GAP.none &&
    kindOf[letters.charCodeAt(edge - 1)] === KIND.free &&
    KANA_NEGATIONS.includes(letters.slice(edge, edge + 2))
  );
}

function isLetter(letters: string, at: number): boolean {
  return kindOf[letters.charCodeAt(at)] === KIND.letter;
}

function isDigit(letters: string, at: number): boolean {
  return kindOf[letters.charCodeAt(at)] === KIND.digit;
}
