import type { Color, Passage } from '../../contract/passage.ts';

/** A piece of a compared text that is shown alike. */
export interface ComparedPiece {
  readonly text: string;
  /** The index of the difference it is part of; null where both texts say it. */
  readonly difference: number | null;
  /** The colour of the passage that lies on it, the last one where several do. */
  readonly color: Color | null;
}

/** A stretch with a meaning of its own; offsets of the canonical text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Cuts a stretch of a text wherever a difference or a passage begins or ends. */
export function comparedPieces(
  text: string,
  { start, end }: Stretch,
  differences: readonly Stretch[],
  passages: readonly Pick<Passage, 'ranges' | 'color'>[],
): ComparedPiece[] {
  const meets = (one: Stretch): boolean => one.start < end && one.end > start;
  const near = differences.flatMap((one, index) => {
    // The space behind the words is not what differs, unless it is all that does.
    const { length } = text.slice(one.start, one.end).trimEnd();
    const words = { start: one.start, end: length > 0 ? one.start + length : one.end };
    return meets(words) ? [{ ...words, index }] : [];
  });
  const marks = passages.flatMap(({ ranges, color }) =>
    ranges.filter(meets).map((range) => ({ ...range, color })),
  );
  const cuts = new Set([start, end]);
  for (const one of [...near, ...marks]) {
    cuts.add(Math.max(start, one.start));
    cuts.add(Math.min(end, one.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    const holds = (one: Stretch): boolean => one.start <= from && to <= one.end;
    return {
      text: text.slice(from, to),
      difference: near.find(holds)?.index ?? null,
      color: marks.findLast(holds)?.color ?? null,
    };
  });
}
