import search from 'approx-string-match';
import type { Range } from '../../../contract/passage.ts';
import { findQuote } from '../../quote.ts';
import type { AnchoredPassage } from '../anchoring.ts';

/**
 * Weights of the open client that anchors most of the web's annotations, as published in its source
 * (github.com/hypothesis/client, `match-quote`), written anew here to be measured beside ours: how like the
 * quote is counts most, then what stands on both sides, then how far it is from where it was.
 */
const WEIGHTS = { quote: 50, before: 20, after: 20, position: 2 };
const MOST_ERRORS = 256;

/** Hypothesis's way: the old position where the quote still stands there, else the likest place of all. */
export function anchorAsHypothesis(
  { quote, prefix, suffix, ranges }: AnchoredPassage,
  _old: string,
  text: string,
): Range[] | null {
  const hint = ranges[0]?.start ?? 0;
  if (text.startsWith(quote, hint)) return [{ start: hint, end: hint + quote.length }];
  let best: { range: Range; score: number } | null = null;
  for (const match of nearest(text, quote, Math.min(MOST_ERRORS, quote.length / 2))) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    const score =
      WEIGHTS.quote * (1 - match.errors / quote.length) +
      WEIGHTS.before * (prefix === '' ? 1 : likeness(before, prefix)) +
      WEIGHTS.after * (suffix === '' ? 1 : likeness(after, suffix)) +
      WEIGHTS.position * (1 - Math.abs(match.start - hint) / text.length);
    if (!best || score > best.score)
      best = { range: { start: match.start, end: match.end }, score };
  }
  return best && [best.range];
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** Places to the letter, or those with the fewest errors. */
function nearest(text: string, words: string, errors: number): readonly Match[] {
  const places: Match[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    places.push({ start: at, end: at + words.length, errors: 0 });
  }
  return places.length > 0 ? places : search(text, words, errors);
}

function likeness(text: string, wanted: string): number {
  if (text === '' || wanted === '') return 0;
  const [first] = nearest(text, wanted, wanted.length);
  return first ? 1 - first.errors / wanted.length : 0;
}

/** To the letter only: the place nearest to the old position. */
export function anchorToTheLetter(
  { quote, ranges }: AnchoredPassage,
  _old: string,
  text: string,
): Range[] | null {
  const hint = ranges[0]?.start ?? 0;
  const [nearestPlace] = findQuote(text, quote).sort(
    (a, b) => Math.abs(a.start - hint) - Math.abs(b.start - hint),
  );
  return nearestPlace ? [{ start: nearestPlace.start, end: nearestPlace.end }] : null;
}
