import type { Chance } from './chance.ts';
import type { Doc } from './marked-text.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const SENTENCE = /[^.!?\n]+[.!?]+[”’"']?/g;

/** A document made of parts of several texts. @param texts each as paragraphs with empty lines between */
export function documentOf(texts: readonly string[], chance: Chance): string {
  const taken = [...texts].sort(() => chance.next() - 0.5).slice(0, 2 + chance.below(3));
  const paragraphs = taken.flatMap((text) =>
    text
      .trim()
      .split('\n\n')
      .filter(() => chance.holds(0.85)),
  );
  return paragraphs.join('\n\n');
}

/** A passage of some length, from three characters to two thousand, mostly of whole words. */
export function passageIn(text: string, chance: Chance): Doc {
  const most = chance.pick([11, 40, 40, 120, 120, 120, 400, 400, 2000]);
  const least = chance.pick([3, 12, 12, 30, 60]);
  const length = Math.min(text.length - 2, least + chance.below(Math.max(1, most - least)));
  let start = chance.below(text.length - length);
  if (chance.holds(0.02)) start = 0;
  if (chance.holds(0.02)) start = text.length - length;
  let end = start + length;
  if (chance.holds(0.9)) [start, end] = wholeWords(text, start, end);
  [start, end] = wholeGraphemes(text, start, end);
  return { pre: text.slice(0, start), mid: text.slice(start, end), post: text.slice(end) };
}

/** A passage that is one sentence; `wanted` says which will do. */
export function sentenceIn(
  text: string,
  chance: Chance,
  wanted: (sentence: string) => boolean = () => true,
): Doc | null {
  const sentences = [...text.matchAll(SENTENCE)]
    .map((match) => ({
      start: match.index + (match[0].length - match[0].trimStart().length),
      words: match[0].trim(),
    }))
    .filter(({ words }) => words.length >= 25 && words.length < 600 && wanted(words));
  if (sentences.length === 0) return null;
  const { start, words } = chance.pick(sentences);
  return { pre: text.slice(0, start), mid: words, post: text.slice(start + words.length) };
}

function wholeWords(text: string, start: number, end: number): [number, number] {
  const inWord = /[\p{L}\p{N}\p{M}’'_-]/u;
  while (start > 0 && inWord.test(text.charAt(start - 1)) && inWord.test(text.charAt(start)))
    start -= 1;
  while (end < text.length && inWord.test(text.charAt(end - 1)) && inWord.test(text.charAt(end)))
    end += 1;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? [start, end] : [0, Math.min(12, text.length)];
}

function wholeGraphemes(text: string, start: number, end: number): [number, number] {
  const all = graphemes.segment(text);
  const last = all.containing(end - 1);
  return [all.containing(start)?.index ?? start, last ? last.index + last.segment.length : end];
}
