import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Color, colors } from '../../contract/passage.ts';

const css = ['../theme/tokens.css', '../theme/mark-colors.css', './marks.css']
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');
const THEMES = ['light', 'sepia', 'dark', 'black'];
/** What WCAG asks of text, and of graphics such as an underline. */
const TEXT = 4.5;
const LINE = 3;

type Rgb = readonly [number, number, number];

/** The custom properties of a theme: those of the root first, then its own, as the cascade has it. */
function propertiesOf(theme: string): Map<string, string> {
  const found = new Map<string, string>();
  const own = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
    const named = selector.includes(`[data-theme="${theme}"]`);
    const root = /(^|[\s,]):root\s*(,|$)/u.test(selector.trim());
    if (!named && !(root && !selector.includes('::'))) continue;
    const isLight = selector.includes('[data-theme="light"]') && theme !== 'light';
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/gu)) {
      if (named && !/:root\s*,/u.test(selector)) own.set(name, value.trim());
      else if (!isLight || !found.has(name)) found.set(name, value.trim());
    }
  }
  return new Map([...found, ...own]);
}

function resolve(properties: Map<string, string>, name: string): string {
  const value = properties.get(name);
  if (value === undefined) throw new Error(`${name} is not set`);
  const other = /^var\((--[\w-]+)\)$/u.exec(value)?.[1];
  return other ? resolve(properties, other) : value;
}

function rgb(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./gu, '$&$&') : hex.slice(1);
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function over(below: Rgb, above: Rgb, share: number): Rgb {
  const mix = (at: 0 | 1 | 2) => below[at] * (1 - share) + above[at] * share;
  return [mix(0), mix(1), mix(2)];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = (color: Rgb): number => {
    const [r = 0, g = 0, blue = 0] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe.each(THEMES)('marks in the theme %s', (theme) => {
  const properties = propertiesOf(theme);
  const color = (name: string) => rgb(resolve(properties, name));
  const number = (name: string) => Number.parseFloat(resolve(properties, name));
  const page = color('--page');
  const ink = color('--ink');
  const fill = (mark: Color) => number(`--mark-${mark}-fill`) / 100;
  const lay = (below: Rgb, mark: Color, share: number) =>
    over(below, color(`--mark-${mark}`), share);
  const layers = (marks: readonly Color[]) =>
    marks.reduce((below, mark) => lay(below, mark, fill(mark) * number('--mark-over')), page);

  it.each(colors)('leave text legible on %s, alone, twice, and active', (mark) => {
    const alone = lay(page, mark, fill(mark));
    const deep = lay(page, mark, fill(mark) * number('--mark-deep'));
    const active = lay(deep, mark, fill(mark) * number('--mark-active'));
    for (const ground of [alone, deep, active]) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(TEXT);
    }
  });

  it.each(colors)('leave text legible where %s lies under or over others', (first) => {
    for (const second of colors) {
      for (const third of colors) {
        const marks = colors.filter((mark) => [first, second, third].includes(mark));
        if (marks.length < 2) continue;
        const active = marks.at(-1) ?? first;
        const ground = lay(layers(marks), active, fill(active) * number('--mark-active'));
        expect(contrast(ink, ground), marks.join(' + ')).toBeGreaterThanOrEqual(TEXT);
      }
    }
  });

  it.each(colors)('underline %s so that it is seen without its fill', (mark) => {
    expect(contrast(color(`--mark-${mark}-line`), page)).toBeGreaterThanOrEqual(LINE);
  });
});
