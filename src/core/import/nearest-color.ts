import type { Color } from '../../contract/passage.ts';

/** The mark colours as they are in other programs, 0 to 255. */
const COLORS: readonly (readonly [Color, readonly [number, number, number]])[] = [
  ['yellow', [255, 212, 0]],
  ['yellow', [255, 255, 0]],
  ['red', [255, 102, 102]],
  ['red', [255, 0, 0]],
  ['green', [95, 178, 54]],
  ['green', [0, 255, 0]],
  ['green', [160, 230, 140]],
  ['blue', [46, 168, 229]],
  ['blue', [0, 0, 255]],
  ['blue', [160, 210, 255]],
  ['purple', [162, 138, 229]],
  ['purple', [128, 0, 128]],
  ['magenta', [229, 110, 238]],
  ['magenta', [255, 0, 255]],
  ['magenta', [255, 170, 200]],
  ['orange', [241, 152, 55]],
  ['orange', [255, 165, 0]],
  ['gray', [170, 170, 170]],
  ['gray', [80, 80, 80]],
];

/** The mark colour nearest to one of another program (red, green, blue, 0 to 255); null where there is none. */
export function nearestColor(rgb: ArrayLike<number> | null | undefined): Color | null {
  if (!rgb || rgb.length < 3) return null;
  const [red = 0, green = 0, blue = 0] = Array.from(rgb);
  let best: { color: Color; distance: number } | null = null;
  for (const [color, [r, g, b]] of COLORS) {
    // The eye tells greens apart best.
    const distance = 2 * (red - r) ** 2 + 4 * (green - g) ** 2 + 3 * (blue - b) ** 2;
    if (!best || distance < best.distance) best = { color, distance };
  }
  return best?.color ?? null;
}
