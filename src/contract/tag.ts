import { z } from 'zod';
import { colorSchema } from './passage.ts';

/** A tag (a code, in the qualitative sense). Field names are those of the command line (`tags --json`). */
export const tagSchema = z.strictObject({
  id: z.string(),
  /** Names from the root, joined with `/`: `Claims/Disputed`. */
  path: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  color: colorSchema.nullable(),
  /** When to use the tag, in the researcher's words. */
  description: z.string(),
  /** How many passages bear it; children are not counted in. */
  passages: z.number().int(),
  articles: z.number().int(),
  /** The same with all its children counted in, each passage once. */
  passagesWithin: z.number().int(),
  /** When it was last put on something; orders the recent tags. Null when never. */
  used: z.string().nullable(),
});
export type Tag = z.infer<typeof tagSchema>;

/** `Parent/Child`: each name 1 to 200 characters, without slash, line end or control character. */
export const tagPathSchema = z.string().trim().min(1).max(2000);
