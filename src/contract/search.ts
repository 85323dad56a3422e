import { z } from 'zod';

export const searchPlaces = ['articles', 'passages', 'memos'] as const;
export const searchPlaceSchema = z.enum(searchPlaces);
export type SearchPlace = z.infer<typeof searchPlaceSchema>;

/** A span of a snippet or text that matched; UTF-16, half-open. */
const spanSchema = z.strictObject({ start: z.number().int(), end: z.number().int() });

/** One thing found. Field names are those of the command line (`search --json`). */
export const searchHitSchema = z.strictObject({
  kind: z.enum(['article', 'passage', 'memo']),
  id: z.string(),
  articleId: z.string().nullable(),
  /** The title of the article (or memo). */
  title: z.string(),
  /** A piece of the text around the hit, plain. */
  snippet: z.string(),
  /** Where the hits stand in `snippet`. */
  highlights: z.array(spanSchema),
  /** Higher is better; 0 when the list is ordered by date. */
  score: z.number(),
  /** Where the first hit stands in the article's canonical text; for a passage its ranges. */
  ranges: z.array(spanSchema),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A search kept under a name in the sidebar. */
export const savedSearchSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  query: z.string(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
