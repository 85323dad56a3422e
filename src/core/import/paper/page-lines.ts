import type { Span } from './pdf-page.ts';
import { turnBrackets } from './turn-brackets.ts';

/** A piece of a line, with the place of its first character in the line's text. */
export interface LinePart {
  readonly span: Span;
  /** Where the span's text begins in the line's, in UTF-16 code units. */
  readonly at: number;
}

/** A line of text. Points from the upper left corner; `y` is the baseline. */
export interface Line {
  readonly text: string;
  readonly parts: readonly LinePart[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The size that most of its characters have. */
  readonly size: number;
  readonly font: string;
  /** The column it stands in: lines of one column follow each other. */
  readonly column: number;
  /** The edges of the column. */
  readonly columnLeft: number;
  readonly columnRight: number;
}

/** Spans that stand on one baseline. */
interface Row {
  top: number;
  bottom: number;
  y: number;
  size: number;
  readonly spans: Span[];
}

/** The lines of a page in reading order: columns one after the other, what crosses them before or after. */
export function linesOf(spans: readonly Span[]): Line[] {
  const lines: Line[] = [];
  let column = 0;
  for (const rows of columnsOf(rowsOf(spans.filter(({ text }) => text.trim() !== '')), 0)) {
    const left = Math.min(...rows.flatMap((row) => row.spans.map(({ x }) => x)));
    const right = Math.max(...rows.flatMap((row) => row.spans.map(({ x, width }) => x + width)));
    for (const row of rows) lines.push(lineOf(row, column, left, right));
    column += 1;
  }
  return lines;
}

function rowsOf(spans: readonly Span[]): Row[] {
  const rows: Row[] = [];
  for (const span of [...spans].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const top = span.y - 0.8 * span.size;
    const bottom = span.y + 0.2 * span.size;
    // Raised and lowered characters overlap their line by most of their height; the next line hardly does.
    const row = rows
      .slice(-6)
      .reverse()
      .find((one) => {
        const shared = Math.min(bottom, one.bottom) - Math.max(top, one.top);
        return shared > 0.5 * Math.min(bottom - top, one.bottom - one.top);
      });
    if (!row) {
      rows.push({ top, bottom, y: span.y, size: span.size, spans: [span] });
      continue;
    }
    row.spans.push(span);
    if (span.size > row.size * 1.05)
      Object.assign(row, { top, bottom, y: span.y, size: span.size });
  }
  for (const row of rows) row.spans.sort((a, b) => a.x - b.x);
  return rows.sort((a, b) => a.y - b.y);
}

/** Parts of a page deeper than this have no columns of their own. */
const DEPTH = 3;

/** Bands of rows: where a gutter runs through many of them, the rows left of it, then those right of it. */
function columnsOf(rows: readonly Row[], depth: number): Row[][] {
  const gutter = depth < DEPTH ? gutterOf(rows) : null;
  if (gutter === null) return rows.length > 0 ? [[...rows]] : [];
  const bands: { crossing: boolean; rows: Row[] }[] = [];
  for (const row of rows) {
    const crossing = row.spans.some(({ x, width }) => x < gutter - 1 && x + width > gutter + 1);
    const last = bands.at(-1);
    if (last?.crossing === crossing) last.rows.push(row);
    else bands.push({ crossing, rows: [row] });
  }
  return bands.flatMap((band) => {
    if (band.crossing) return columnsOf(band.rows, DEPTH);
    const side = (isLeft: boolean): Row[] =>
      rowsOf(band.rows.flatMap((row) => row.spans.filter(({ x }) => x < gutter === isLeft)));
    return [...columnsOf(side(true), depth + 1), ...columnsOf(side(false), depth + 1)];
  });
}

/** Where columns part: so many rows at least must have words on both sides, and so wide must the gap be. */
const ROWS = 4;
/** Characters that a row of a column has on average; cells of tables have fewer. */
const CHARACTERS = 18;

function gutterOf(rows: readonly Row[]): number | null {
  const gaps: { from: number; to: number }[] = [];
  for (const { spans, size } of rows) {
    let end = Number.NEGATIVE_INFINITY;
    for (const { x, width } of spans) {
      if (end > Number.NEGATIVE_INFINITY && x - end > 0.9 * size) gaps.push({ from: end, to: x });
      end = Math.max(end, x + width);
    }
  }
  let best: { at: number; count: number } | null = null;
  for (const { from, to } of gaps) {
    const at = (from + to) / 2;
    const count = gaps.filter((gap) => gap.from < at && gap.to > at).length;
    if (!best || count > best.count) best = { at, count };
  }
  if (!best || best.count < ROWS) return null;
  const { at } = best;
  // The middle of what all gaps there have in common.
  const common = gaps.filter((gap) => gap.from < at && gap.to > at);
  const middle =
    (Math.max(...common.map(({ from }) => from)) + Math.min(...common.map(({ to }) => to))) / 2;
  const sides = [true, false].map((isLeft) => {
    const texts = rows
      .filter(
        ({ spans }) => !spans.some(({ x, width }) => x < middle - 1 && x + width > middle + 1),
      )
      .map(({ spans }) =>
        spans
          .filter(({ x }) => x < middle === isLeft)
          .map(({ text }) => text)
          .join(''),
      )
      .filter((text) => text !== '');
    return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  });
  return sides.every((average) => average >= CHARACTERS) ? middle : null;
}

function lineOf(row: Row, column: number, columnLeft: number, columnRight: number): Line {
  const letters = row.spans.reduce(
    (sum, { rtl, text }) => sum + (rtl ? text.length : -text.length),
    0,
  );
  const spans = letters > 0 ? [...row.spans].reverse() : row.spans;
  const parts: LinePart[] = [];
  let text = '';
  let former: Span | null = null;
  for (const span of spans) {
    if (former) {
      const gap =
        letters > 0 ? former.x - (span.x + span.width) : span.x - (former.x + former.width);
      const isApart = gap > 0.18 * Math.min(span.size, former.size);
      if (isApart && !/\s$/.test(text) && !/^\s/.test(span.text)) text += ' ';
    }
    parts.push({ span, at: text.length });
    text += span.text;
    former = span;
  }
  const sizes = new Map<string, number>();
  for (const { size, font, text: words } of spans) {
    const key = `${size.toFixed(1)} ${font}`;
    sizes.set(key, (sizes.get(key) ?? 0) + words.length);
  }
  const [main = ''] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    text: letters > 0 ? turnBrackets(text) : text,
    parts,
    left: Math.min(...spans.map(({ x }) => x)),
    right: Math.max(...spans.map(({ x, width }) => x + width)),
    y: row.y,
    size: Number(main.split(' ')[0]) || row.size,
    font: main.split(' ')[1] ?? '',
    column,
    columnLeft,
    columnRight,
  };
}
