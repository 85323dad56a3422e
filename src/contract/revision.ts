import { z } from 'zod';
import { anchorStateSchema, passageSchema, rangeSchema } from './passage.ts';

/** A revision of an article, as lists show it. */
export const revisionRowSchema = z.strictObject({
  number: z.number().int(),
  made: z.string(),
  /** `import`: read from a file. `correction`: a text corrected in the reader. */
  kind: z.enum(['import', 'correction']),
  /** The name of the file it was read from; null for a correction. */
  source: z.string().nullable(),
  words: z.number().int(),
  /** UTF-16 code units of its canonical text. */
  characters: z.number().int(),
  /** Passages that stand in it now, and those that stood in it before a later one took them over. */
  passages: z.number().int(),
});
export type RevisionRow = z.infer<typeof revisionRowSchema>;

/** Other words for a piece of a text; offsets are UTF-16 code units of the revision's canonical text. */
export const textEditSchema = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  text: z.string().max(1_000_000),
  /** What stood there for whoever corrects it; where other words do by now, nothing is changed. */
  was: z.string().max(10_000_000).optional(),
});
export type TextEdit = z.infer<typeof textEditSchema>;

/** What became of a passage in a new revision. Field names are those of the command line (`revise --json`). */
export const outcomeSchema = z.strictObject({
  passageId: z.string(),
  state: anchorStateSchema,
  /** The words it stood on. */
  before: z.string(),
  /** The words in that place now; empty where one place is not known. */
  after: z.string(),
  /** Whether it asks for review. */
  asks: z.boolean(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** How many passages of a new revision are in each state; those that were settled before are not asked again. */
export const outcomeCountsSchema = z.strictObject({
  exact: z.number().int(),
  moved: z.number().int(),
  changed: z.number().int(),
  ambiguous: z.number().int(),
  lost: z.number().int(),
  /** How many ask for review. */
  asks: z.number().int(),
});
export type OutcomeCounts = z.infer<typeof outcomeCountsSchema>;

/** What a new revision did. */
export const revisedSchema = z.strictObject({
  articleId: z.string(),
  title: z.string(),
  /** The number of the current revision. */
  revision: z.number().int(),
  /** False where the text was the same, so that no revision was made. */
  made: z.boolean(),
  counts: outcomeCountsSchema,
  /** In words: `8 passages stay, 1 moved, 1 asks`. */
  report: z.string(),
  outcomes: z.array(outcomeSchema),
  /** What was set aside, dropped or guessed while reading the file, in sentences. */
  warnings: z.array(z.string()),
});
export type Revised = z.infer<typeof revisedSchema>;

/** A piece of words: the same in both texts, or only in the old or the new one. */
export const wordPieceSchema = z.strictObject({
  kind: z.enum(['same', 'removed', 'added']),
  text: z.string(),
});
export type WordPiece = z.infer<typeof wordPieceSchema>;

/** Words with what stands around them. */
const placeSchema = z.strictObject({
  revision: z.number().int(),
  ranges: z.array(rangeSchema),
  before: z.string(),
  words: z.string(),
  after: z.string(),
});

/** A place of the current text where a passage in doubt may stand. */
export const candidatePlaceSchema = placeSchema.extend({
  /** From the old words to those here. */
  differences: z.array(wordPieceSchema),
});
export type CandidatePlace = z.infer<typeof candidatePlaceSchema>;

/** A passage in doubt with the evidence. */
export const reviewItemSchema = z.strictObject({
  passage: passageSchema,
  /** Where it stood. */
  old: placeSchema,
  /** Where it may stand now, the likeliest first; empty where it is lost. */
  candidates: z.array(candidatePlaceSchema),
  /** Why it asks, in a sentence. */
  why: z.string(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** How doubts are settled. */
export const decisionSchema = z.discriminatedUnion('kind', [
  /** It stays in the revision it was made in, and asks no more. */
  z.strictObject({ kind: z.literal('keep') }),
  /** It stands where the rule found it. Passages with several places or none are left as they are. */
  z.strictObject({ kind: z.literal('accept') }),
  /** It stands here, in the current text; for one passage. */
  z.strictObject({
    kind: z.literal('attach'),
    ranges: z.array(rangeSchema).min(1).max(100),
    /** The article and the revision that the ranges count in; refused where they are not the passage's own. */
    article: z.string().optional(),
    revision: z.number().int().positive().optional(),
    /** The words there as they were seen; where others are there by now it is refused. */
    words: z.string().max(10_000_000).optional(),
  }),
  /** It stands nowhere in the current text. */
  z.strictObject({ kind: z.literal('lost') }),
  /** Asks again, as if nothing had been settled. */
  z.strictObject({ kind: z.literal('ask') }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** A stretch in which two revisions differ; one side may be empty. */
export const differenceSchema = z.strictObject({
  from: z.strictObject({ start: z.number().int(), end: z.number().int() }),
  to: z.strictObject({ start: z.number().int(), end: z.number().int() }),
});
export type Difference = z.infer<typeof differenceSchema>;
