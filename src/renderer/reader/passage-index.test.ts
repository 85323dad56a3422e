import { describe, expect, it } from 'vitest';
import type { Block } from '../../contract/block.ts';
import type { Passage } from '../../contract/passage.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { emptyIndex, intervalsOf, passagesAt, unitAt, updateIndex } from './passage-index.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, marks: [] });
// 0–10, 12–22, 24–34
const layout = canonicalText(['0123456789', '0123456789', '0123456789'].map(paragraph));

function passage(id: string, start: number, end: number, more: Partial<Passage> = {}): Passage {
  return {
    id,
    articleId: 'a',
    articleTitle: 'A',
    revision: 1,
    quote: '',
    prefix: '',
    suffix: '',
    ranges: [{ start, end }],
    text: '',
    state: 'exact',
    review: null,
    found: null,
    current: 1,
    position: 0,
    color: 'yellow',
    note: '',
    noteState: null,
    tags: [],
    created: '',
    modified: '',
    creator: '',
    ...more,
  };
}

describe('the index of passages', () => {
  it('cuts a passage that spans paragraphs at their edges', () => {
    const index = emptyIndex(layout, 1);
    expect([...updateIndex(index, [passage('p', 5, 30)])].sort()).toEqual([0, 1, 2]);
    expect(intervalsOf(index, 0)).toMatchObject([{ start: 5, end: 10 }]);
    expect(intervalsOf(index, 1)).toMatchObject([{ start: 12, end: 22 }]);
    expect(intervalsOf(index, 2)).toMatchObject([{ start: 24, end: 30 }]);
  });

  it('touches only the units of what is new, changed or gone', () => {
    const index = emptyIndex(layout, 1);
    const [a, b] = [passage('a', 0, 5), passage('b', 12, 15)];
    updateIndex(index, [a, b]);
    const c = passage('c', 25, 26);
    expect([...updateIndex(index, [a, b, c])]).toEqual([2]);
    expect([...updateIndex(index, [a, { ...b, color: 'red' }, c])]).toEqual([1]);
    expect([...updateIndex(index, [a, c])]).toEqual([1]);
    expect([...updateIndex(index, [{ ...a, note: 'other words' }, c])]).toEqual([]);
    expect(index.byId.get('a')?.note).toBe('other words');
  });

  it('notices when one passage goes as another comes', () => {
    const index = emptyIndex(layout, 1);
    updateIndex(index, [passage('a', 0, 5)]);
    expect([...updateIndex(index, [passage('b', 12, 15)])].sort()).toEqual([0, 1]);
    expect([...index.byId.keys()]).toEqual(['b']);
  });

  it('finds the stack at an offset, the innermost first, and none in the gap between paragraphs', () => {
    const index = emptyIndex(layout, 1);
    updateIndex(index, [passage('outer', 0, 20), passage('inner', 3, 8)]);
    expect(passagesAt(index, 4)).toEqual(['inner', 'outer']);
    expect(passagesAt(index, 8)).toEqual(['outer']);
    expect(passagesAt(index, 11)).toEqual([]);
  });

  it('paints no passage that stands in an older text', () => {
    const index = emptyIndex(layout, 2);
    updateIndex(index, [
      passage('l', 0, 5, { state: 'lost', current: 2 }),
      passage('c', 0, 5, { state: 'changed', current: 2 }),
    ]);
    expect(intervalsOf(index, 0)).toEqual([]);
  });

  it('keeps intervals by start, in whatever order passages come', () => {
    const index = emptyIndex(layout, 1);
    updateIndex(index, [passage('b', 5, 6), passage('a', 1, 9), passage('c', 3, 4)]);
    expect(intervalsOf(index, 0).map((interval) => interval.id)).toEqual(['a', 'c', 'b']);
  });

  it('finds the unit of an offset', () => {
    expect([0, 9, 10, 11, 12, 33, 90].map((offset) => unitAt(layout, offset))).toEqual([
      0, 0, 0, 0, 1, 2, 2,
    ]);
  });
});
