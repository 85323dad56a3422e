import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

test('words are counted as Unicode segments them, whatever stands between letters and figures', () => {
  const asSegmented = (text: string): number =>
    [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  const signs = fc.constantFrom(...'aZ19__.,;:\'"-/@ \t\n\u00e9\u65e5\u00a0');
  const texts = fc.array(signs, { maxLength: 24 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      expect(countWords(text)).toBe(asSegmented(text));
    }),
    { numRuns: 2000 },
  );
});
