import { z } from 'zod';

/**
 * An inline mark of a block. `start` and `end` are UTF-16 code units in the block's own `text`
 * (half-open). Marks may nest and overlap.
 */
export const inlineMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['emphasis', 'strong', 'code', 'sub', 'sup']),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
  }),
  z.strictObject({
    kind: z.literal('link'),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
    /** An absolute http, https or mailto address, or `#footnote-label` inside the article. */
    href: z.string(),
  }),
]);
export type InlineMark = z.infer<typeof inlineMarkSchema>;

const prose = { text: z.string(), marks: z.array(inlineMarkSchema) };

/** A cell of a table: its text never holds a tab or a line end. */
export const cellSchema = z.strictObject({ ...prose, header: z.boolean() });
export type Cell = z.infer<typeof cellSchema>;

/**
 * A block of an article, in reading order. Every format becomes these. Text is as the document has it,
 * white space folded where the format folds it; it holds no NUL and no lone surrogate.
 */
export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.number().int().min(1).max(6), ...prose }),
  z.strictObject({
    kind: z.literal('paragraph'),
    ...prose,
    /** Where in a recording it is said: milliseconds from the start; and by whom. No part of the text. */
    locator: z
      .strictObject({ at: z.number().int().nonnegative(), speaker: z.string().nullable() })
      .optional(),
  }),
  /** One item of a list; `depth` 0 is the outermost list; `marker` is what an ordered list shows (`3.`). */
  z.strictObject({
    kind: z.literal('item'),
    depth: z.number().int().min(0).max(12),
    marker: z.string().nullable(),
    ...prose,
  }),
  z.strictObject({ kind: z.literal('quotation'), ...prose }),
  /** Preformatted text: line ends are kept as `\n`. */
  z.strictObject({ kind: z.literal('code'), language: z.string().nullable(), text: z.string() }),
  z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(cellSchema)) }),
  /**
   * An image; `text` is its caption, `alt` the description. `source` is `picture:` and the SHA-256 of a picture
   * that the notebook holds (the call `articles.picture`), a short data: URL, or null when it is not held.
   */
  z.strictObject({
    kind: z.literal('figure'),
    ...prose,
    alt: z.string(),
    source: z.string().nullable(),
    /** The name of the host an image was not fetched from, for the placeholder. */
    blockedHost: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('footnote'), label: z.string(), ...prose }),
  /**
   * A page or section break; `label` is the printed page that starts here. A page that starts within a paragraph
   * stands after it, and `inside` says where: so many UTF-16 code units into the paragraph's text.
   */
  z.strictObject({
    kind: z.literal('break'),
    label: z.string().nullable(),
    inside: z.number().int().positive().optional(),
  }),
]);
export type Block = z.infer<typeof blockSchema>;

/** Page furniture (a cookie banner, a menu, share buttons) that was set aside at import, and why. */
export const asideSchema = z.strictObject({
  /** In words a reader understands: "Cookie banner", "Share buttons". */
  reason: z.string(),
  /** The index of the block it stood before; the number of blocks when it stood at the end. */
  before: z.number().int().nonnegative(),
  blocks: z.array(blockSchema),
});
export type Aside = z.infer<typeof asideSchema>;
