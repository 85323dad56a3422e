import type { Range } from '../../contract/passage.ts';
import type { CanonicalText } from '../../domain/canonical-text.ts';
import { unitAt } from './passage-index.ts';

/**
 * What of a raw selection would be marked: on whole graphemes, without white space or separators at its
 * ends, never reaching into a block of which no character is selected (a triple click ends there).
 * @returns null when nothing but white space is selected
 */
export function tidySelection(layout: CanonicalText, from: number, to: number): Range | null {
  const { text } = layout;
  let start = graphemeEdge(layout, Math.max(0, Math.min(from, to)), 'start');
  let end = graphemeEdge(layout, Math.min(text.length, Math.max(from, to)), 'end');
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end > start ? { start, end } : null;
}

/** The whole words of a block around an offset, for marking the paragraph the caret is in; null where it is empty. */
export function unitRange(layout: CanonicalText, offset: number): Range | null {
  const unit = layout.units[unitAt(layout, offset)];
  return unit ? tidySelection(layout, unit.start, unit.end) : null;
}

/** How many words a label or an announcement says: runs with a letter or a digit, in any script. */
export function countWords(text: string, locale?: string): number {
  let words = 0;
  for (const part of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (part.isWordLike) words += 1;
  }
  return words;
}

/**
 * Where an edge goes when it is moved one step, over separators, never past the text's ends.
 * @param step a character means a grapheme
 */
export function moveEdge(
  layout: CanonicalText,
  offset: number,
  direction: 'back' | 'forward',
  step: 'character' | 'word',
): number {
  const { text } = layout;
  const near =
    direction === 'forward'
      ? text.slice(offset, offset + 200)
      : text.slice(Math.max(0, offset - 200), offset);
  const parts = [
    ...new Intl.Segmenter(undefined, {
      granularity: step === 'word' ? 'word' : 'grapheme',
    }).segment(near),
  ];
  if (direction === 'back') parts.reverse();
  let moved = 0;
  for (const part of parts) {
    moved += part.segment.length;
    const stop = step === 'word' ? part.isWordLike : part.segment.trim() !== '';
    if (stop) break;
  }
  return direction === 'forward' ? offset + moved : offset - moved;
}

/** Widens an offset that falls into a grapheme to the grapheme's start or end. */
function graphemeEdge(layout: CanonicalText, offset: number, edge: 'start' | 'end'): number {
  const unit = layout.units[unitAt(layout, offset)];
  if (!unit || offset <= unit.start || offset >= unit.end) return offset;
  // Graphemes are short; segmenting a window around the offset is enough and keeps long blocks cheap.
  const from = Math.max(unit.start, offset - 64);
  const window = layout.text.slice(from, Math.min(unit.end, offset + 64));
  for (const part of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(window)) {
    const start = from + part.index;
    const end = start + part.segment.length;
    if (start === offset) return offset;
    if (start < offset && offset < end) return edge === 'start' ? start : end;
  }
  return offset;
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || /\s/u.test(String.fromCharCode(code));
}
