import type { Line } from './page-lines.ts';

/** What is usual in a document, so that what is not can be told. */
export interface PaperLook {
  /** The size of most of its characters. */
  readonly body: number;
  readonly font: string;
  /** From baseline to baseline, in sizes. */
  readonly leading: number;
  /** Sizes of headings, largest first. */
  readonly large: readonly number[];
}

/** Measures all lines of a document. */
export function lookOf(pages: readonly (readonly Line[])[]): PaperLook {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const steps: number[] = [];
  for (const lines of pages) {
    for (const [at, line] of lines.entries()) {
      const size = halves(line.size);
      sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
      fonts.set(line.font, (fonts.get(line.font) ?? 0) + line.text.length);
      const former = lines[at - 1];
      if (former?.column !== line.column || halves(former.size) !== size) continue;
      const step = (line.y - former.y) / line.size;
      if (step > 0.8 && step < 2.5) steps.push(step);
    }
  }
  const body = mostOf(sizes) ?? 10;
  steps.sort((a, b) => a - b);
  return {
    body,
    font: mostOf(fonts) ?? '',
    leading: steps[Math.floor(steps.length * 0.4)] ?? 1.2,
    large: [...sizes.keys()].filter((size) => size >= body * 1.12).sort((a, b) => b - a),
  };
}

/** Sizes are told apart by halves of a point. */
export function halves(size: number): number {
  return Math.round(size * 2) / 2;
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
