import { expect, test } from 'vitest';
import { similarity } from './similar-texts.ts';

const STORY =
  'The ferry company said on Monday that three of its seven boats would stay in the harbour until the sailors and the owners had agreed on hours and pay for the coming winter.';

test('an edited text is much like itself; another text on the same matter is not', () => {
  expect(similarity(STORY, STORY)).toBe(1);
  expect(similarity(STORY, STORY.toUpperCase().replaceAll(' ', '\n'))).toBe(1);
  expect(similarity(STORY, STORY.replace('Monday', 'Tuesday'))).toBeGreaterThan(0.7);
  expect(
    similarity(
      STORY,
      'On Monday the sailors of the ferry company went home, and the boats lay in the harbour; the owners said nothing about pay or hours.',
    ),
  ).toBeLessThan(0.1);
});

test('texts without words are alike, and short ones are compared whole', () => {
  expect(similarity('', '…')).toBe(1);
  expect(similarity('one two', 'one two')).toBe(1);
  expect(similarity('one two', 'one')).toBe(0);
});
