import { expect, test } from 'vitest';
import { anchorPassage } from './anchor-passage.ts';
import { attachesItself } from './anchoring.ts';
import { carryRange } from './carry-range.ts';
import { diffTexts } from './diff-texts.ts';
import { prepareText } from './prepare-text.ts';

test('a passage of an unchanged text stands where it stood', () => {
  const text = prepareText('One sentence. Another sentence.');
  const passage = {
    quote: 'sentence',
    prefix: 'One ',
    suffix: '.',
    ranges: [{ start: 4, end: 12 }],
  };
  const anchoring = anchorPassage(passage, text, text);
  expect(attachesItself(anchoring) && anchoring.ranges).toEqual(passage.ranges);
  expect(carryRange(diffTexts(text, text), { start: 4, end: 12 })).toEqual({
    range: { start: 4, end: 12 },
    whole: true,
  });
});
