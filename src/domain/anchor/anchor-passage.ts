import type { Range } from '../../contract/passage.ts';
import { quoteOutcomes } from './anchor-quote.ts';
import { anchorRange } from './anchor-range.ts';
import type { AnchoredPassage, Anchoring } from './anchoring.ts';
import { combineRanges, type Joined, joinRanges, type Outcomes } from './combine-ranges.ts';
import { diffTexts, type TextDiff } from './diff-texts.ts';
import type { PreparedText } from './prepare-text.ts';

/**
 * What became of a passage in another text. Pure: the same arguments give the same answer. What is compared
 * are the words at the passage's ranges in the old text, whatever its quote; from elsewhere, those of the quote.
 * @param old the text it stands in, or null where it comes from elsewhere with its quote only
 * @param carried the difference of the two texts, computed once for all passages; left out, it is computed
 */
export function anchorPassage(
  passage: AnchoredPassage,
  old: PreparedText | null,
  next: PreparedText,
  carried?: TextDiff | null,
): Anchoring {
  return combineRanges(outcomesOf(passage, old, next, carried), next);
}

/** The same without the evidence, which costs more than the answer. */
export function anchorState(
  passage: AnchoredPassage,
  old: PreparedText | null,
  next: PreparedText,
  carried?: TextDiff | null,
): Joined {
  return joinRanges(outcomesOf(passage, old, next, carried).outcomes);
}

function outcomesOf(
  passage: AnchoredPassage,
  old: PreparedText | null,
  next: PreparedText,
  carried: TextDiff | null | undefined,
): Outcomes {
  if (!old || passage.ranges.length === 0) return quoteOutcomes(passage, next);
  const words = passage.ranges.map(({ start, end }) => old.text.slice(start, end));
  if (old.text === next.text) return { words, outcomes: passage.ranges.map(unmoved) };
  const diff = carried ?? diffTexts(old, next);
  const outcomes = passage.ranges.map((range) =>
    anchorRange({ source: old, range, target: next, diff }),
  );
  return { words, outcomes };
}

function unmoved({ start, end }: Range) {
  return { kind: 'exact', range: { start, end }, why: 'The text is the same.' } as const;
}
