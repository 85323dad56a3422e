import type { Block, InlineMark } from '../../../contract/block.ts';
import type { Color, Range } from '../../../contract/passage.ts';
import { canonicalText } from '../../../domain/canonical-text.ts';
import { type FoundPassage, plainNote } from '../found-passages.ts';
import { safeAddress } from '../inline-text.ts';
import { nearestColor } from '../nearest-color.ts';
import { edgeAt } from './glyph-widths.ts';
import type { Piece } from './paragraph.ts';
import type { PdfAnnotation, Sheet } from './pdf-page.ts';

/** A rectangle on a page, upright. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const DRAWN = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut']);
const WRITTEN = new Set(['Text', 'FreeText']);
const COLOR: Color = 'yellow';

/** Where the characters of the text stand, by page. */
interface Placed extends Piece {
  readonly block: Block;
  /** Where the block begins in the canonical text. */
  readonly start: number;
}

/**
 * The marks and comments that a PDF bears, as passages: each at the words that its boxes cover, a comment at a
 * point at the line beside it. Answers follow what they answer in one note.
 */
export function pdfMarks(
  sheets: readonly Sheet[],
  blocks: readonly Block[],
  pieces: ReadonlyMap<Block, readonly Piece[]>,
): { passages: FoundPassage[]; loose: string[] } {
  const { starts, text } = canonicalText(blocks);
  const byPage = new Map<number, Placed[]>();
  for (const [index, block] of blocks.entries()) {
    for (const piece of pieces.get(block) ?? []) {
      const list = byPage.get(piece.page) ?? [];
      list.push({ ...piece, block, start: starts[index] ?? 0 });
      byPage.set(piece.page, list);
    }
  }
  const passages: FoundPassage[] = [];
  const loose: string[] = [];
  for (const [page, sheet] of sheets.entries()) {
    const placed = byPage.get(page) ?? [];
    const answers = sheet.annotations.filter(({ inReplyTo }) => inReplyTo);
    for (const annotation of sheet.annotations) {
      if (annotation.subtype === 'Link') {
        linkWords(annotation, sheet, placed);
        continue;
      }
      const isDrawn = DRAWN.has(annotation.subtype);
      if ((!isDrawn && !WRITTEN.has(annotation.subtype)) || annotation.inReplyTo) continue;
      const note = noteOf(annotation, answers);
      if (!isDrawn && note === '') continue;
      const boxes = boxesOf(annotation, sheet);
      const covered = isDrawn ? rangesIn(boxes, placed, text) : [];
      const ranges =
        covered.length > 0 ? covered : isDrawn && note === '' ? [] : beside(boxes, placed);
      if (ranges.length === 0) {
        loose.push(note);
        continue;
      }
      const created = pdfTime(annotation.creationDate);
      passages.push({
        ranges,
        color: nearestColor(annotation.color) ?? COLOR,
        note,
        creator: annotation.titleObj?.str.trim() ?? '',
        created: created ?? pdfTime(annotation.modificationDate),
        modified: pdfTime(annotation.modificationDate) ?? created,
      });
    }
  }
  return { passages, loose };
}

function noteOf(annotation: PdfAnnotation, answers: readonly PdfAnnotation[]): string {
  const own = annotation.contentsObj?.str.trim() ?? '';
  const said = answers
    .filter(({ inReplyTo }) => inReplyTo === annotation.id)
    .map(({ contentsObj, titleObj }) => {
      const words = contentsObj?.str.trim() ?? '';
      return titleObj?.str ? `${titleObj.str}: ${words}` : words;
    });
  return plainNote([own, ...said].filter(Boolean).join('\n\n'));
}

function boxesOf({ quadPoints, rect }: PdfAnnotation, sheet: Sheet): Box[] {
  const numbers = quadPoints && quadPoints.length >= 8 ? Array.from(quadPoints) : null;
  if (!numbers) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
    return [boxAround([sheet.place(x1, y1), sheet.place(x2, y2)])];
  }
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= numbers.length; at += 8) {
    boxes.push(
      boxAround(
        [0, 2, 4, 6].map((corner) =>
          sheet.place(numbers[at + corner] ?? 0, numbers[at + corner + 1] ?? 0),
        ),
      ),
    );
  }
  return boxes;
}

function boxAround(points: readonly { x: number; y: number }[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

function rangesIn(boxes: readonly Box[], placed: readonly Placed[], text: string): Range[] {
  const ranges: Range[] = [];
  for (const box of boxes) {
    for (const piece of placed) {
      const covered = coveredBy(box, piece);
      if (!covered) continue;
      const range = wholeWords(text, {
        start: piece.start + piece.at + covered.start,
        end: piece.start + piece.at + covered.end,
      });
      if (range) ranges.push(range);
    }
  }
  return joined(
    ranges.sort((a, b) => a.start - b.start || a.end - b.end),
    text,
  );
}

/** The characters of a piece that a box covers; null where it covers none. */
function coveredBy(
  box: Box,
  { span, from, length }: Placed,
): { start: number; end: number } | null {
  const middle = span.y - 0.3 * span.size;
  if (middle < box.top || middle > box.bottom) return null;
  const [left, right] = [Math.max(box.left, span.x), Math.min(box.right, span.x + span.width)];
  if (right - left < Math.min(0.25 * span.size, 0.6 * span.width)) return null;
  const edges = [edgeAt(span, left), edgeAt(span, right)].sort((a, b) => a - b);
  const start = Math.max(0, (edges[0] ?? 0) - from);
  const end = Math.min(length, (edges[1] ?? 0) - from);
  return end > start ? { start, end } : null;
}

/**
 * Edges are worked out from usual widths of characters and may be off by one or two: they move to the edge
 * of a word that is so near.
 */
function wholeWords(text: string, { start, end }: Range): Range | null {
  let [from, to] = [start, end];
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '');
  if (isWord(from) && isWord(from - 1)) {
    let back = from;
    while (isWord(back - 1) && from - back < 3) back -= 1;
    let on = from;
    while (isWord(on) && on - from < 3) on += 1;
    if (!isWord(back - 1)) from = back;
    else if (!isWord(on)) from = on;
  }
  if (isWord(to - 1) && isWord(to)) {
    let on = to;
    while (isWord(on) && on - to < 3) on += 1;
    let back = to;
    while (isWord(back - 1) && to - back < 3) back -= 1;
    if (!isWord(on)) to = on;
    else if (!isWord(back - 1)) to = back;
  }
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return to > from ? { start: from, end: to } : null;
}

/** Lines of one mark follow each other: the space or the nothing between them belongs to it. */
function joined(ranges: readonly Range[], text: string): Range[] {
  const all: Range[] = [];
  for (const range of ranges) {
    const last = all.at(-1);
    if (last && range.start - last.end <= 1 && !text.slice(last.end, range.start).includes('\n')) {
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else all.push(range);
  }
  return all;
}

/** The line nearest to a point, of all that stand on the page. */
function beside(boxes: readonly Box[], placed: readonly Placed[]): Range[] {
  const [box] = boxes;
  if (!box) return [];
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  let best: { piece: Placed; distance: number } | null = null;
  for (const piece of placed) {
    const { span } = piece;
    if (span.text.trim() === '') continue;
    const across = Math.max(span.x - x, x - (span.x + span.width), 0);
    const down = Math.abs(span.y - 0.3 * span.size - y);
    const distance = across * 0.3 + down;
    if (!best || distance < best.distance) best = { piece, distance };
  }
  if (!best) return [];
  const { piece } = best;
  const start = piece.start + piece.at;
  const words = piece.span.text.slice(piece.from, piece.from + piece.length);
  const lead = words.length - words.trimStart().length;
  return [{ start: start + lead, end: start + words.trimEnd().length }];
}

/** Marks the words of a link. */
function linkWords(annotation: PdfAnnotation, sheet: Sheet, placed: readonly Placed[]): void {
  const href = safeAddress(annotation.url ?? annotation.unsafeUrl ?? '');
  if (!href) return;
  for (const box of boxesOf(annotation, sheet)) {
    for (const piece of placed) {
      const covered = coveredBy(box, piece);
      const { block } = piece;
      if (!covered || !('marks' in block)) continue;
      const at = wholeWords(block.text, {
        start: piece.at + covered.start,
        end: piece.at + covered.end,
      });
      if (!at) continue;
      const mark: InlineMark = { kind: 'link', href, ...at };
      const last = block.marks.findLast((one) => one.kind === 'link' && one.href === href);
      if (last && mark.start - last.end <= 1) last.end = Math.max(last.end, mark.end);
      else block.marks.push(mark);
    }
  }
}

/** `D:20240305091500+01'00'` as ISO 8601 UTC; null where it is none. */
export function pdfTime(text: string | null | undefined): string | null {
  const found =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*([-+Z])?(\d\d)?'?(\d\d)?/.exec(
      text ?? '',
    );
  if (!found) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part, at) => Number(part ?? (at === 1 || at === 2 ? 1 : 0)));
  const shift = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? 1 : -1);
  const time = new Date(
    Date.UTC(year, month - 1, day, hour, minute + (found[7] === 'Z' ? 0 : shift), second),
  );
  return year < 1970 || year > 9998 || Number.isNaN(time.getTime()) ? null : time.toISOString();
}
