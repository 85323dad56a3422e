import type { Block } from '../../../src/contract/block.ts';
import { type Color, colors, type Passage, type Range } from '../../../src/contract/passage.ts';
import { canonicalText } from '../../../src/domain/canonical-text.ts';

/** What every way of showing marks is given. */
export interface Sheet {
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly starts: readonly number[];
  readonly passages: readonly Passage[];
  /** Mean number of passages on a character. */
  readonly depth: number;
}

const VOCABULARY = 12_000;
const PARAGRAPH = 80;

/**
 * Prose of so many words in paragraphs of about 80, words as unequally common as real ones, and so many passages
 * scattered over it, so long that on average `depth` of them lie on a character. The same for the same numbers.
 */
export function makeSheet(words: number, marks: number, depth: number): Sheet {
  const chance = seeded(11);
  const blocks: Block[] = [];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, Math.round(PARAGRAPH * (0.6 + 0.8 * chance())));
    blocks.push({ kind: 'paragraph', text: paragraph(length, chance), marks: [] });
    left -= length;
  }
  const { text, starts } = canonicalText(blocks);
  const mean = marks === 0 ? 0 : (depth * text.length) / marks;
  const passages = Array.from({ length: marks }, (_, index) => {
    const length = Math.max(8, Math.round(mean * (0.3 + 1.4 * chance())));
    const start = Math.floor(chance() * (text.length - length));
    return makePassage(`p${index}`, { start, end: start + length }, text, pick(colors, chance));
  }).sort((a, b) => (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0));
  return { blocks, text, starts, passages, depth };
}

/** Where one more mark goes: near the start of the text, where the reader is, in a place of its own each time. */
export function nextRange(number: number): Range {
  return { start: 40 + number * 37, end: 40 + number * 37 + 120 };
}

export function makePassage(id: string, range: Range, text: string, color: Color): Passage {
  const quote = text.slice(range.start, range.end);
  return {
    id,
    articleId: 'article',
    articleTitle: 'Generated prose',
    revision: 1,
    current: 1,
    quote,
    prefix: text.slice(Math.max(0, range.start - 32), range.start),
    suffix: text.slice(range.end, range.end + 32),
    ranges: [range],
    text: quote,
    state: 'exact',
    review: null,
    found: null,
    position: range.start,
    color,
    note: '',
    noteState: null,
    tags: ['Bench'],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    creator: '',
  };
}

function paragraph(length: number, chance: () => number): string {
  const words: string[] = [];
  let open = true;
  for (let at = 0; at < length; at += 1) {
    const word = wordOf(Math.floor(VOCABULARY ** chance()) - 1);
    const ends = chance() < 0.06 || at === length - 1;
    const pause = !ends && chance() < 0.09;
    words.push(
      (open ? word.charAt(0).toUpperCase() + word.slice(1) : word) +
        (ends ? '.' : pause ? ',' : ''),
    );
    open = ends;
  }
  return words.join(' ');
}

const ONSETS = [
  '',
  'b',
  'c',
  'd',
  'f',
  'g',
  'h',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'th',
  'st',
  'w',
];
const RHYMES = [
  'a',
  'e',
  'i',
  'o',
  'u',
  'an',
  'en',
  'in',
  'on',
  'er',
  'or',
  'is',
  'al',
  'ed',
  'ing',
  'ea',
];

/** The word of a rank: common ones are short, as in any language. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 3; rest > 0; rest = Math.floor(rest / (ONSETS.length * RHYMES.length))) {
    word +=
      (ONSETS[rest % ONSETS.length] ?? '') +
      (RHYMES[Math.floor(rest / ONSETS.length) % RHYMES.length] ?? '');
  }
  return word;
}

function pick<T>(from: readonly T[], chance: () => number): T {
  return from[Math.floor(chance() * from.length)] as T;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
