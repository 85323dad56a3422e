const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words of a text as Unicode segments them, which also counts languages that write none apart. */
export function countWords(text: string): number {
  let words = 0;
  for (const segment of segmenter.segment(text)) {
    if (segment.isWordLike) words += 1;
  }
  return words;
}
