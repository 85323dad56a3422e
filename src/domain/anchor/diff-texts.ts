import type { Range } from '../../contract/passage.ts';
import type { PreparedText } from './prepare-text.ts';

/** A run of both texts, half-open; one of the ranges is empty where the words are on one side only. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly old: Range;
  readonly next: Range;
}

/**
 * The difference of two texts by words. The parts tile both texts: their old ranges follow each other without
 * a gap from 0 to the end, and so do the new ones. `same` parts have the same words; spacing, dashes and the
 * style of quotation marks may differ in them, and so their lengths.
 */
export interface TextDiff {
  readonly old: PreparedText;
  readonly next: PreparedText;
  readonly parts: readonly DiffPart[];
}

/** The difference of two texts by words; time grows with their length, on hostile input too. */
export function diffTexts(old: PreparedText, next: PreparedText): TextDiff {
  const a = old.text;
  const b = next.text;
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)
  )
    tail += 1;
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], old: Range, next: Range): void => {
    if (old.end > old.start || next.end > next.start) parts.push({ kind, old, next });
  };
  const [oldEnd, nextEnd] = [a.length - tail, b.length - tail];
  add('same', { start: 0, end: head }, { start: 0, end: head });
  add('removed', { start: head, end: oldEnd }, { start: head, end: head });
  add('added', { start: oldEnd, end: oldEnd }, { start: head, end: nextEnd });
  add('same', { start: oldEnd, end: a.length }, { start: nextEnd, end: b.length });
  return { old, next, parts };
}
