import type { Passage } from '../../contract/passage.ts';
import type { CanonicalText } from '../../domain/canonical-text.ts';
import type { MarkInterval } from './mark-runs.ts';

/**
 * Which passages lie on which unit of the text. Kept level with the list by {@link updateIndex}, which
 * touches only what changed, so that one more passage among ten thousand costs one unit's work.
 */
export interface PassageIndex {
  readonly layout: CanonicalText;
  /** The number of the revision that the text is. */
  readonly revision: number;
  /** The list it is level with. */
  list: readonly Passage[];
  readonly byId: Map<string, Passage>;
  /** For each unit that bears passages, their intervals by start. */
  readonly byUnit: Map<number, MarkInterval[]>;
}

/** An index without passages. */
export function emptyIndex(layout: CanonicalText, revision: number): PassageIndex {
  return { layout, revision, list: [], byId: new Map(), byUnit: new Map() };
}

/**
 * Whether a passage stands in the text of a revision at all: one that asks where it belongs stands in an older text,
 * and one that came without a place nowhere.
 */
export function isPlaced(passage: Passage, revision: number): boolean {
  return passage.revision === revision && passage.ranges.length > 0;
}

/**
 * Brings the index level with a list of passages.
 * @returns the units on which something changed, in no order
 */
export function updateIndex(index: PassageIndex, passages: readonly Passage[]): Set<number> {
  const touched = new Set<number>();
  // What is the same at both ends is passed over: of ten thousand passages one mark changes one.
  const { list } = index;
  let from = 0;
  while (from < list.length && list[from] === passages[from]) from += 1;
  let tail = 0;
  const room = Math.min(list.length, passages.length) - from;
  while (tail < room && list.at(-1 - tail) === passages.at(-1 - tail)) tail += 1;

  const next = passages.slice(from, passages.length - tail);
  const ids = new Set(next.map(({ id }) => id));
  for (const former of list.slice(from, list.length - tail)) {
    if (!ids.has(former.id)) remove(index, former, touched);
  }
  for (const passage of next) {
    const former = index.byId.get(passage.id);
    if (former === passage) continue;
    if (former && samePaint(former, passage, index.revision)) index.byId.set(passage.id, passage);
    else {
      if (former) remove(index, former, touched);
      insert(index, passage, touched);
    }
  }
  index.list = passages;
  return touched;
}

/** The intervals of the passages on a unit, by start. */
export function intervalsOf(index: PassageIndex, unit: number): readonly MarkInterval[] {
  return index.byUnit.get(unit) ?? [];
}

/** Ids of the passages at an offset, the one that starts last first: what a click peels from the top. */
export function passagesAt(index: PassageIndex, offset: number): string[] {
  const unit = unitAt(index.layout, offset);
  if (unit === -1) return [];
  return intervalsOf(index, unit)
    .filter((interval) => interval.start <= offset && offset < interval.end)
    .map(({ id }) => ({ id, first: index.byId.get(id)?.ranges[0]?.start ?? 0 }))
    .reverse()
    .sort((a, b) => b.first - a.first)
    .map(({ id }) => id);
}

/** The last unit that starts at or before an offset; -1 before the first. */
export function unitAt(layout: CanonicalText, offset: number): number {
  let low = 0;
  let high = layout.units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((layout.units[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function samePaint(a: Passage, b: Passage, revision: number): boolean {
  return (
    a.color === b.color &&
    isPlaced(a, revision) === isPlaced(b, revision) &&
    a.ranges.length === b.ranges.length &&
    a.ranges.every((r, i) => r.start === b.ranges[i]?.start && r.end === b.ranges[i]?.end)
  );
}

function insert(index: PassageIndex, passage: Passage, touched: Set<number>): void {
  index.byId.set(passage.id, passage);
  forEachPiece(index, passage, (unit, start, end) => {
    const interval = { start, end, id: passage.id, color: passage.color };
    const list = index.byUnit.get(unit);
    if (!list) index.byUnit.set(unit, [interval]);
    else if ((list.at(-1)?.start ?? 0) <= start) list.push(interval);
    else
      list.splice(
        list.findIndex((other) => other.start > start),
        0,
        interval,
      );
    touched.add(unit);
  });
}

function remove(index: PassageIndex, passage: Passage, touched: Set<number>): void {
  index.byId.delete(passage.id);
  forEachPiece(index, passage, (unit) => {
    const rest = (index.byUnit.get(unit) ?? []).filter((interval) => interval.id !== passage.id);
    if (rest.length > 0) index.byUnit.set(unit, rest);
    else index.byUnit.delete(unit);
    touched.add(unit);
  });
}

/** Cuts a passage at the edges of the units it touches. */
function forEachPiece(
  { layout, revision }: PassageIndex,
  passage: Passage,
  tell: (unit: number, start: number, end: number) => void,
): void {
  if (!isPlaced(passage, revision)) return;
  for (const range of passage.ranges) {
    for (let at = Math.max(0, unitAt(layout, range.start)); at < layout.units.length; at += 1) {
      const unit = layout.units[at];
      if (!unit || unit.start >= range.end) break;
      const start = Math.max(range.start, unit.start);
      const end = Math.min(range.end, unit.end);
      if (end > start) tell(at, start, end);
    }
  }
}
