import { z } from 'zod';

/** What became of one file. Field names are those of the command line (`import --json`). */
export const importRowSchema = z.strictObject({
  path: z.string(),
  kind: z.enum(['article', 'passages', 'archive']),
  status: z.enum(['added', 'duplicate', 'revised', 'failed']),
  /** The article made, or the one this is a duplicate of. */
  articleId: z.string().nullable(),
  title: z.string().nullable(),
  characters: z.number().int(),
  counts: z.strictObject({
    articles: z.number().int(),
    passages: z.number().int(),
    attached: z.number().int(),
    loose: z.number().int(),
  }),
  /** What was set aside, dropped or guessed, in sentences; for a revision, what became of the passages. */
  warnings: z.array(z.string()),
  /** An article of which this one, just added, seems to be another version: it can be made a revision of it. */
  versionOf: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  error: z.string().nullable(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** A file in the queue of an import: waiting, being read, or done with its row. */
export const importItemSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['queued', 'reading', 'done', 'cancelled']),
  row: importRowSchema.nullable(),
});
export type ImportItem = z.infer<typeof importItemSchema>;

/** What became of an import's files so far, in figures. */
export const jobCountsSchema = z.strictObject({
  added: z.number().int(),
  revised: z.number().int(),
  duplicate: z.number().int(),
  failed: z.number().int(),
  /** Of those that were there already, how many brought passages that were not. */
  brought: z.number().int(),
  /** Those of which something is to be said, whatever became of them. */
  warned: z.number().int(),
});
export type JobCounts = z.infer<typeof jobCountsSchema>;

/** Long work, as a view shows it. */
export const jobSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['import']),
  state: z.enum(['open', 'running', 'done', 'cancelled']),
  done: z.number().int(),
  total: z.number().int(),
  counts: jobCountsSchema,
  /** Empty where they were not asked for. */
  items: z.array(importItemSchema),
});
export type Job = z.infer<typeof jobSchema>;
