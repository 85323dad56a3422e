import { describe, expect, it } from 'vitest';
import { withEdge } from './edge-ranges.ts';

describe('moving a boundary', () => {
  const ranges = [
    { start: 10, end: 20 },
    { start: 30, end: 40 },
  ];

  it('moves the outer edges only', () => {
    expect(withEdge(ranges, 'start', 5, 100)).toEqual([{ start: 5, end: 20 }, ranges[1]]);
    expect(withEdge(ranges, 'end', 50, 100)).toEqual([ranges[0], { start: 30, end: 50 }]);
  });

  it('drops a range that the edge has passed', () => {
    expect(withEdge(ranges, 'start', 25, 100)).toEqual([{ start: 25, end: 40 }]);
    expect(withEdge(ranges, 'end', 25, 100)).toEqual([{ start: 10, end: 25 }]);
  });

  it('leaves at least one character', () => {
    expect(withEdge(ranges, 'start', 90, 100)).toEqual([{ start: 39, end: 40 }]);
    expect(withEdge(ranges, 'end', 2, 100)).toEqual([{ start: 10, end: 11 }]);
  });

  it('stays inside the text', () => {
    expect(withEdge(ranges, 'end', 500, 100).at(-1)?.end).toBe(100);
    expect(withEdge(ranges, 'start', -3, 100)[0]?.start).toBe(0);
  });
});
