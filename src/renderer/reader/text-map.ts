import type { CanonicalText } from '../../domain/canonical-text.ts';
import { unitAt } from './passage-index.ts';

/** A range of the document, as opposed to a range of the canonical text. */
export type DomRange = globalThis.Range;

/** A place in the document. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Between canonical offsets and places in the document. Rests on text on screen being the units' text exactly. */
export interface TextMap {
  readonly layout: CanonicalText;
  /** The place of an offset; `end` prefers the end of what stands before over the start of what follows. */
  readonly pointAt: (offset: number, side: 'start' | 'end') => DomPoint;
  /**
   * The offset of a place. A place between units is the start of the next one or, for `end`, the end of the
   * one before.
   */
  readonly offsetAt: (node: Node, offset: number, side: 'start' | 'end') => number;
  readonly rangeOf: (start: number, end: number) => DomRange;
  /** The offset under a point of the viewport; null when there is no text near. */
  readonly offsetFromPoint: (x: number, y: number) => number | null;
}

/** The text nodes of a unit and where each starts in it. */
interface UnitText {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

/** Maps an article's units to their elements. Text nodes are looked up when first asked for, and kept. */
export function textMap(layout: CanonicalText, units: readonly HTMLElement[]): TextMap {
  const texts: (UnitText | undefined)[] = [];
  const numbers = new Map<Element, number>(units.map((element, index) => [element, index]));

  const textOf = (unit: number): UnitText => {
    const known = texts[unit];
    if (known) return known;
    const element = units[unit];
    const made = element ? readTexts(element) : { nodes: [], starts: [] };
    texts[unit] = made;
    return made;
  };

  const pointAt = (offset: number, side: 'start' | 'end'): DomPoint => {
    let index = Math.max(0, unitAt(layout, offset));
    const unit = layout.units[index];
    // Between two units: an end belongs to the one before, a start to the one after.
    if (unit && offset > unit.end && side === 'start' && index + 1 < layout.units.length)
      index += 1;
    // Empty units share their start with nothing; an end at the very start of a unit stays there.
    const place = layout.units[index];
    const element = units[index];
    if (!place || !element) throw new Error('the article has no text');
    const within = Math.min(Math.max(offset, place.start), place.end) - place.start;
    const { nodes, starts } = textOf(index);
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      const from = starts[at] ?? 0;
      const node = nodes[at];
      // At the joint of two text nodes a start is the second's, an end the first's.
      if (node && (side === 'start' ? from <= within : from < within || at === 0)) {
        return { node, offset: Math.min(within - from, node.length) };
      }
    }
    return { node: element, offset: 0 };
  };

  const unitOf = (node: Node): number => {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const number = at instanceof Element ? numbers.get(at) : undefined;
      if (number !== undefined) return number;
    }
    return -1;
  };

  const offsetAt = (node: Node, offset: number, side: 'start' | 'end'): number => {
    const inside = unitOf(node);
    if (inside !== -1) {
      const unit = layout.units[inside];
      const element = units[inside];
      if (!unit || !element) return 0;
      if (node instanceof Text) {
        const { nodes, starts } = textOf(inside);
        return unit.start + (starts[nodes.indexOf(node)] ?? 0) + Math.min(offset, node.length);
      }
      const before = document.createRange();
      before.setStart(element, 0);
      before.setEnd(node, Math.min(offset, node.childNodes.length));
      return unit.start + before.toString().length;
    }
    const next = firstUnitAfter(units, node, offset);
    if (side === 'end') return layout.units[next - 1]?.end ?? 0;
    return layout.units[next]?.start ?? layout.text.length;
  };

  return {
    layout,
    pointAt,
    offsetAt,
    rangeOf: (start, end) => {
      const from = pointAt(start, 'start');
      const to = pointAt(end, 'end');
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    offsetFromPoint: (x, y) => {
      const caret = document.caretPositionFromPoint(x, y);
      if (!caret || unitOf(caret.offsetNode) === -1) return null;
      return offsetAt(caret.offsetNode, caret.offset, 'start');
    },
  };
}

function readTexts(element: HTMLElement): UnitText {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let length = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node as Text);
    starts.push(length);
    length += (node as Text).length;
  }
  return { nodes, starts };
}

/** The first unit whose element begins at or after a place. */
function firstUnitAfter(units: readonly HTMLElement[], node: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(node, offset);
  place.collapse(true);
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = units[middle];
    if (element && place.comparePoint(element, 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
