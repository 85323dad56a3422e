import type { Range } from '../../contract/passage.ts';
import type { PreparedText } from './prepare-text.ts';

/** Letters of a prepared text, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The letters that lie wholly in a range of the text; `from` equals `to` where there is none. */
export function lettersOf({ starts, ends }: PreparedText, range: Range): Span {
  const from = firstAtLeast(starts, range.start);
  let to = from;
  if (range.end > range.start) to = firstAtLeast(starts, range.end);
  while (to > from && (ends[to - 1] ?? 0) > range.end) to -= 1;
  return { from, to };
}

/** The word a letter belongs to, as an index into `words`. */
export function wordOf({ words }: PreparedText, letter: number): number {
  return firstAtLeast(words, letter + 1) - 1;
}

/** The first index whose value is at least `value`, in an ascending list. */
export function firstAtLeast(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
