import { expect, test } from 'vitest';
import type { Passage } from '../../contract/passage.ts';
import { passageName } from './passage-name.ts';

const PASSAGE: Passage = {
  id: 'p',
  articleId: 'a',
  articleTitle: 'Of Studies',
  revision: 1,
  quote: 'Some books are to be tasted',
  prefix: '',
  suffix: '',
  ranges: [{ start: 0, end: 27 }],
  text: 'Some books are to be tasted',
  state: 'exact',
  review: null,
  found: null,
  current: 1,
  position: 0,
  color: 'red',
  note: '',
  noteState: null,
  tags: [],
  created: '',
  modified: '',
  creator: '',
};

test('a passage is named by its number, colour and words', () => {
  expect(passageName(PASSAGE, 3, 12)).toBe('Highlight 3 of 12, red: Some books are to be tasted');
});

test('its state, note and tags follow, the note without the signs of Markdown', () => {
  const full: Passage = {
    ...PASSAGE,
    state: 'changed',
    note: 'Compare *Seneca*, **Ep.** 84',
    tags: ['Disputed', 'Reading/Manner'],
  };
  expect(passageName(full, 1, 1)).toBe(
    'Highlight 1 of 1, red: Some books are to be tasted; the words here have changed; note: Compare Seneca, Ep. 84; tags Disputed, Reading / Manner',
  );
});

test('long words are cut', () => {
  expect(passageName({ ...PASSAGE, quote: 'word '.repeat(100) }, 1, 1).length).toBeLessThan(180);
});
