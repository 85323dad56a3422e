import type { Hit } from './find-hits.ts';

/** A piece of a text on one line, and where the hits stand in it (UTF-16, half-open, disjoint). */
export interface Snippet {
  readonly snippet: string;
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

const LENGTH = 200;
const BEFORE = 60;
/** How far an edge may move to fall between words. */
const SLACK = 24;

/**
 * The piece of a text that shows most of the words found, or its beginning where there are none. White
 * space is folded; an ellipsis stands where something was left out.
 * @param hits in order, as `findHits` gives them
 */
export function cutSnippet(text: string, hits: readonly Hit[]): Snippet {
  const best = richest(hits);
  const start = best === null ? 0 : best.start;
  const from = start <= BEFORE ? 0 : edge(text, start - BEFORE, 1);
  const wanted = Math.max(from + LENGTH, best?.end ?? 0);
  const to = wanted >= text.length ? text.length : edge(text, wanted, -1);
  const spans = disjoint(hits.filter((hit) => hit.start >= from && hit.end <= to));
  const lead = from > 0 ? '…' : '';
  const { line, places } = fold(text.slice(from, to));
  const place = (offset: number): number => lead.length + (places[offset - from] ?? line.length);
  return {
    snippet: `${lead}${line}${to < text.length ? '…' : ''}`,
    highlights: spans.map((span) => ({ start: place(span.start), end: place(span.end) })),
  };
}

/** The hit from which the most different words stand close together. */
function richest(hits: readonly Hit[]): Hit | null {
  let best: Hit | null = null;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const near = new Set<number>();
    for (let next = index; next < hits.length; next += 1) {
      const other = hits[next];
      if (!other || other.end > hit.start + LENGTH - BEFORE - SLACK) break;
      near.add(other.words);
    }
    if (near.size > most || best === null) {
      best = hit;
      most = near.size;
    }
  }
  return best;
}

function disjoint(hits: readonly Hit[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of hits) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/** The nearest edge of a word from `offset` in a direction, else of a grapheme. */
function edge(text: string, offset: number, step: 1 | -1): number {
  for (let moved = 0; moved <= SLACK; moved += 1) {
    const at = offset + moved * step;
    const [outer, inner] = step === 1 ? [at - 1, at] : [at, at - 1];
    if (/\s/u.test(text.charAt(outer)) && !/\s/u.test(text.charAt(inner))) return at;
  }
  const base = Math.max(0, offset - SLACK);
  const graphemes = new Intl.Segmenter().segment(text.slice(base, offset + SLACK));
  const inside = graphemes.containing(offset - base);
  return inside === undefined ? offset : base + inside.index;
}

/** Folds white space; `places` says where each code unit went. */
function fold(piece: string): { line: string; places: number[] } {
  const places: number[] = [];
  let line = '';
  for (let at = 0; at < piece.length; at += 1) {
    const char = piece.charAt(at);
    places.push(line.length);
    if (!/\s/u.test(char)) line += char;
    else if (line !== '' && !line.endsWith(' ')) line += ' ';
  }
  places.push(line.length);
  return { line: line.trimEnd(), places };
}
