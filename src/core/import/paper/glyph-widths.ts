import type { Span } from './pdf-page.ts';

/** Usual widths of characters in a proportional face, in thousandths of the size. */
const WIDTHS: Readonly<Record<string, number>> = {
  ' ': 265,
  '!': 300,
  '"': 390,
  "'": 200,
  '(': 333,
  ')': 333,
  ',': 265,
  '-': 333,
  '.': 265,
  '/': 280,
  ':': 278,
  ';': 278,
  I: 310,
  J: 420,
  M: 850,
  W: 930,
  m: 800,
  w: 720,
  f: 305,
  i: 250,
  j: 250,
  l: 250,
  r: 350,
  s: 420,
  t: 290,
  c: 460,
  z: 450,
  '“': 420,
  '”': 420,
  '‘': 270,
  '’': 270,
  '—': 1000,
};
const LOWER = 510;
const UPPER = 690;

/**
 * Between which characters of a span a place on the page falls: the number of characters before it. The
 * page says how wide a span is, not its characters: these share it as they usually do.
 */
export function edgeAt({ text, x, width, rtl }: Span, place: number): number {
  if (width <= 0 || text === '') return 0;
  const characters = [...text];
  const widths = characters.map(widthOf);
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const share = Math.min(1, Math.max(0, (rtl ? x + width - place : place - x) / width)) * whole;
  let passed = 0;
  let units = 0;
  for (const [at, character] of characters.entries()) {
    const own = widths[at] ?? 0;
    if (passed + own / 2 >= share) return units;
    passed += own;
    units += character.length;
  }
  return units;
}

function widthOf(character: string): number {
  const known = WIDTHS[character];
  if (known !== undefined) return known;
  if (/\p{M}/u.test(character)) return 0;
  if (/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(character)) return 1000;
  return /\p{Lu}/u.test(character) ? UPPER : LOWER;
}
