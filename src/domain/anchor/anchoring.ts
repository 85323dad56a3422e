import type { Range } from '../../contract/passage.ts';

/** A run of words in the difference of two wordings. `text` is as it stands in the wording it is from. */
export interface Difference {
  /** `same` stands in both, `removed` in the old wording only, `added` in the new one only. */
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What may differ between two texts without the words differing. */
export const harmlessKinds = [
  'spacing',
  'quotation marks',
  'dashes',
  'invisible characters',
  'ligatures',
  'normal form',
  'line-end hyphenation',
  'ellipsis',
] as const;
export type Harmless = (typeof harmlessKinds)[number];

/** A place of the new text that could be meant; offsets are UTF-16 code units, half-open. */
export interface AnchorCandidate {
  readonly ranges: readonly Range[];
  /** What stands there; several ranges are joined with " … ". */
  readonly text: string;
  /** Up to 32 characters on each side. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the words are those of the passage, up to what is harmless. */
  readonly same: boolean;
  /** From the passage's words to the ones there; one `same` run where they do not differ. */
  readonly differences: readonly Difference[];
  /** What speaks for it, in words. */
  readonly why: string;
}

interface Evidence {
  /** A sentence for the researcher. */
  readonly why: string;
  /** Other places that were weighed: at most eight, the likeliest first. */
  readonly candidates: readonly AnchorCandidate[];
}

interface Placed extends Evidence {
  /** One for each range of the passage, in order; never inside a grapheme unless the passage's own edge was. */
  readonly ranges: readonly Range[];
  /** What stands there; several ranges are joined with " … ". */
  readonly text: string;
  readonly harmless: readonly Harmless[];
  readonly differences: readonly Difference[];
}

/**
 * What became of a passage in another text. Only `exact` and `moved` attach by themselves.
 *
 * - `exact`: the same words, where they were, or only one place can be meant.
 * - `moved`: the same words in another place, and what stands around them or their own length leaves no doubt.
 * - `changed`: the place is known, the words differ; `ranges` is where it would attach, `differences` how.
 *   Where a range of several is gone, `ranges` has those that are left.
 * - `ambiguous`: several places fit, all in `candidates`.
 * - `lost`: none fits; `candidates` may hold what is nearest.
 */
export type Anchoring =
  | ({ readonly kind: 'exact' } & Placed)
  | ({ readonly kind: 'moved' } & Placed)
  | ({ readonly kind: 'changed' } & Placed)
  | ({ readonly kind: 'ambiguous' } & Evidence)
  | ({ readonly kind: 'lost' } & Evidence);

/** What is known of a passage that looks for its place. */
export interface AnchoredPassage {
  /** The words as first marked; several ranges are joined with " … ". */
  readonly quote: string;
  /** What stood directly before and after, as far as it is known; empty where it is not. */
  readonly prefix: string;
  readonly suffix: string;
  /**
   * In the old text. Where there is no old text they are a hint from elsewhere, or empty: a quote
   * without a position.
   */
  readonly ranges: readonly Range[];
}

/** Whether a passage may be attached without anybody being asked. */
export function attachesItself(
  anchoring: Anchoring,
): anchoring is Extract<Anchoring, { kind: 'exact' | 'moved' }> {
  return anchoring.kind === 'exact' || anchoring.kind === 'moved';
}
