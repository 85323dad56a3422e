import type { Color, Range } from '../../contract/passage.ts';
import type { ArticleDom } from './article-dom.ts';
import { type MarkLayer, markRuns, runLayers } from './mark-runs.ts';
import { intervalsOf, type PassageIndex } from './passage-index.ts';
import type { DomPoint, TextMap } from './text-map.ts';

/** What is painted over the marks for a while. The strings are names of CSS highlights. */
export type Overlay = `active-${Color}` | 'edit' | 'find' | 'find-current' | 'arrival';

/** Later ones lie higher. */
const OVERLAYS = ['active', 'edit', 'find', 'find-current', 'arrival'];
const ABOVE_MARKS = 20;

/** Paints marks, and says which chunks are painted. */
export interface MarkPainter {
  /** Paints the units again on which the index changed. */
  readonly repaint: (units: ReadonlySet<number>) => void;
  /** Replaces what an overlay covers, in canonical offsets, in order. */
  readonly overlay: (name: Overlay, ranges: readonly Range[]) => void;
  /** Paints these chunks and no others. */
  readonly show: (chunks: ReadonlySet<number>) => void;
  readonly stop: () => void;
}

/**
 * Paints with the CSS Custom Highlight API. A change of the highlight registry costs by all the ranges that
 * are registered, so only the chunks around the viewport are; there is one highlight object for each look
 * (colour × layer), because one for each mark takes seconds; ranges are static, because the text is.
 */
export function startPainting(dom: ArticleDom, map: TextMap, index: PassageIndex): MarkPainter {
  const looks = new Map<string, Highlight>();
  /** For each painted unit, what it put into which highlight. */
  const painted = new Map<number, [Highlight, StaticRange][]>();
  const overlays = new Map<Overlay, readonly Range[]>();
  const overlaid = new Map<Overlay, StaticRange[]>();
  const unitsOfChunk = unitsByChunk(dom, map);
  let shown: ReadonlySet<number> = new Set();

  const look = (name: string, priority: number): Highlight => {
    const known = looks.get(name);
    if (known) return known;
    const made = new Highlight();
    made.priority = priority;
    looks.set(name, made);
    CSS.highlights.set(name, made);
    return made;
  };

  const paintUnit = (unit: number): void => {
    const intervals = intervalsOf(index, unit);
    if (intervals.length === 0) return;
    const put: [Highlight, StaticRange][] = [];
    for (const run of markRuns(intervals)) {
      const range = staticRange(map, run);
      for (const { color, layer } of runLayers(run)) {
        const highlight = look(markName(color, layer), LAYER_PRIORITY[layer]);
        highlight.add(range);
        put.push([highlight, range]);
      }
    }
    painted.set(unit, put);
  };

  const clearUnit = (unit: number): void => {
    for (const [highlight, range] of painted.get(unit) ?? []) highlight.delete(range);
    painted.delete(unit);
  };

  const paintOverlay = (name: Overlay): void => {
    const highlight = look(
      name,
      ABOVE_MARKS + OVERLAYS.findIndex((overlay) => name.startsWith(overlay)),
    );
    for (const range of overlaid.get(name) ?? []) highlight.delete(range);
    const ranges = (overlays.get(name) ?? [])
      .filter((range) => touchesShown(range))
      .map((range) => staticRange(map, range));
    for (const range of ranges) highlight.add(range);
    overlaid.set(name, ranges);
  };

  const touchesShown = (range: Range): boolean => {
    for (const chunk of shown) {
      const units = unitsOfChunk[chunk];
      const first = map.layout.units[units?.[0] ?? -1];
      const last = map.layout.units[units?.at(-1) ?? -1];
      if (first && last && range.start < last.end && range.end > first.start) return true;
    }
    return false;
  };

  return {
    repaint: (units) => {
      for (const unit of units) {
        clearUnit(unit);
        const block = map.layout.units[unit]?.block ?? -1;
        if (shown.has(dom.chunkOf[block] ?? -1)) paintUnit(unit);
      }
    },
    overlay: (name, ranges) => {
      if (ranges.length === 0 && !overlays.get(name)?.length) return;
      overlays.set(name, ranges);
      paintOverlay(name);
    },
    show: (chunks) => {
      const before = shown;
      shown = chunks;
      for (const chunk of before) {
        if (!chunks.has(chunk)) for (const unit of unitsOfChunk[chunk] ?? []) clearUnit(unit);
      }
      for (const chunk of chunks) {
        if (!before.has(chunk)) for (const unit of unitsOfChunk[chunk] ?? []) paintUnit(unit);
      }
      for (const [name, ranges] of overlays) if (ranges.length > 0) paintOverlay(name);
    },
    stop: () => {
      for (const name of looks.keys()) CSS.highlights.delete(name);
    },
  };
}

const LAYER_PRIORITY: Readonly<Record<MarkLayer, number>> = {
  alone: 0,
  deep: 0,
  'over-0': 1,
  'over-1': 2,
  'over-2': 3,
};

/** The CSS highlight of a look: `mark-yellow-alone`; marks.css has a rule for each. */
export function markName(color: Color, layer: MarkLayer): string {
  return `mark-${color}-${layer}`;
}

function staticRange(map: TextMap, range: Range): StaticRange {
  const start: DomPoint = map.pointAt(range.start, 'start');
  const end: DomPoint = map.pointAt(range.end, 'end');
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
}

function unitsByChunk(dom: ArticleDom, map: TextMap): readonly (readonly number[])[] {
  const lists: number[][] = dom.chunks.map(() => []);
  for (const [unit, { block }] of map.layout.units.entries()) {
    lists[dom.chunkOf[block] ?? -1]?.push(unit);
  }
  return lists;
}
