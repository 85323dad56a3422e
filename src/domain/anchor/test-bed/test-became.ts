import { expect } from 'vitest';
import { contextOf, textAt } from '../../quote.ts';
import { anchorPassage } from '../anchor-passage.ts';
import { type Anchoring, attachesItself } from '../anchoring.ts';
import { prepareText } from '../prepare-text.ts';

/** Texts in which the words of a passage are in brackets; what the brackets hold is the passage. */
export function became(old: string, next: string): { anchoring: Anchoring; at: string | null } {
  const from = unbracket(old);
  const to = unbracket(next);
  const passage = {
    quote: textAt(from.text, from.ranges),
    ...contextOf(from.text, from.ranges),
    ranges: from.ranges,
  };
  expect(from.ranges, 'the passage must be marked in the old text').not.toEqual([]);
  const anchoring = anchorPassage(passage, prepareText(from.text), prepareText(to.text));
  const at = attachesItself(anchoring)
    ? JSON.stringify(anchoring.ranges) === JSON.stringify(to.ranges)
      ? 'its own words'
      : `“${textAt(to.text, anchoring.ranges)}” at ${anchoring.ranges[0]?.start}`
    : null;
  return { anchoring, at };
}

function unbracket(marked: string) {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  let text = '';
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') start = text.length;
    else if (part === '⟧') ranges.push({ start, end: text.length });
    else text += part;
  }
  return { text, ranges };
}

/** Nothing is attached: the passage asks. */
export function asks(old: string, next: string): Anchoring {
  const { anchoring, at } = became(old, next);
  expect(at, anchoring.why).toBeNull();
  return anchoring;
}

/** It is attached to the words that are marked in the new text. */
export function stays(old: string, next: string): void {
  const { anchoring, at } = became(old, next);
  expect(at, `${anchoring.kind}: ${anchoring.why}`).toBe('its own words');
}

/** It is attached to nothing but the words that are marked in the new text. */
export function expectOwn(old: string, next: string): void {
  expect([null, 'its own words']).toContain(became(old, next).at);
}
