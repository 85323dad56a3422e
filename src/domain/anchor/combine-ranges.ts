import type { Range } from '../../contract/passage.ts';
import { assertNever } from '../assert-never.ts';
import { contextOf, RANGE_JOINT, textAt } from '../quote.ts';
import type { RangeOutcome } from './anchor-range.ts';
import type { AnchorCandidate, Anchoring } from './anchoring.ts';
import { harmlessDifferences } from './harmless-differences.ts';
import type { PreparedText } from './prepare-text.ts';
import { wordDifferences } from './word-differences.ts';

/** Places that are shown beside the one that is meant. */
const MOST_CANDIDATES = 8;

/** What became of each range of a passage. */
export interface Outcomes {
  /** What each looked for. */
  readonly words: readonly string[];
  readonly outcomes: readonly RangeOutcome[];
}

/** What the ranges of a passage come to together. */
export interface Joined {
  readonly kind: Anchoring['kind'];
  /** Where it stands, or may stand if it changed; else empty. */
  readonly ranges: readonly Range[];
}

/** Ranges anchor together: one that asks makes the passage ask. */
export function joinRanges(outcomes: readonly RangeOutcome[]): Joined {
  const placed = placesOf(outcomes);
  const inOrder = areInOrder(placed);
  if (outcomes.every(({ kind }) => kind === 'exact' || kind === 'moved')) {
    if (!inOrder) return { kind: 'ambiguous', ranges: [] };
    const kind = outcomes.some((outcome) => outcome.kind === 'moved') ? 'moved' : 'exact';
    return { kind, ranges: placed };
  }
  if (!inOrder || outcomes.some(({ kind }) => kind === 'ambiguous')) {
    return { kind: 'ambiguous', ranges: [] };
  }
  return placed.length === 0 ? { kind: 'lost', ranges: [] } : { kind: 'changed', ranges: placed };
}

/** What became of a passage whose ranges became this, with the evidence. */
export function combineRanges({ words, outcomes }: Outcomes, { text }: PreparedText): Anchoring {
  const { kind, ranges } = joinRanges(outcomes);
  const candidates = candidatesOf(words, outcomes, text);
  const why = whyOf(outcomes);
  const there = textAt(text, ranges);
  switch (kind) {
    case 'exact':
    case 'moved':
      return {
        kind,
        ranges,
        text: there,
        harmless: ranges
          .flatMap(({ start, end }, at) =>
            harmlessDifferences(words[at] ?? '', text.slice(start, end)),
          )
          .filter((each, at, all) => all.indexOf(each) === at),
        differences: [{ kind: 'same', text: there }],
        candidates,
        why,
      };
    case 'ambiguous': {
      const placed = placesOf(outcomes);
      const isSame = outcomes.every((one) => one.kind === 'exact' || one.kind === 'moved');
      const all =
        placed.length > 0 ? [candidateOf(placed, words, text, isSame), ...candidates] : candidates;
      return {
        kind,
        candidates: all.slice(0, MOST_CANDIDATES),
        why: isSame ? 'Its parts stand in another order now.' : why,
      };
    }
    case 'lost':
      return { kind, candidates, why };
    case 'changed':
      return {
        kind,
        ranges,
        text: there,
        harmless: [],
        differences: wordDifferences(words.join(RANGE_JOINT), there),
        candidates,
        why: ranges.length < outcomes.length ? 'Only a part of it stands in the text now.' : why,
      };
    default:
      return assertNever(kind);
  }
}

function placesOf(outcomes: readonly RangeOutcome[]): Range[] {
  return outcomes.flatMap((outcome) => ('range' in outcome ? [outcome.range] : []));
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
