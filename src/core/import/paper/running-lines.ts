import type { Line } from './page-lines.ts';

/** What stands on a page beside its text. */
export interface ClearedPage {
  readonly lines: readonly Line[];
  /** Lines that pages have in common, at head and foot. */
  readonly running: readonly string[];
  /** The page's number as it is printed. */
  readonly printed: string | null;
}

/** Lines from the top and from the bottom that may be a header or footer. */
const ZONE = 2;
const NUMBER =
  /^[\s–—|[(-]*(?:page\s+|p\.\s*|seite\s+)?(\d{1,5}|[ivxlc]{1,8})(?:\s*(?:\/|of|von)\s*\d{1,5})?[\s–—|\])-]*$/iu;

/**
 * Takes headers, footers and page numbers off pages: what many pages have in common at the same height, and
 * numbers that stand alone there.
 */
export function clearPages(pages: readonly (readonly Line[])[]): ClearedPage[] {
  const counts = new Map<string, Set<number>>();
  for (const [page, lines] of pages.entries()) {
    for (const line of zone(lines)) {
      for (const key of keysOf(line)) counts.set(key, (counts.get(key) ?? new Set()).add(page));
    }
  }
  // Left and right pages have headers of their own, chapters as well.
  const enough = Math.max(2, Math.min(4, Math.ceil(pages.length * 0.3)));
  return pages.map((lines, page) => {
    const running = new Set<Line>();
    let printed: string | null = null;
    if (pages.length > 1) {
      for (const line of zone(lines)) {
        const number = NUMBER.exec(line.text)?.[1];
        const isCommon = keysOf(line).some((key) => neighbours(counts.get(key), page) >= enough);
        if (number !== undefined && isOutermost(line, lines)) printed ??= number;
        if (isCommon || (number !== undefined && isOutermost(line, lines))) running.add(line);
      }
      printed ??= numberIn([...running]);
    }
    return {
      lines: lines.filter((line) => !running.has(line)),
      running: [...running].map(({ text }) => text.trim()).filter((text) => !NUMBER.test(text)),
      printed,
    };
  });
}

function zone(lines: readonly Line[]): Line[] {
  const sorted = [...lines].sort((a, b) => a.y - b.y);
  const heads = sorted.filter(({ y }) => y <= (sorted[ZONE - 1]?.y ?? 0) + 1).slice(0, 6);
  const feet = sorted.filter(({ y }) => y >= (sorted.at(-ZONE)?.y ?? 0) - 1).slice(-6);
  return [...new Set([...heads, ...feet])];
}

/** Its words without numbers, at its height; a height may be off by a point. */
function keysOf(line: Line): string[] {
  const words = line.text
    .replace(/[\divxlc]+/giu, '#')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length < 1) return [];
  return [Math.floor(line.y / 4), Math.floor(line.y / 4 + 0.5) + 0.5].map(
    (place) => `${place} ${words}`,
  );
}

/** How many of the pages around have the line; far chapters have others. */
function neighbours(pages: Set<number> | undefined, page: number): number {
  if (!pages) return 0;
  return [...pages].filter((one) => Math.abs(one - page) <= 12).length;
}

function isOutermost(line: Line, lines: readonly Line[]): boolean {
  return lines.every((one) => one.y >= line.y - 2) || lines.every((one) => one.y <= line.y + 2);
}

/** "142 THE HARBOUR" has the page's number at an edge. */
function numberIn(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const found = /^\s*(\d{1,4})\s+\D|\D\s+(\d{1,4})\s*$/.exec(text);
    if (found) return found[1] ?? found[2] ?? null;
  }
  return null;
}
