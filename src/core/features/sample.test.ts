import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../domain/canonical-text.ts';
import { findQuote } from '../../domain/quote.ts';
import { sampleArticles, sampleTags } from '../sample/sample-library.ts';
import { openTestNotebook } from '../testing/test-notebook.ts';

const PASSAGES = sampleArticles.flatMap(({ passages }) => passages);

describe('the sample library', () => {
  test.each(sampleArticles.map((article) => [article.bibliography.title, article] as const))(
    'quotes “%s” to the letter, each quote once',
    (title, { paragraphs, passages }) => {
      const { text } = canonicalText(
        [title, ...paragraphs].map((one) => ({ kind: 'paragraph', text: one, marks: [] })),
      );
      for (const { quote } of passages) expect(findQuote(text, quote), quote).toHaveLength(1);
    },
  );

  test('shows what passages can be: many, tagged, noted, overlapping, across paragraphs', () => {
    expect(sampleArticles).toHaveLength(3);
    expect(PASSAGES.length).toBeGreaterThanOrEqual(20);
    expect(sampleTags).toHaveLength(6);
    const paths = sampleTags.map(({ path }) => path);
    for (const { tags } of PASSAGES) expect(paths).toEqual(expect.arrayContaining([...tags]));
    expect(PASSAGES.filter(({ note }) => note !== '').length).toBeGreaterThan(5);
    expect(PASSAGES.some(({ quote }) => quote.includes('\n\n'))).toBe(true);
  });

  test('is typeset as a book is', () => {
    const texts = sampleArticles.flatMap(({ paragraphs }) => paragraphs);
    for (const text of texts) expect(text).not.toMatch(/["']| {2}|--|\.\.\./);
  });
});

test('it comes in as one step, with its collection, codebook and marks where they belong', async () => {
  const notebook = openTestNotebook();
  const added = await notebook.call('sample.add', {});
  expect(added).toEqual({ articles: 3, passages: PASSAGES.length });
  expect(await notebook.call('sample.add', {})).toEqual({ articles: 0, passages: 0 });
  expect((await notebook.call('notebook.info', {})).sample).toBe(true);
  const { passages } = await notebook.call('passages.list', {});
  for (const { text, quote, state } of passages) {
    expect(text).toBe(quote);
    expect(state).toBe('exact');
  }
  expect(await notebook.call('collections.list', {})).toMatchObject([
    { name: 'Sample library', articles: 3 },
  ]);
  const tags = await notebook.call('tags.list', {});
  for (const { path, color, description } of sampleTags) {
    expect(tags).toContainEqual(expect.objectContaining({ path, color, description }));
  }
  expect((await notebook.call('history.undo', {})).label).toBe('Add the sample library');
  expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 0, sample: false });
  expect(await notebook.call('tags.list', {})).toEqual([]);
  await notebook.call('history.redo', {});
  expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 3, sample: true });
});

test('it goes as one step, with what was marked in it, and leaves what is the researcher’s', async () => {
  const notebook = openTestNotebook();
  const own = notebook.article('My own', ['Some words of mine.'], { tags: ['Memory'] });
  await notebook.call('tags.add', { path: 'Writing' });
  await notebook.call('sample.add', {});
  await notebook.call('passages.create', {
    article: own,
    where: { kind: 'quote', quote: 'words of mine' },
    tags: ['Disputed'],
  });
  const [sample] = (await notebook.call('articles.list', { query: 'Bacon' })).articles;
  await notebook.call('passages.create', {
    article: sample?.id ?? '',
    where: { kind: 'quote', quote: 'Abeunt studia in mores' },
    tags: ['Latin'],
  });
  const removed = await notebook.call('sample.remove', {});
  expect(removed).toEqual({ articles: 3, passages: PASSAGES.length + 1 });
  expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 1, passages: 1 });
  const paths = (await notebook.call('tags.list', {})).map(({ path }) => path);
  // Memory and Writing were there before, Disputed is in use, Latin was made by hand.
  expect(paths.sort()).toEqual(['Disputed', 'Latin', 'Memory', 'Writing']);
  expect(await notebook.call('collections.list', {})).toEqual([]);
  await notebook.call('history.undo', {});
  expect(await notebook.call('notebook.info', {})).toMatchObject({
    articles: 4,
    passages: PASSAGES.length + 2,
    sample: true,
  });
  expect(await notebook.call('notebook.check', {})).not.toContainEqual(
    expect.objectContaining({ ok: false }),
  );
});

test('asked for again, it comes back out of the trash', async () => {
  const notebook = openTestNotebook();
  await notebook.call('sample.add', {});
  const { articles } = await notebook.call('articles.list', {});
  await notebook.call('articles.trash', { ids: articles.map(({ id }) => id) });
  expect(await notebook.call('sample.add', {})).toEqual({ articles: 3, passages: PASSAGES.length });
  expect((await notebook.call('articles.list', {})).total).toBe(3);
});
