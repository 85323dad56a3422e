/** How wide hard-wrapped text is, in UTF-16 code units. */
const WIDTH_MIN = 50;
const WIDTH_MAX = 100;
/** Fewer line ends than this in a document tell nothing by themselves. */
const EVIDENCE = 4;
/** What share of the line ends must stand where the next word would not have fitted. */
const FULL = 0.9;
/** What share of the lines goes on in the middle of a sentence, in small letters; verse begins with capitals. */
const RUNNING = 0.2;

/** A line shorter than this share of the width ended because its author ended it. */
const EARLY = 0.75;

/** Lines that begin a list stay lines. */
const BULLET = /^(?:[-*•–—‣◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/**
 * The width at which a document's lines are wrapped, or null where they end where their author ended them.
 * Lines are wrapped when nearly every one of them is so full that the next word would not have fitted.
 * @param groups the lines between empty lines
 */
export function wrapWidth(groups: readonly (readonly string[])[]): number | null {
  const width = Math.max(0, ...groups.flat().map((line) => line.length));
  if (width < WIDTH_MIN || width > WIDTH_MAX) return null;
  let ends = 0;
  let full = 0;
  let running = 0;
  for (const lines of groups) {
    // Verse and addresses end their lines themselves, beside whatever prose.
    if (lines.every((line) => line.length < width * EARLY)) continue;
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const next = lines[index + 1] ?? '';
      if (BULLET.test(next)) continue;
      ends += 1;
      if (line.length + 1 + (next.split(/\s/u)[0]?.length ?? 0) > width - 2) full += 1;
      if (/^[\p{Ll}\p{Lo}]/u.test(next)) running += 1;
    }
  }
  const isWrapped = ends >= 1 && full >= ends * FULL && running >= ends * RUNNING;
  // With few lines, chance can fill them: then each line must run on.
  return isWrapped && (ends >= EVIDENCE || running === ends) ? width : null;
}

/**
 * The paragraphs of a group of lines. Wrapped lines are joined; other lines are paragraphs of their own: a
 * list, a poem, an address.
 */
export function joinLines(lines: readonly string[], width: number | null): string[] {
  if (width === null) return [...lines];
  const paragraphs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const isNew = before === undefined || BULLET.test(line) || endsEarly(before, line, width);
    const last = paragraphs.at(-1);
    if (isNew || last === undefined) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = last + jointOf(last, line) + line;
  }
  return paragraphs;
}

/** Whether a line ended although the next word would have fitted with much room to spare. */
function endsEarly(line: string, next: string, width: number): boolean {
  return line.length + 1 + (next.split(/\s/u)[0]?.length ?? 0) < width * EARLY;
}

/** Words broken at their own hyphen are joined at it; writing without spaces is joined without one. */
function jointOf(before: string, after: string): string {
  const hyphen = /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after);
  const hangs = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e)\b/u.test(after);
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const isDense = dense.test(before.at(-1) ?? '') && dense.test(after[0] ?? '');
  return (hyphen && !hangs) || isDense ? '' : ' ';
}
