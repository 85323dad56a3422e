import { describe, expect, it } from 'vitest';
import type { Block } from '../../contract/block.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { countWords, moveEdge, tidySelection, unitRange } from './selection-range.ts';

const text = (...paragraphs: string[]) =>
  canonicalText(paragraphs.map((p): Block => ({ kind: 'paragraph', text: p, marks: [] })));

describe('a selection', () => {
  it('loses the white space at its ends', () => {
    expect(tidySelection(text('one two three'), 3, 8)).toEqual({ start: 4, end: 7 });
  });

  it('counts the same backwards', () => {
    expect(tidySelection(text('one two three'), 8, 3)).toEqual({ start: 4, end: 7 });
  });

  it('does not reach into the next paragraph when a triple click ends at its start', () => {
    expect(tidySelection(text('first', 'second'), 0, 7)).toEqual({ start: 0, end: 5 });
  });

  it('may span paragraphs', () => {
    expect(tidySelection(text('first', 'second'), 2, 10)).toEqual({ start: 2, end: 10 });
  });

  it('is nothing when it is only white space', () => {
    expect(tidySelection(text('a \u00a0 b'), 1, 4)).toBeNull();
    expect(tidySelection(text('a b'), 1, 1)).toBeNull();
  });

  it('takes in a whole grapheme that it cuts', () => {
    const family = '👩‍👩‍👧';
    const layout = text(`x${family}y`);
    expect(tidySelection(layout, 3, 4)).toEqual({ start: 1, end: 1 + family.length });
    const accent = text('cafe\u0301s');
    expect(tidySelection(accent, 0, 4)).toEqual({ start: 0, end: 5 });
  });

  it('stays inside the text', () => {
    expect(tidySelection(text('abc'), -5, 99)).toEqual({ start: 0, end: 3 });
  });
});

describe('the paragraph at the caret', () => {
  it('is marked whole', () => {
    expect(unitRange(text('first', ' second '), 10)).toEqual({ start: 8, end: 14 });
    expect(unitRange(text('', 'x'), 0)).toBeNull();
  });
});

describe('words', () => {
  it('are counted without punctuation, in any script', () => {
    expect(countWords('“Of Studies,” he said — twice.')).toBe(5);
    expect(countWords('我们读书', 'zh')).toBeGreaterThan(1);
  });
});

describe('moving an edge', () => {
  const layout = text('one twó', 'three');
  it('goes by graphemes and over separators', () => {
    expect(moveEdge(layout, 0, 'forward', 'character')).toBe(1);
    expect(moveEdge(layout, 7, 'forward', 'character')).toBe(10);
    expect(moveEdge(layout, 9, 'back', 'character')).toBe(6);
  });
  it('goes by words', () => {
    expect(moveEdge(layout, 0, 'forward', 'word')).toBe(3);
    expect(moveEdge(layout, 3, 'forward', 'word')).toBe(7);
    expect(moveEdge(layout, 7, 'back', 'word')).toBe(4);
  });
  it('stops at the ends of the text', () => {
    expect(moveEdge(layout, 0, 'back', 'word')).toBe(0);
    expect(moveEdge(layout, 14, 'forward', 'character')).toBe(14);
  });
});
