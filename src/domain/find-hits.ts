import type { WordsNode } from './query.ts';

/** A place where words of a query stand: UTF-16 code units of the text, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** The index of the words among those looked for. */
  readonly words: number;
}

/** How much further is read once something was found: enough for a snippet, not the whole of a book. */
const READ_ON = 1500;

/**
 * Where the words of a query stand in a text, in order; the full-text index says that they do, not where.
 * Case and accents do not matter, as in the index (`unicode61 remove_diacritics 2`).
 * @param readOn how many code units are read after the first hit
 */
export function findHits(
  text: string,
  wanted: readonly WordsNode[],
  readOn: number = READ_ON,
): Hit[] {
  const hits = [...findPhrases(text, wanted, readOn), ...findRuns(text, wanted, readOn)];
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const limit = (hits[0]?.start ?? 0) + readOn;
  return hits.filter((hit) => hit.start <= limit);
}

/** A word as the index compares it. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/;
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu;

interface Phrase {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly index: number;
}

function findPhrases(text: string, wanted: readonly WordsNode[], readOn: number): Hit[] {
  const phrases: Phrase[] = wanted.flatMap((node, index) => {
    const words = (node.text.match(WORD) ?? []).map(foldWord);
    return node.literal || words.length === 0 ? [] : [{ words, prefix: node.prefix, index }];
  });
  const longest = Math.max(0, ...phrases.map((phrase) => phrase.words.length));
  const hits: Hit[] = [];
  if (longest === 0) return hits;
  let limit = Number.POSITIVE_INFINITY;
  // The last words read, the newest at the end.
  const read: { word: string; start: number }[] = [];
  for (const match of text.matchAll(WORD)) {
    if (match.index > limit) break;
    read.push({ word: foldWord(match[0]), start: match.index });
    if (read.length > longest) read.shift();
    for (const phrase of phrases) {
      const first = read[read.length - phrase.words.length];
      if (!first || !endsWith(read, phrase)) continue;
      hits.push({ start: first.start, end: match.index + match[0].length, words: phrase.index });
      limit = Math.min(limit, first.start + readOn);
    }
  }
  return hits;
}

function endsWith(read: readonly { word: string }[], { words, prefix }: Phrase): boolean {
  const from = read.length - words.length;
  return words.every((wanted, index) => {
    const word = read[from + index]?.word ?? '';
    return prefix && index === words.length - 1 ? word.startsWith(wanted) : word === wanted;
  });
}

function findRuns(text: string, wanted: readonly WordsNode[], readOn: number): Hit[] {
  const hits: Hit[] = [];
  for (const [index, node] of wanted.entries()) {
    if (!node.literal) continue;
    const run = lowerAscii(node.text);
    const low = lowerAscii(text);
    let limit = Number.POSITIVE_INFINITY;
    for (let at = low.indexOf(run); at !== -1 && at <= limit; at = low.indexOf(run, at + 1)) {
      limit = Math.min(limit, at + readOn);
      hits.push({ start: at, end: at + run.length, words: index });
    }
  }
  return hits;
}

/** As SQLite's LIKE compares; other than `toLowerCase` it never changes the length. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
