import { type Color, colors, type Range } from '../../contract/passage.ts';

/** A passage's words in one unit of text, in canonical offsets. */
export interface MarkInterval extends Range {
  readonly id: string;
  readonly color: Color;
}

/**
 * A stretch of text that is painted alike. `colors` are the distinct colours that lie on it, the lowest
 * layer first; `deep` says that a colour lies on it more than once.
 */
export interface MarkRun extends Range {
  readonly colors: readonly Color[];
  readonly deep: boolean;
}

/** At most so many colours are painted on one stretch; more would neither be told apart nor leave the text legible. */
export const PAINTED_COLORS = 3;

/**
 * Flattens overlapping intervals into runs that do not overlap, in order, neighbours that look alike
 * joined. However many passages lie on a unit, it has few runs, which is what keeps scrolling smooth.
 */
export function markRuns(intervals: readonly MarkInterval[]): MarkRun[] {
  const edges = intervals
    .flatMap(({ start, end, color }) => {
      const layer = colors.indexOf(color);
      return [
        { at: start, layer, step: 1 },
        { at: end, layer, step: -1 },
      ];
    })
    .sort((a, b) => a.at - b.at);
  const counts = colors.map(() => 0);
  const runs: MarkRun[] = [];
  let from = 0;
  for (const edge of edges) {
    if (edge.at > from) {
      append(runs, from, edge.at, counts);
      from = edge.at;
    }
    counts[edge.layer] = (counts[edge.layer] ?? 0) + edge.step;
  }
  return runs;
}

function append(runs: MarkRun[], start: number, end: number, counts: readonly number[]): void {
  const painted = colors.filter((_, layer) => (counts[layer] ?? 0) > 0).slice(0, PAINTED_COLORS);
  if (painted.length === 0) return;
  const deep = counts.some((count) => count > 1);
  const last = runs.at(-1);
  if (last && last.end === start && last.deep === deep && sameColors(last.colors, painted)) {
    runs[runs.length - 1] = { ...last, end };
  } else {
    runs.push({ start, end, colors: painted, deep });
  }
}

function sameColors(a: readonly Color[], b: readonly Color[]): boolean {
  return a.length === b.length && a.every((color, index) => color === b[index]);
}

/** How a colour of a run is painted: by itself, deepened, or as one of several layers with its own underline. */
export type MarkLayer = 'alone' | 'deep' | 'over-0' | 'over-1' | 'over-2';

/** The layers a run is made of: the colour, and the form in which it lies there. */
export function runLayers(run: MarkRun): { color: Color; layer: MarkLayer }[] {
  const only = run.colors.length === 1;
  return run.colors.map((color, index) => ({
    color,
    layer: only ? (run.deep ? 'deep' : 'alone') : (`over-${index}` as MarkLayer),
  }));
}
