import type { Range } from '../../contract/passage.ts';
import { findQuote } from '../quote.ts';
import { anchorRange, type RangeOutcome } from './anchor-range.ts';
import type { AnchoredPassage } from './anchoring.ts';
import type { Outcomes } from './combine-ranges.ts';
import { isBetweenGraphemes } from './graphemes.ts';
import { type PreparedText, prepareText } from './prepare-text.ts';
import { rangeQuotes } from './range-quotes.ts';

/** What became of a quote that comes from elsewhere, with what is known of its surroundings and perhaps a position. */
export function quoteOutcomes(passage: AnchoredPassage, next: PreparedText): Outcomes {
  const whole = anchorWords(passage, next);
  const parts = rangeQuotes(passage.quote);
  if (parts.length < 2 || whole.kind === 'exact') {
    return { words: [passage.quote], outcomes: [whole] };
  }
  const outcomes = parts.map((quote, at) =>
    anchorWords(
      {
        quote,
        prefix: at === 0 ? passage.prefix : '',
        suffix: at === parts.length - 1 ? passage.suffix : '',
        ranges: passage.ranges.length === parts.length ? passage.ranges.slice(at, at + 1) : [],
      },
      next,
    ),
  );
  return { words: parts, outcomes };
}

function anchorWords(passage: AnchoredPassage, next: PreparedText): RangeOutcome {
  const letterForLetter = findWithSurroundings(passage, next.text);
  if (letterForLetter) {
    return {
      kind: 'exact',
      range: letterForLetter,
      why: 'The same words stand here, with the same before and after them, and nowhere else.',
    };
  }
  const { quote, prefix, suffix } = passage;
  return anchorRange({
    source: prepareText(prefix + quote + suffix),
    range: { start: prefix.length, end: prefix.length + quote.length },
    target: next,
    diff: null,
  });
}

/**
 * The one place where quote, prefix and suffix stand to the letter; where that is in several, the one at the very
 * position that came with them.
 */
function findWithSurroundings(
  { quote, prefix, suffix, ranges }: AnchoredPassage,
  text: string,
): Range | null {
  if (prefix === '' && suffix === '') return null;
  const around = prefix + quote + suffix;
  const isSound = (offset: number, edge: number): boolean =>
    isBetweenGraphemes(text, offset) || !isBetweenGraphemes(around, edge);
  const places = findQuote(text, quote, { prefix, suffix }).filter(
    ({ start, end }) => isSound(start, prefix.length) && isSound(end, prefix.length + quote.length),
  );
  const hint = ranges.length === 1 ? ranges[0] : undefined;
  const [only] = places.length === 1 ? places : places.filter(({ start }) => start === hint?.start);
  return only ? { start: only.start, end: only.end } : null;
}
