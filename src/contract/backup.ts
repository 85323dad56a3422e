import { z } from 'zod';

/** Why a backup was made. */
export const backupCauses = [
  'automatic',
  'asked',
  'before-migration',
  'before-restore',
  'before-deletion',
] as const;
export const backupCauseSchema = z.enum(backupCauses);
export type BackupCause = z.infer<typeof backupCauseSchema>;

/** A backup of the notebook, as lists show it. */
export const backupSchema = z.strictObject({
  id: z.string(),
  made: z.string(),
  cause: backupCauseSchema,
  /** Whether all of it was read again and found as it was written. */
  verified: z.boolean(),
  /** What was not, by name. */
  faults: z.array(z.string()),
  bytes: z.number().int(),
  articles: z.number().int(),
  passages: z.number().int(),
  tags: z.number().int(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What a backup holds, beside what the notebook holds now. */
export const backupContentSchema = z.strictObject({
  backup: backupSchema,
  /** Its articles by title, at most 1,000. */
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      passages: z.number().int(),
      trashed: z.boolean(),
      /** How it stands in the notebook now. */
      now: z.enum(['same', 'changed', 'gone']),
    }),
  ),
  /** What the notebook has now and the backup has not: restoring would put it aside. */
  newer: z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
});
export type BackupContent = z.infer<typeof backupContentSchema>;
