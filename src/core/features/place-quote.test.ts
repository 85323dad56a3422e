import { afterEach, beforeEach, expect, test } from 'vitest';
import { needArticle } from '../store/article-store.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';
import { quotePlacer } from './place-quote.ts';

let core: TestCore;
beforeEach(() => {
  core = openTestCore();
});
afterEach(() => core.close());

const TEXT = [
  'The ferry company reported losses of three million crowns for the winter.',
  '“We will sail on Monday,” said the owner, who had been waiting for a week.',
  'Bread comes by helicopter when the wind allows it.',
  'Bread comes by helicopter when the wind allows it.',
];

function place(quote: string, more: object = {}) {
  const id = putArticle(core.core, 'Ferry', TEXT);
  const { db } = core.core;
  return quotePlacer(
    db,
    needArticle(db, id),
  )({ quote, prefix: '', suffix: '', hint: null, ...more });
}

test('a quote from elsewhere is attached where only one place can be meant, whatever its punctuation', () => {
  expect(place('"We will sail on Monday," said the owner')).toMatchObject({
    attached: true,
    state: 'exact',
    review: null,
    quote: '"We will sail on Monday," said the owner',
  });
});

test('a quote whose words are others, or that stands twice, or nowhere, is loose and says so', () => {
  expect(place('reported losses of four million crowns for the winter')).toMatchObject({
    attached: false,
    review: 'open',
    ranges: '[]',
  });
  expect(place('Bread comes by helicopter when the wind allows it.')).toMatchObject({
    attached: false,
    state: 'ambiguous',
  });
  expect(place('The mayor has never been to the islands at all.')).toMatchObject({
    attached: false,
    state: 'lost',
  });
});
