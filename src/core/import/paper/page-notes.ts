import type { Line } from './page-lines.ts';
import type { PaperLook } from './paper-look.ts';

/** A note at the foot of a column: its lines, the first beginning with its label. */
export interface PageNote {
  readonly label: string;
  readonly lines: readonly Line[];
}

const LABEL = /^\s*(\d{1,3}|[*†‡§¶]{1,3})[.)]?\s*(?=[\p{L}“"'(‘])/u;

/** Parts a page's lines into its text and the notes below it, which are set smaller and begin with a label. */
export function pageNotes(
  lines: readonly Line[],
  { body }: PaperLook,
): { readonly text: readonly Line[]; readonly notes: readonly PageNote[] } {
  const taken = new Set<Line>();
  const notes: PageNote[] = [];
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = lines.filter((line) => line.column === column);
    let start = own.length;
    while (start > 0 && (own[start - 1]?.size ?? body) <= body * 0.94) start -= 1;
    const small = own.slice(start);
    const first = small.findIndex(({ text }) => LABEL.test(text));
    // A column that is small throughout is a bibliography or a caption.
    if (first < 0 || start === 0 || small.length > 1.5 * start + 2) continue;
    let open: { label: string; lines: Line[] } | null = null;
    for (const line of small.slice(first)) {
      const label = LABEL.exec(line.text)?.[1];
      const isNext =
        label !== undefined &&
        (!open || !/^\d/.test(label) || Number(label) === Number(open.label) + 1);
      if (label !== undefined && isNext) {
        open = { label, lines: [line] };
        notes.push(open);
      } else open?.lines.push(line);
      taken.add(line);
    }
  }
  return { text: lines.filter((line) => !taken.has(line)), notes };
}

/** How much of a note's first line is its label. */
export function labelLength(line: Line): number {
  return LABEL.exec(line.text)?.[0].length ?? 0;
}
