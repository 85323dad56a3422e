import { z } from 'zod';

/** The eight mark colours (Zotero's), by name. */
export const colors = [
  'yellow',
  'red',
  'green',
  'blue',
  'purple',
  'magenta',
  'orange',
  'gray',
] as const;
export const colorSchema = z.enum(colors);
export type Color = z.infer<typeof colorSchema>;

/** Half-open, in UTF-16 code units of a revision's canonical text. */
export const rangeSchema = z
  .strictObject({ start: z.number().int().nonnegative(), end: z.number().int().positive() })
  .refine((range) => range.end > range.start, 'a range must hold at least one character');
export type Range = z.infer<typeof rangeSchema>;

/** How surely a passage stands where it is shown. */
export const anchorStates = ['exact', 'moved', 'changed', 'ambiguous', 'lost'] as const;
export const anchorStateSchema = z.enum(anchorStates);
export type AnchorState = z.infer<typeof anchorStateSchema>;

/**
 * How doubt about a passage's place was settled: it still asks, the researcher keeps it in the revision it was
 * made in, attached it to other words, or said that it stands nowhere now.
 */
export const reviewSchema = z.enum(['open', 'kept', 'attached', 'lost']);
export type Review = z.infer<typeof reviewSchema>;

/**
 * A note: its Markdown, and the editor's own state where it was written in the editor. The Markdown is
 * what is searched, exported and shown on the command line; `state` is Lexical's serialised editor state.
 */
export const noteSchema = z.strictObject({
  markdown: z.string().max(1_000_000),
  state: z.string().max(4_000_000).nullable(),
});

/** A marked passage. Field names are those of the command line (`passages --json`). */
export const passageSchema = z.strictObject({
  id: z.string(),
  articleId: z.string(),
  articleTitle: z.string(),
  /** The number of the revision it stands in: what `ranges` count in. */
  revision: z.number().int(),
  /** The number of its article's current revision; where it is another, the passage stands in an older text. */
  current: z.number().int(),
  /**
   * The words as first marked, kept whatever becomes of the text; only the researcher moving the edges makes
   * them others. Several ranges are joined with " … ".
   */
  quote: z.string(),
  /** Up to 32 characters before and after the first marked words, as they then were. */
  prefix: z.string(),
  suffix: z.string(),
  /** Empty only for a passage that came without a place and fits none. */
  ranges: z.array(rangeSchema),
  /**
   * What stands there now: the words at `ranges`, or, for one that stands in an older text, those of the current
   * text at `found`; empty where no one place is known.
   */
  text: z.string(),
  /** How surely it stands in the current text. */
  state: anchorStateSchema,
  /** Null where nothing is in doubt. */
  review: z.nullable(reviewSchema),
  /** Where the current text may have it, of a passage that stands in an older one; null where one place is not known. */
  found: z.array(rangeSchema).nullable(),
  /** Where it comes in reading order: an offset of the current text, near its place even when it has none there. */
  position: z.number().int(),
  color: colorSchema,
  /** Markdown; empty when there is no note. */
  note: z.string(),
  /** Lexical's editor state, or null when the note was not written in the editor. */
  noteState: z.string().nullable(),
  /** Paths of its tags, in alphabetical order. */
  tags: z.array(z.string()),
  created: z.string(),
  modified: z.string(),
  creator: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;
