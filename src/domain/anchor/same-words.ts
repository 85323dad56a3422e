import type { Range } from '../../contract/passage.ts';
import { FOLDED_QUOTATION, isDouble, KIND, kindOf } from './character-kinds.ts';
import { compareGaps, GAP } from './gap.ts';
import { goesOn } from './goes-on.ts';
import { isBetweenGraphemes } from './graphemes.ts';
import { placesOf } from './letter-index.ts';
import { lettersOf, type Span, wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';

/** Words that are looked for: a range of a text, with the letters in it. */
export interface Wanted {
  readonly source: PreparedText;
  readonly range: Range;
  readonly span: Span;
  /** The folded letters. */
  readonly letters: string;
}

/** What is looked for when a range of a text is. */
export function wantedOf(source: PreparedText, range: Range): Wanted {
  const span = lettersOf(source, range);
  return { source, range, span, letters: source.letters.slice(span.from, span.to) };
}

/** A place where the same words stand, up to what is harmless. */
export interface SamePlace {
  /** The first of its letters. */
  readonly letter: number;
  readonly range: Range;
}

/** Every place of a text where the same words stand; ascending, at most `MOST_PLACES`. */
export function findSame(wanted: Wanted, target: PreparedText): SamePlace[] {
  const found: SamePlace[] = [];
  for (const letter of placesOf(target, wanted.letters)) {
    const range = sameAt(wanted, target, letter);
    if (range) found.push({ letter, range });
  }
  return found;
}

/** The range of the same words whose letters start at `letter`, or null where they make other words. */
export function sameAt(wanted: Wanted, target: PreparedText, letter: number): Range | null {
  const { source, span, letters } = wanted;
  for (let at = 1; at < letters.length; at += 1) {
    const ours = source.gaps[span.from + at] ?? 0;
    const theirs = target.gaps[letter + at] ?? 0;
    if (ours === theirs) continue;
    const verdict = compareGaps(ours, theirs, source.letters, span.from + at);
    if (verdict === 'differs') return null;
    if (verdict === 'divided' && isHyphenated(wanted, target, letter, at)) return null;
  }
  if (!sameQuotations(wanted, target, letter)) return null;
  if (!edgesAgree(source, span.from, target, letter, -1)) return null;
  const last = letter + letters.length;
  if (!edgesAgree(source, span.to, target, last, 1)) return null;
  return rangeAt(wanted, target, letter);
}

/** Whether the texts have the divided word with a hyphen of its own: then the hyphen at the line's end may be that one. */
function isHyphenated(wanted: Wanted, target: PreparedText, letter: number, at: number): boolean {
  const { source, span } = wanted;
  const isOurs = source.gaps[span.from + at] === GAP.none;
  const whole = isOurs ? source : target;
  const split = isOurs ? span.from + at : letter + at;
  const word = wordOf(whole, split);
  const [start, end] = [whole.words[word] ?? 0, whole.words[word + 1] ?? 0];
  const joined = whole.letters.slice(start, end);
  return [source, target].some((text) =>
    placesOf(text, joined).some((place) => text.gaps[place + split - start] === GAP.hyphen),
  );
}

/** 5' and 5" are feet and inches; elsewhere one style of quotation marks is as good as another. */
function sameQuotations(
  { source, span, letters }: Wanted,
  target: PreparedText,
  letter: number,
): boolean {
  const mark = String.fromCharCode(FOLDED_QUOTATION);
  for (let at = letters.indexOf(mark, 1); at !== -1; at = letters.indexOf(mark, at + 1)) {
    if (kindOf[letters.charCodeAt(at - 1)] !== KIND.digit) continue;
    const ours = source.text.charCodeAt(source.starts[span.from + at] ?? 0);
    const theirs = target.text.charCodeAt(target.starts[letter + at] ?? 0);
    if (isDouble(ours) !== isDouble(theirs)) return false;
  }
  return true;
}

/**
 * Whether an edge of the words is the same edge: where a word, a number or a hyphenated word goes on outside of
 * it on one side, it goes on the same way on the other. "can" is not in "can't", nor "profit" in "non-profit".
 */
function edgesAgree(
  a: PreparedText,
  aEdge: number,
  b: PreparedText,
  bEdge: number,
  direction: -1 | 1,
): boolean {
  const outside = goesOn(a, aEdge, direction);
  if (outside !== goesOn(b, bEdge, direction)) return false;
  for (let at = 0; at < outside; at += 1) {
    const [ours, theirs] = direction === 1 ? [aEdge + at, bEdge + at] : [aEdge - at, bEdge - at];
    const [mine, yours] = direction === 1 ? [ours, theirs] : [ours - 1, theirs - 1];
    const unit = a.letters.charCodeAt(mine);
    if (Number.isNaN(unit) || unit !== b.letters.charCodeAt(yours)) return false;
    if (compareGaps(a.gaps[ours] ?? 0, b.gaps[theirs] ?? 0, a.letters, ours) === 'differs')
      return false;
  }
  const minus = direction === -1 && (a.gaps[aEdge] === GAP.minus) !== (b.gaps[bEdge] === GAP.minus);
  return !minus;
}

function rangeAt(wanted: Wanted, target: PreparedText, letter: number): Range | null {
  const { source, range, span, letters } = wanted;
  const last = letter + letters.length - 1;
  const { starts, ends, text } = target;
  // A ligature or a composed character is one character of the text: no edge falls inside of it.
  if (letter > 0 && starts[letter] === starts[letter - 1]) return null;
  if (last + 1 < ends.length && ends[last] === ends[last + 1]) return null;
  const [before, after] = [
    letter > 0 ? (ends[letter - 1] ?? 0) : 0,
    starts[last + 1] ?? text.length,
  ];
  const lead = source.text.slice(range.start, source.starts[span.from]);
  const trail = source.text.slice(source.ends[span.to - 1], range.end);
  const start = takeLead(lead, text, before, starts[letter] ?? 0);
  let end = takeTrail(trail, text, ends[last] ?? 0, after);
  if (start === null || end === null) return null;
  while (end < after && isFollowing(text.charCodeAt(end)) && !isBetweenGraphemes(text, end))
    end += 1;
  const isSound =
    (isBetweenGraphemes(text, start) || !isBetweenGraphemes(source.text, range.start)) &&
    (isBetweenGraphemes(text, end) || !isBetweenGraphemes(source.text, range.end));
  return isSound ? { start, end } : null;
}

function isFollowing(unit: number): boolean {
  return kindOf[unit] === KIND.invisible;
}

const DASH = /[-\u2010-\u2015\u2212\ufe63\uff0d\ufe58\u2e3a\u2e3b]/;

/** Where the range starts that had `lead` before its first letter; null where a dash is missing. */
function takeLead(lead: string, text: string, from: number, to: number): number | null {
  if (lead === '') return to;
  const there = text.slice(from, to);
  if (there.endsWith(lead)) return to - lead.length;
  if (!DASH.test(lead)) return to;
  const dash = there.search(DASH);
  return dash === -1 ? null : from + dash;
}

function takeTrail(trail: string, text: string, from: number, to: number): number | null {
  if (trail === '') return from;
  const there = text.slice(from, to);
  if (there.startsWith(trail)) return from + trail.length;
  if (!DASH.test(trail)) return from;
  let end = there.length;
  while (end > 0 && !DASH.test(there.charAt(end - 1))) end -= 1;
  return end === 0 ? null : from + end;
}
