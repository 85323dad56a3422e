import type { Color, Passage } from '../../contract/passage.ts';
import type { Extent } from './stripe-lanes.ts';
import { stripeLanes } from './stripe-lanes.ts';

/** Lanes there are room for; more passages than that beside each other share the last. */
const LANES = 4;
const LANE = 6;
const STROKE = 3;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws a stripe for each passage in the lane beside the text. */
export interface Stripes {
  /** Draws a chunk's stripes, in place of what was there. */
  readonly draw: (chunk: number, extents: readonly (Extent & { passage: Passage })[]) => void;
  /** The passage whose stripe is at a height of the content, nearest to `x` of the lane. */
  readonly at: (x: number, y: number) => string | null;
  readonly clear: () => void;
}

/**
 * Stripes as one drawing for each chunk, with one path for each colour: ten thousand passages are some
 * hundred paths, not ten thousand elements.
 */
export function startStripes(lane: HTMLElement): Stripes {
  const drawn = new Map<number, { svg: SVGSVGElement; stripes: ReturnType<typeof stripeLanes> }>();
  return {
    draw: (chunk, extents) => {
      const former = drawn.get(chunk);
      if (extents.length === 0) {
        former?.svg.remove();
        drawn.delete(chunk);
        return;
      }
      const stripes = stripeLanes(extents, LANES);
      const top = Math.min(...stripes.map((stripe) => stripe.top));
      const bottom = Math.max(...stripes.map((stripe) => stripe.bottom));
      const colorOf = new Map(extents.map(({ id, passage }) => [id, passage.color]));
      const paths = new Map<Color, string>();
      for (const stripe of stripes) {
        const color = colorOf.get(stripe.id) ?? 'gray';
        const x = stripe.lane * LANE + STROKE / 2;
        const line = `M${x} ${stripe.top - top + 2}V${Math.max(stripe.bottom - top - 2, stripe.top - top + 4)}`;
        paths.set(color, (paths.get(color) ?? '') + line);
      }
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('width', String(LANES * LANE));
      svg.setAttribute('height', String(bottom - top));
      svg.style.top = `${top}px`;
      for (const [color, path] of paths) {
        const element = document.createElementNS(SVG, 'path');
        element.setAttribute('d', path);
        element.setAttribute('class', `stripe stripe-${color}`);
        svg.append(element);
      }
      if (former) former.svg.replaceWith(svg);
      else lane.append(svg);
      drawn.set(chunk, { svg, stripes });
    },
    at: (x, y) => {
      let best: { id: string; far: number } | null = null;
      for (const { stripes } of drawn.values()) {
        for (const stripe of stripes) {
          if (y < stripe.top || y > stripe.bottom) continue;
          const far = Math.abs(stripe.lane * LANE + STROKE / 2 - x);
          if (!best || far < best.far) best = { id: stripe.id, far };
        }
      }
      return best?.id ?? null;
    },
    clear: () => {
      for (const { svg } of drawn.values()) svg.remove();
      drawn.clear();
    },
  };
}
