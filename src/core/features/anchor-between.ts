import type { AnchorState, Range } from '../../contract/passage.ts';
import { anchorPassage, anchorState } from '../../domain/anchor/anchor-passage.ts';
import type { AnchorCandidate } from '../../domain/anchor/anchoring.ts';
import { carryRange } from '../../domain/anchor/carry-range.ts';
import { diffTexts, type TextDiff } from '../../domain/anchor/diff-texts.ts';
import { prepareText } from '../../domain/anchor/prepare-text.ts';
import { untouchedFinder } from '../../domain/find-untouched.ts';

/** The rule's answer for a passage, with where it comes in the reading order of the new text. */
export type Anchored = { readonly position: number; readonly why: string } & (
  | { readonly state: 'exact' | 'moved'; readonly ranges: readonly Range[] }
  | { readonly state: 'changed'; readonly ranges: readonly Range[] }
  | { readonly state: 'ambiguous'; readonly candidates: readonly AnchorCandidate[] }
  | { readonly state: 'lost'; readonly candidates: readonly AnchorCandidate[] }
);

/** A passage as it stands in the old text. */
export interface Standing {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly ranges: readonly Range[];
}

/** Where a passage comes to stand, without the evidence: all that carrying it over needs. */
export interface Placed {
  readonly state: AnchorState;
  /** Where it stands, or, of a changed one, may stand; empty where one place is not known. */
  readonly ranges: readonly Range[];
  readonly position: number;
}

/** The rule for passages that go from one text to another. */
export interface Anchors {
  /** What became of a passage, with the evidence. */
  readonly answer: (passage: Standing) => Anchored;
  /** The same in short, and much quicker where there are thousands. */
  readonly place: (passage: Standing) => Placed;
}

/** Prepares two texts once, for any number of passages that go from the one to the other. */
export function anchorBetween(from: string, to: string): Anchors {
  const { diff, find } = difference(from, to);
  const { old, next } = diff;
  const carriedTo = ({ ranges: [first] }: Standing): number =>
    first ? carryRange(diff, first).range.start : to.length;
  return {
    answer: (passage) => {
      const untouched = find()(passage.ranges);
      if (untouched) {
        const why = 'The words and what stands around them are untouched.';
        return { state: 'exact', ranges: untouched, position: untouched[0]?.start ?? 0, why };
      }
      const answer = anchorPassage(passage, passage.ranges.length > 0 ? old : null, next, diff);
      const { why } = answer;
      if (answer.kind === 'ambiguous' || answer.kind === 'lost') {
        const { kind: state, candidates } = answer;
        return { state, candidates, position: carriedTo(passage), why };
      }
      const { kind: state, ranges } = answer;
      return { state, ranges, position: ranges[0]?.start ?? carriedTo(passage), why };
    },
    place: (passage) => {
      const untouched = find()(passage.ranges);
      if (untouched) {
        return { state: 'exact', ranges: untouched, position: untouched[0]?.start ?? 0 };
      }
      const { kind: state, ranges } = anchorState(
        passage,
        passage.ranges.length > 0 ? old : null,
        next,
        diff,
      );
      return { state, ranges, position: ranges[0]?.start ?? carriedTo(passage) };
    },
  };
}

/** Whether two wordings say the same, up to what is harmless: spacing, the style of quotation marks and the like. */
export function saysTheSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.trim() === '' || b.trim() === '') return false;
  const old = prepareText(a);
  const ranges = [{ start: 0, end: a.length }];
  const answer = anchorPassage({ quote: a, prefix: '', suffix: '', ranges }, old, prepareText(b));
  return (
    answer.kind === 'exact' &&
    b.slice(0, answer.ranges[0]?.start).trim() === '' &&
    b.slice(answer.ranges.at(-1)?.end).trim() === ''
  );
}

interface Compared {
  readonly diff: TextDiff;
  /** Made when it is first asked for: it is not made for one passage. */
  readonly find: () => ReturnType<typeof untouchedFinder>;
}

/** The two texts compared last: reviewing asks for the same two again and again. */
let last: Compared | null = null;

function difference(from: string, to: string): Compared {
  if (last?.diff.old.text === from && last.diff.next.text === to) return last;
  const diff = diffTexts(prepareText(from), prepareText(to));
  let finder: ReturnType<typeof untouchedFinder> | null = null;
  last = {
    diff,
    find: () => {
      finder ??= untouchedFinder(diff);
      return finder;
    },
  };
  return last;
}
