import type { Candidate } from '../contract/failure.ts';
import type { Range } from '../contract/passage.ts';

/** Characters of context kept on each side of a passage, in UTF-16 code units (whole graphemes permitting). */
export const CONTEXT_LENGTH = 32;
/** What joins the words of a passage that has several ranges. */
export const RANGE_JOINT = ' … ';

/** The words at the ranges, as a passage shows them. */
export function textAt(text: string, ranges: readonly Range[]): string {
  return ranges.map((range) => text.slice(range.start, range.end)).join(RANGE_JOINT);
}

/** The context before the first and after the last range; never cuts a surrogate pair. */
export function contextOf(
  text: string,
  ranges: readonly Range[],
): { prefix: string; suffix: string } {
  const start = ranges[0]?.start ?? 0;
  const end = ranges.at(-1)?.end ?? start;
  let from = Math.max(0, start - CONTEXT_LENGTH);
  let to = Math.min(text.length, end + CONTEXT_LENGTH);
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from += 1;
  if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to -= 1;
  return { prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/**
 * Every place where `quote` stands to the letter, its prefix and suffix (where given) directly around it.
 * Places may overlap. Offsets are UTF-16 code units.
 */
export function findQuote(
  text: string,
  quote: string,
  around: { prefix?: string | undefined; suffix?: string | undefined } = {},
): Candidate[] {
  const found: Candidate[] = [];
  if (quote.length === 0) return found;
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    if (around.prefix && !text.slice(0, start).endsWith(around.prefix)) continue;
    if (around.suffix && !text.startsWith(around.suffix, end)) continue;
    if (splitsPair(text, start) || splitsPair(text, end)) continue;
    found.push({ start, end, ...contextOf(text, [{ start, end }]) });
  }
  return found;
}

/**
 * Brings ranges into order and joins those that touch or overlap.
 * @returns null where a range leaves the text or cuts a surrogate pair.
 */
export function tidyRanges(text: string, ranges: readonly Range[]): Range[] | null {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
  const tidy: Range[] = [];
  for (const range of sorted) {
    if (range.start < 0 || range.end > text.length || range.end <= range.start) return null;
    if (splitsPair(text, range.start) || splitsPair(text, range.end)) return null;
    const last = tidy.at(-1);
    if (last && range.start <= last.end) {
      tidy[tidy.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      tidy.push({ start: range.start, end: range.end });
    }
  }
  return tidy;
}

/** Whether an offset falls between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isLowSurrogate(text.charCodeAt(offset)) &&
    isHighSurrogate(text.charCodeAt(offset - 1))
  );
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
