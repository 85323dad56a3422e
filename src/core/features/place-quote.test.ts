import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../handler.ts';
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

test('a loose quote becomes a passage that asks, is shown with its places, and is attached by hand or by a later text', async () => {
  const article = putArticle(core.core, 'Ferry', TEXT);
  const { db } = core.core;
  const placer = quotePlacer(db, needArticle(db, article));
  const around = { prefix: '', suffix: '', hint: null };
  const quotes = [
    'Bread comes by helicopter when the wind allows it.',
    'reported losses of four million crowns for the winter',
    'The mayor has never been to the islands at all.',
    'said the owner, who had been waiting',
  ];
  runAction(core.core, null, (action) => {
    for (const [at, quote] of quotes.entries()) {
      const place = placer({ quote, ...around });
      action.db.run(
        `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, review, found,
           color, note, creator, created, modified)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'yellow', '', '', ?, ?)`,
        `passage-${at}`,
        place.article,
        place.revision,
        place.ranges,
        place.first,
        place.quote,
        place.prefix,
        place.suffix,
        place.state,
        place.review,
        place.found,
        action.at,
        action.at,
      );
    }
    action.says('Bring in quotes', ['passages'], [article]);
  });
  expect((await core.call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
  const asking = await core.call('review.list', {});
  expect(asking.counts).toEqual({ changed: 1, ambiguous: 1, lost: 1 });
  expect(asking.passages.map(({ quote }) => quote).sort()).toEqual(quotes.slice(0, 3).sort());
  const item = await core.call('review.item', { id: 'passage-0' });
  expect(item.candidates.map(({ words }) => words)).toEqual([quotes[0], quotes[0]]);
  const { ranges, revision, words } = item.candidates[1] ?? item.old;
  await core.call('review.decide', {
    ids: ['passage-0'],
    decision: { kind: 'attach', ranges, revision, words },
  });
  // The text that the others were taken from comes later: there they are.
  const later = [...TEXT.map((text) => text.replace('three million', 'four million')), quotes[2]];
  const revised = await core.call('articles.revise', {
    id: article,
    name: 'Ferry.txt',
    type: 'text',
    bytes: Buffer.from(later.join('\n\n')).toString('base64'),
  });
  expect(revised.counts).toMatchObject({ asks: 0, lost: 0 });
  const { passages } = await core.call('passages.list', { article });
  for (const passage of passages) expect(passage.text).toBe(passage.quote);
});
