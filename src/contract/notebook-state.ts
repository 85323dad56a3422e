import { z } from 'zod';
import { backupSchema } from './backup.ts';

/** Something the user should know of the notebook as a whole, in a sentence. */
export const noticeSchema = z.strictObject({
  kind: z.enum([
    /** It is open for reading only. */
    'reading',
    /** Saved changes are missing in the file. */
    'missing',
    /** Something is not as it was written. */
    'damage',
    /** The disk is full. */
    'full',
    /** The last backup could not be made or is not sound. */
    'backup',
    /** It lies where it is not alone: on a network drive, or in a folder that is copied while it is in use. */
    'place',
  ]),
  message: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** How the notebook stands: what the status bar and the notice bar show. */
export const notebookStateSchema = z.strictObject({
  /** Whether nothing can be changed in it. */
  reading: z.boolean(),
  notices: z.array(noticeSchema),
  /** The last backup that was verified; null where there is none. */
  backup: backupSchema.nullable(),
  /** Whether one is being made. */
  backingUp: z.boolean(),
  /** What is being written and was not saved, newest first; `passage` is its id, `null` where it is gone. */
  drafts: z.array(
    z.strictObject({
      name: z.string(),
      at: z.string(),
      /** The first words of what was written. */
      words: z.string(),
      passage: z.string().nullable(),
      article: z.string().nullable(),
      /** The words that the note is on. */
      quote: z.string().nullable(),
    }),
  ),
});
export type NotebookState = z.infer<typeof notebookStateSchema>;
