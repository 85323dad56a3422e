import { describe, expect, it } from 'vitest';
import type { Color } from '../../contract/passage.ts';
import { type MarkInterval, markRuns, runLayers } from './mark-runs.ts';

const mark = (start: number, end: number, color: Color): MarkInterval => ({
  start,
  end,
  color,
  id: `${start}-${end}-${color}`,
});

describe('runs of marks', () => {
  it('paints a lone passage as one run', () => {
    expect(markRuns([mark(3, 9, 'red')])).toEqual([
      { start: 3, end: 9, colors: ['red'], deep: false },
    ]);
  });

  it('cuts overlapping passages of two colours where either begins or ends', () => {
    expect(markRuns([mark(0, 6, 'green'), mark(4, 10, 'red')])).toEqual([
      { start: 0, end: 4, colors: ['green'], deep: false },
      { start: 4, end: 6, colors: ['red', 'green'], deep: false },
      { start: 6, end: 10, colors: ['red'], deep: false },
    ]);
  });

  it('shows that a colour lies twice on a stretch', () => {
    expect(markRuns([mark(0, 6, 'red'), mark(4, 10, 'red')]).map((run) => run.deep)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('joins neighbours that look alike, so that thirty passages are still few runs', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => mark(index, index + 40, 'blue'));
    expect(markRuns(crowd)).toHaveLength(3);
  });

  it('keeps apart passages with unmarked text between them', () => {
    expect(markRuns([mark(0, 2, 'red'), mark(3, 5, 'red')])).toHaveLength(2);
  });

  it('paints at most three colours on one stretch', () => {
    const all = (['yellow', 'red', 'green', 'blue', 'gray'] as const).map((c) => mark(0, 5, c));
    expect(markRuns(all)[0]?.colors).toEqual(['yellow', 'red', 'green']);
  });

  it('covers exactly the characters that some passage covers', () => {
    const marks = [
      mark(5, 30, 'red'),
      mark(10, 12, 'blue'),
      mark(28, 40, 'gray'),
      mark(50, 51, 'red'),
    ];
    const covered = new Set(
      marks.flatMap((m) => [...Array(m.end - m.start).keys()].map((i) => m.start + i)),
    );
    const painted = markRuns(marks).flatMap((r) =>
      [...Array(r.end - r.start).keys()].map((i) => r.start + i),
    );
    expect(painted).toEqual([...covered].sort((a, b) => a - b));
  });

  it('gives each of several colours an underline of its own', () => {
    const [run] = markRuns([mark(0, 6, 'green'), mark(0, 6, 'red')]);
    expect(run && runLayers(run)).toEqual([
      { color: 'red', layer: 'over-0' },
      { color: 'green', layer: 'over-1' },
    ]);
  });
});
