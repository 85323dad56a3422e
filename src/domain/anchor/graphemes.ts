import { KIND, kindOf } from './character-kinds.ts';

/** Made when it is first needed: plain text never does. */
let segmenter: Intl.Segmenter | null = null;
/** Far enough to find a place where a grapheme surely starts; longer ones are taken to be hostile. */
const REACH = 128;

/** Whether an offset lies between two graphemes of a text, so that nothing is cut in half there. */
export function isBetweenGraphemes(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return offset === 0 || offset === text.length;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (isPlain(before) && isPlain(after)) return before !== 13 || after !== 10;
  let from = offset - 1;
  while (from > 0 && offset - from < REACH && !isPlain(text.charCodeAt(from))) from -= 1;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const { index } =
    segmenter.segment(text.slice(from, offset + REACH)).containing(offset - from) ?? {};
  return index === undefined || index === offset - from;
}

/** Never part of a longer grapheme, but for a line feed after a carriage return. */
function isPlain(unit: number): boolean {
  if (unit < 0x300) return unit !== 0xad && unit !== 0xa9 && unit !== 0xae;
  return unit >= 0x4e00 && unit <= 0x9fff ? true : kindOf[unit] === KIND.quotation;
}
