import { z } from 'zod';

/** What to export. Passages of trashed articles are never taken. */
export const selectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everything') }),
  z.strictObject({ kind: z.literal('articles'), ids: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('passages'), ids: z.array(z.string()).min(1) }),
  /** With its children. */
  z.strictObject({ kind: z.literal('tag'), path: z.string() }),
  z.strictObject({ kind: z.literal('query'), query: z.string() }),
]);
export type Selection = z.infer<typeof selectionSchema>;

export const groupingSchema = z.enum(['article', 'tag']);
export type Grouping = z.infer<typeof groupingSchema>;

/** A form in which tagged notes leave, and what it can carry. */
export const exportFormatSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  extension: z.string(),
  mediaType: z.string(),
  /** In words, for people: what it keeps. */
  holds: z.array(z.string()),
  /** In words: what it cannot keep. */
  loses: z.array(z.string()),
});
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportedSchema = z.strictObject({
  format: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string(),
  counts: z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
  /** What this very export could not hold, in sentences; empty when nothing was lost. */
  losses: z.array(z.string()),
});
export type Exported = z.infer<typeof exportedSchema>;
