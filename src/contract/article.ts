import { z } from 'zod';
import { asideSchema, blockSchema } from './block.ts';

/** A person as CSL has it: either `family` (with `given`) or `literal` for a name that cannot be split. */
export const nameSchema = z.union([
  z.strictObject({ family: z.string(), given: z.string().optional() }),
  z.strictObject({ literal: z.string() }),
]);
export type Name = z.infer<typeof nameSchema>;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date as precise as the document gives it. */
export const partialDateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

/** Bibliographic fields in CSL's terms. `null` means the document does not say. */
export const bibliographySchema = z.strictObject({
  title: z.string().trim().min(1).max(2000),
  authors: z.array(nameSchema).max(200),
  issued: partialDateSchema.nullable(),
  containerTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  doi: z.string().nullable(),
  /** Of the periodical: `1234-567X`. */
  issn: z.string().nullable(),
  /** BCP 47, lower case: `en`, `pt-br`. */
  language: z.string().nullable(),
  /** A CSL type: `article`, `article-newspaper`, `webpage`, `book`, … */
  type: z.string().min(1),
  /** The day it was fetched or saved, if known. */
  accessed: partialDateSchema.nullable(),
});
export type Bibliography = z.infer<typeof bibliographySchema>;

/** An article as lists show it. Field names are those of the command line (`list --json`). */
export const articleRowSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Names as shown: "Given Family". */
  author: z.array(z.string()),
  issued: z.string().nullable(),
  containerTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  type: z.string(),
  words: z.number().int(),
  /** UTF-16 code units of the canonical text. */
  characters: z.number().int(),
  /** The number of the current revision, from 1. */
  revision: z.number().int(),
  added: z.string(),
  modified: z.string(),
  /** When it was last opened in the reader; null when never. */
  read: z.string().nullable(),
  /** How far it was read, 0 to 1. */
  progress: z.number(),
  /** Paths of the tags on the article itself. */
  tags: z.array(z.string()),
  /** How many passages it bears. */
  passages: z.number().int(),
  collections: z.array(z.string()),
  trashed: z.boolean(),
});
export type ArticleRow = z.infer<typeof articleRowSchema>;

/** An article with one revision's blocks, as the reader needs it. */
export const articleSchema = articleRowSchema.extend({
  bibliography: bibliographySchema,
  /** The format it was imported from (`text`, `markdown`, `html`, …) and the file's name. */
  format: z.string(),
  /** The charset its plain text was read in (`utf-8`, `windows-1251`); null where the format has none to choose. */
  charset: z.string().nullable(),
  sourceName: z.string(),
  revisions: z.number().int(),
  /** The number of the current revision; `revision` is the one whose blocks these are. */
  current: z.number().int(),
  blocks: z.array(blockSchema),
  asides: z.array(asideSchema),
  /** Where reading stopped: an offset in the canonical text of these blocks. */
  position: z.number().int(),
});
export type Article = z.infer<typeof articleSchema>;

export const articleSortSchema = z.enum(['added', 'read', 'title', 'author', 'issued', 'passages']);
export type ArticleSort = z.infer<typeof articleSortSchema>;

/** A place where articles are kept by hand. */
export const collectionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  articles: z.number().int(),
});
export type Collection = z.infer<typeof collectionSchema>;
