import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnchorState, Passage } from '../../contract/passage.ts';
import { stateWords } from '../../domain/state-words.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';

const OPENING = 'Only about 40 sailors had come to the meeting in the old customs house.';
const LOSSES = 'The ferry company reported losses of three million crowns for the winter.';
const COURT = 'The court found that the strike of the second week was lawful in every part.';
const PILOTS = 'Two pilots of the southern station refused to sail before the light had come.';
const LETTERS = 'The letters lie in the harbour, and nobody has sorted them since Monday.';
const OWNER = 'The owner of the yard on the northern shore had gone away for the weekend.';
const BREAD = 'The bread comes by helicopter, when the wind allows it.';
const BOATS = 'The islanders have never asked for more than one boat a day.';
const END = 'Nobody knows for how long the talks will last this time.';

const OLD = [OPENING, LOSSES, COURT, PILOTS, LETTERS, OWNER, BREAD, BREAD, BOATS, END];
const NEW = [
  BOATS,
  OPENING,
  LOSSES.replace('three', 'four'),
  COURT.replace('was lawful', 'was never lawful'),
  PILOTS.replace('Two', 'Three'),
  BREAD,
  END,
];

/** What the passage on each sentence becomes, and how the doubt about it is settled. */
const CASES: readonly [string, string, AnchorState, Passage['review']][] = [
  ['exact', OPENING, 'exact', null],
  ['moved', BOATS, 'moved', null],
  ['changed', LOSSES, 'changed', 'open'],
  ['changed and kept', COURT, 'changed', 'kept'],
  ['changed and attached', PILOTS, 'changed', 'attached'],
  ['ambiguous', BREAD, 'ambiguous', 'open'],
  ['lost', LETTERS, 'lost', 'open'],
  ['marked as lost', OWNER, 'lost', 'lost'],
];

let core: TestCore;
const passages = new Map<string, Passage>();

beforeAll(async () => {
  core = openTestCore();
  const bytes = (paragraphs: readonly string[]): string =>
    Buffer.from(`# The strike\n\n${paragraphs.join('\n\n')}\n`).toString('base64');
  const added = await core.call('import.file', { name: 'a.md', bytes: bytes(OLD) });
  const article = added.articleId ?? '';
  const { text } = await core.call('articles.text', { id: article });
  for (const [name, words] of CASES) {
    const start = text.indexOf(words);
    const ranges = [{ start, end: start + words.length }];
    const made = await core.call('passages.create', { article, where: { kind: 'ranges', ranges } });
    passages.set(name, made);
  }
  await core.call('articles.revise', { id: article, name: 'a.md', bytes: bytes(NEW) });
  const settle = (name: string, kind: 'keep' | 'accept' | 'lost') =>
    core.call('review.decide', { ids: [passages.get(name)?.id ?? ''], decision: { kind } });
  await settle('changed and kept', 'keep');
  await settle('changed and attached', 'accept');
  await settle('marked as lost', 'lost');
  const list = await core.call('passages.list', { article });
  for (const [name, made] of passages) {
    const now = list.passages.find(({ id }) => id === made.id);
    if (now) passages.set(name, now);
  }
});
afterAll(() => core.close());

const of = (name: string): Passage => {
  const passage = passages.get(name);
  if (!passage) throw new Error(`there is no passage ${name}`);
  return passage;
};

test.each(CASES)('a passage that is %s says so in lists', (name, _, state, review) => {
  expect(of(name)).toMatchObject({ state, review });
});

test.each(['exact', 'moved', 'changed', 'ambiguous', 'lost'] as const)(
  'state:%s finds the passages of that state, in lists and in the search',
  async (state) => {
    const wanted = CASES.filter((each) => each[2] === state).map(([name]) => of(name).id);
    const query = `state:${state}`;
    const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
    expect(ids((await core.call('passages.list', { state })).passages).sort()).toEqual(
      wanted.toSorted(),
    );
    expect(ids((await core.call('passages.list', { query })).passages).sort()).toEqual(
      wanted.toSorted(),
    );
    const { hits } = await core.call('search.run', { query, in: ['passages'] });
    expect(ids(hits).sort()).toEqual(wanted.toSorted());
    const not = await core.call('search.run', { query: `-${query}`, in: ['passages'] });
    expect(not.hits).toHaveLength(CASES.length - wanted.length);
  },
);

describe('every export', () => {
  const exported = (format: string) =>
    core.call('export.run', { format, selection: { kind: 'everything' } });

  test.each(['md', 'html'])('as %s says it in words', async (format) => {
    const { text } = await exported(format);
    const plain = text.replace(/<[^>]*>/g, '').replaceAll('\\', '');
    for (const [name] of CASES) {
      const passage = of(name);
      const words = stateWords(passage);
      const at = plain.indexOf(passage.quote.slice(0, 40));
      expect(at, name).toBeGreaterThan(-1);
      const others = CASES.filter(([other]) => other !== name);
      const next = Math.min(
        plain.length,
        ...others
          .map(([, quote]) => plain.indexOf(quote.slice(0, 40), at))
          .filter((each) => each > at),
      );
      const its = plain.slice(at, next);
      if (words === null) expect(its).not.toMatch(/Changed:|Lost:|Moved:|Ambiguous:/);
      else expect(its, name).toContain(words);
      if (passage.state === 'changed') expect(its, name).toContain(passage.text);
    }
  });

  test('as CSV and JSON has it in a column, with how it was settled and the words there now', async () => {
    const csv = (await exported('csv')).text;
    const { articles } = JSON.parse((await exported('json')).text) as {
      articles: { passages: Passage[] }[];
    };
    for (const [name, , state] of CASES) {
      const passage = of(name);
      const row = csv.split('\n').find((line) => line.includes(passage.id));
      expect(row, name).toContain(`,${state},`);
      if (state === 'changed') expect(row, name).toContain(passage.text);
      expect(articles[0]?.passages.find(({ id }) => id === passage.id)).toMatchObject({
        state,
        review: passage.review,
        quote: passage.quote,
        text: passage.text,
      });
    }
  });
});
