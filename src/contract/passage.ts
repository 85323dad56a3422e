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
  /** The number of the revision it stands in. */
  revision: z.number().int(),
  /**
   * The words as first marked, kept whatever becomes of the text; only the researcher moving the edges makes
   * them others. Several ranges are joined with " … ".
   */
  quote: z.string(),
  /** Up to 32 characters before and after the first marked words, as they then were. */
  prefix: z.string(),
  suffix: z.string(),
  ranges: z.array(rangeSchema).min(1),
  /** What stands at `ranges` now. */
  text: z.string(),
  state: anchorStateSchema,
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
