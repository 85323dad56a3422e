import { z } from 'zod';

/** One user action in the history. Field names are those of the command line (`history --json`). */
export const changeSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  /** In words: `Highlight “only about 1,500 insurgents”`. */
  label: z.string(),
  undone: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;
