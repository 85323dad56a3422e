import { z } from 'zod';

/** The kinds of things a change can touch; a view names the ones it was read from. */
export const topics = [
  'articles',
  'passages',
  'tags',
  'collections',
  'searches',
  'links',
  'history',
  'settings',
  'jobs',
  /** The notebook as a whole: notices, backups, drafts. */
  'notebook',
] as const;
export const topicSchema = z.enum(topics);
export type Topic = z.infer<typeof topicSchema>;

/**
 * The one event: things of these topics changed. It carries ids, never data: a view reads again. `ids`
 * are those of the articles concerned, empty when the change concerns the whole topic.
 */
export const notebookEventSchema = z.strictObject({
  topics: z.array(topicSchema),
  ids: z.array(z.string()),
  /**
   * The passages concerned, where the change touched these and the tags on them and no others: a view that
   * holds a long list reads only them again. A passage that no longer answers is gone.
   */
  passages: z.array(z.string()).optional(),
});
export type NotebookEvent = z.infer<typeof notebookEventSchema>;
