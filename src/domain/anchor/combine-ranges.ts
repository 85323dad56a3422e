import type { Range } from '../../contract/passage.ts';
import { contextOf, RANGE_JOINT, textAt } from '../quote.ts';
import type { RangeOutcome } from './anchor-range.ts';
import type { AnchorCandidate, Anchoring } from './anchoring.ts';
import { harmlessDifferences } from './harmless-differences.ts';
import type { PreparedText } from './prepare-text.ts';
import { wordDifferences } from './word-differences.ts';

/** Places that are shown beside the one that is meant. */
const MOST_CANDIDATES = 8;

/**
 * What became of a passage whose ranges became this. They anchor together: one that asks makes the passage ask.
 * @param words what each range looked for
 */
export function combineRanges(
  words: readonly string[],
  outcomes: readonly RangeOutcome[],
  { text }: PreparedText,
): Anchoring {
  const wording = words.join(RANGE_JOINT);
  const candidates = candidatesOf(words, outcomes, text);
  const placed = outcomes.flatMap((outcome) => ('range' in outcome ? [outcome.range] : []));
  const why = whyOf(outcomes);
  if (outcomes.every(({ kind }) => kind === 'exact' || kind === 'moved')) {
    if (!areInOrder(placed)) {
      return {
        kind: 'ambiguous',
        candidates: [candidateOf(placed, words, text, true), ...candidates],
        why: 'Its parts stand in another order now.',
      };
    }
    const kind = outcomes.some((outcome) => outcome.kind === 'moved') ? 'moved' : 'exact';
    const there = textAt(text, placed);
    return {
      kind,
      ranges: placed,
      text: there,
      harmless: placed
        .flatMap(({ start, end }, at) =>
          harmlessDifferences(words[at] ?? '', text.slice(start, end)),
        )
        .filter((each, at, all) => all.indexOf(each) === at),
      differences: [{ kind: 'same', text: there }],
      candidates,
      why,
    };
  }
  if (
    outcomes.some(({ kind }) => kind === 'ambiguous') ||
    (placed.length > 0 && !areInOrder(placed))
  ) {
    const all =
      placed.length > 0 ? [candidateOf(placed, words, text, false), ...candidates] : candidates;
    return { kind: 'ambiguous', candidates: all.slice(0, MOST_CANDIDATES), why };
  }
  if (placed.length === 0) return { kind: 'lost', candidates, why };
  const there = textAt(text, placed);
  return {
    kind: 'changed',
    ranges: placed,
    text: there,
    harmless: [],
    differences: wordDifferences(wording, there),
    candidates,
    why: placed.length < outcomes.length ? 'Only a part of it stands in the text now.' : why,
  };
}

function areInOrder(ranges: readonly Range[]): boolean {
  return ranges.every((range, at) => at === 0 || range.start >= (ranges[at - 1]?.end ?? 0));
}

/** The reason of the range that asks for most. */
function whyOf(outcomes: readonly RangeOutcome[]): string {
  const rank = ['lost', 'ambiguous', 'changed', 'moved', 'exact'] as const;
  for (const kind of rank) {
    const outcome = outcomes.find((each) => each.kind === kind);
    if (outcome) return outcome.why;
  }
  return 'It has no words.';
}

function candidatesOf(
  words: readonly string[],
  outcomes: readonly RangeOutcome[],
  text: string,
): AnchorCandidate[] {
  return outcomes
    .flatMap((outcome, at) =>
      'others' in outcome
        ? outcome.others.map((range) => candidateOf([range], [words[at] ?? ''], text, false))
        : [],
    )
    .slice(0, MOST_CANDIDATES);
}

function candidateOf(
  ranges: readonly Range[],
  words: readonly string[],
  text: string,
  isSame: boolean,
): AnchorCandidate {
  const there = textAt(text, ranges);
  const differences = isSame
    ? [{ kind: 'same' as const, text: there }]
    : wordDifferences(words.join(RANGE_JOINT), there);
  const same = differences.every(({ kind }) => kind === 'same');
  return {
    ranges,
    text: there,
    ...contextOf(text, ranges),
    same,
    differences,
    why: same ? 'The same words stand here.' : 'Like words stand here.',
  };
}
