import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Passage } from '../../contract/passage.ts';
import { dumpNotebook } from '../testing/dump-notebook.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';

const OLD = `# The ferry strike

Only about 40 sailors had come to the meeting in the old customs house.

The ferry company reported losses of three million crowns for the winter.

“We will sail on Monday,” said the owner, who had been waiting for a week.

The letters lie in the harbour. The bread comes by helicopter, when the wind allows it.

The bread comes by helicopter, when the wind allows it. Nobody knows for how long.

The islanders have never asked for more than one boat a day.
`;

const NEW = `# The ferry strike

A correction was added on Tuesday.

The islanders have never asked for more than one boat a day.

Only about 40 sailors had come to the meeting in the old customs house.

The ferry company reported losses of four million crowns for the winter.

"We will sail on Monday," said the owner, who had been waiting for a week.

The bread comes by helicopter, when the wind allows it. Nobody knows for how long.
`;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

let test_: TestCore;
const call: TestCore['call'] = (name, params) => test_.call(name, params);

beforeEach(() => {
  test_ = openTestCore();
});
afterEach(() => test_.close());

async function add(text = OLD, name = 'ferry.md'): Promise<string> {
  const row = await call('import.file', { name, bytes: base64(text) });
  return row.articleId ?? '';
}

async function mark(article: string, quote: string, more: object = {}): Promise<Passage> {
  return call('passages.create', { article, where: { kind: 'quote', quote, ...more } });
}

const revise = (id: string, text = NEW) =>
  call('articles.revise', { id, name: 'ferry.md', bytes: base64(text) });

async function get(id: string): Promise<Passage> {
  const { passages } = await call('passages.list', { ids: [id] });
  const [passage] = passages;
  if (!passage) throw new Error(`no passage ${id}`);
  return passage;
}

/** One passage for each state, by what should become of it. */
async function markAll(article: string) {
  return {
    exact: await mark(article, 'Only about 40 sailors had come to the meeting'),
    quotes: await mark(article, '“We will sail on Monday,” said the owner'),
    moved: await mark(article, 'The islanders have never asked for more than one boat a day.'),
    changed: await mark(article, 'reported losses of three million crowns'),
    lost: await mark(article, 'The letters lie in the harbour.'),
  };
}

describe('a new revision', () => {
  test('says what became of each passage, and one undo takes all of it back', async () => {
    const id = await add();
    const marks = await markAll(id);
    const before = dumpNotebook(test_.core.db);
    const revised = await revise(id);
    expect(revised).toMatchObject({ articleId: id, revision: 2, made: true });
    const state = async (passage: Passage) => (await get(passage.id)).state;
    expect(await state(marks.exact)).toBe('exact');
    expect(await state(marks.quotes)).toBe('exact');
    expect(['exact', 'moved']).toContain(await state(marks.moved));
    expect(await state(marks.changed)).toBe('changed');
    expect(await state(marks.lost)).toBe('lost');
    const after = dumpNotebook(test_.core.db);

    const history = await call('history.list', { limit: 1 });
    expect(history.changes[0]?.label).toBe(`New revision of “The ferry strike”: ${revised.report}`);
    expect(revised.report).toMatch(/passages? stays?.*2 ask$/);
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(before);
    await call('history.redo', {});
    expect(dumpNotebook(test_.core.db)).toBe(after);
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('attaches the same words, shows both wordings of changed ones, and none for lost ones', async () => {
    const id = await add();
    const marks = await markAll(id);
    await revise(id);
    const { text } = await call('articles.text', { id });
    const exact = await get(marks.exact.id);
    expect(exact).toMatchObject({ revision: 2, current: 2, review: null, text: exact.quote });
    expect(text.slice(exact.ranges[0]?.start, exact.ranges[0]?.end)).toBe(exact.quote);
    // Another style of quotation marks is no other wording, and the quote stays as it was marked.
    expect(await get(marks.quotes.id)).toMatchObject({
      quote: '“We will sail on Monday,” said the owner',
      text: '"We will sail on Monday," said the owner',
      revision: 2,
    });
    const changed = await get(marks.changed.id);
    expect(changed).toMatchObject({
      revision: 1,
      ranges: marks.changed.ranges,
      quote: 'reported losses of three million crowns',
      text: 'reported losses of four million crowns',
      review: 'open',
    });
    expect(await get(marks.lost.id)).toMatchObject({
      revision: 1,
      ranges: marks.lost.ranges,
      text: '',
      found: null,
      review: 'open',
    });
    expect((await call('notebook.info', {})).review).toBe(2);
    const asking = await call('review.list', {});
    expect(asking.counts).toEqual({ changed: 1, ambiguous: 0, lost: 1 });
    expect(asking.passages.map((passage) => passage.id).sort()).toEqual(
      [marks.changed.id, marks.lost.id].sort(),
    );
    const hits = await call('passages.list', { query: 'state:changed' });
    expect(hits.passages.map((passage) => passage.id)).toEqual([marks.changed.id]);
  });

  test('leaves the old one to be read, with the passages where they stood', async () => {
    const id = await add();
    const marks = Object.values(await markAll(id));
    await revise(id);
    const later = await mark(id, 'A correction was added');
    const old = await call('passages.list', { article: id, revision: 1 });
    expect(old.passages.map(({ id: one, ranges, text }) => ({ id: one, ranges, text }))).toEqual(
      marks
        .sort((a, b) => (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0))
        .map(({ id: one, ranges, quote }) => ({ id: one, ranges, text: quote })),
    );
    const now = await call('passages.list', { article: id, revision: 2 });
    expect(now.passages.map((passage) => passage.id)).toContain(later.id);
    const revisions = await call('articles.revisions', { id });
    expect(revisions.map(({ number, kind, passages }) => [number, kind, passages])).toEqual([
      [1, 'import', 5],
      [2, 'import', 4],
    ]);
    expect((await call('articles.text', { id, revision: 1 })).text).toContain('three million');
    const original = await call('articles.original', { id, revision: 1 });
    expect(Buffer.from(original.bytes, 'base64').toString()).toBe(OLD);
    expect((await call('articles.original', { id })).bytes).toBe(base64(NEW));
  });

  test('is not made where the text is the same', async () => {
    const id = await add();
    await markAll(id);
    const before = await call('history.list', {});
    const revised = await revise(id, OLD);
    expect(revised).toMatchObject({ made: false, revision: 1, counts: { exact: 5, asks: 0 } });
    expect(await call('history.list', {})).toEqual(before);
  });

  test('of an article in the trash or of nothing is refused', async () => {
    const id = await add();
    await call('articles.trash', { ids: [id] });
    await expect(revise(id)).rejects.toThrow('in the trash');
    await expect(revise('none')).rejects.toThrow('no article none');
  });

  test('with the words of an older one finds the passages that had lost their place', async () => {
    const id = await add();
    const marks = await markAll(id);
    await revise(id);
    await call('review.decide', { ids: [marks.lost.id], decision: { kind: 'lost' } });
    await call('review.decide', { ids: [marks.changed.id], decision: { kind: 'keep' } });
    const back = await revise(id, `${OLD}\nA postscript.\n`);
    expect(back.counts).toMatchObject({ changed: 0, lost: 0, asks: 0 });
    expect(await get(marks.lost.id)).toMatchObject({ state: 'exact', revision: 3, review: null });
  });
});

describe('settling doubts', () => {
  test('a passage kept on the old text asks no more and says so, through further revisions too', async () => {
    const id = await add();
    const { changed } = await markAll(id);
    await revise(id);
    await call('review.decide', { ids: [changed.id], decision: { kind: 'keep' } });
    expect(await get(changed.id)).toMatchObject({
      state: 'changed',
      review: 'kept',
      revision: 1,
      text: 'reported losses of four million crowns',
    });
    expect((await call('notebook.info', {})).review).toBe(1);
    const again = await revise(id, NEW.replace('Nobody knows', 'No one knows'));
    expect(again.outcomes.find(({ passageId }) => passageId === changed.id)).toMatchObject({
      state: 'changed',
      asks: false,
    });
    await call('review.decide', { ids: [changed.id], decision: { kind: 'ask' } });
    expect(await get(changed.id)).toMatchObject({ state: 'changed', review: 'open' });
  });

  test('an attached passage stands on the other words and still shows those first marked', async () => {
    const id = await add();
    const { changed } = await markAll(id);
    await revise(id);
    const item = await call('review.item', { id: changed.id });
    expect(item.old).toMatchObject({ revision: 1, words: changed.quote });
    expect(item.candidates[0]?.words).toBe('reported losses of four million crowns');
    const pieces = item.candidates[0]?.differences ?? [];
    const only = (kind: string) =>
      pieces.filter((piece) => piece.kind === kind).map(({ text }) => text.trim());
    expect(only('removed')).toEqual(['three']);
    expect(only('added')).toEqual(['four']);
    await call('review.decide', { ids: [changed.id], decision: { kind: 'accept' } });
    const attached = await get(changed.id);
    expect(attached).toMatchObject({
      quote: changed.quote,
      text: 'reported losses of four million crowns',
      state: 'changed',
      review: 'attached',
      revision: 2,
    });
    const { text } = await call('articles.text', { id });
    expect(text.slice(attached.ranges[0]?.start, attached.ranges[0]?.end)).toBe(attached.text);
    // It goes with these words now, and is itself again when the first ones come back.
    await revise(id, NEW.replace('A correction was', 'Two corrections were'));
    expect(await get(changed.id)).toMatchObject({
      state: 'changed',
      review: 'attached',
      revision: 3,
    });
    await call('history.undo', {});
    await call('review.decide', { ids: [changed.id], decision: { kind: 'ask' } });
    expect(await get(changed.id)).toMatchObject({
      revision: 1,
      review: 'open',
      ranges: changed.ranges,
    });
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('one by one or all of a kind is one step each; what a decision does not fit stays', async () => {
    const id = await add();
    const { changed, lost, exact } = await markAll(id);
    await revise(id);
    const before = dumpNotebook(test_.core.db);
    const ids = [changed.id, lost.id, exact.id];
    expect(await call('review.decide', { ids, decision: { kind: 'accept' } })).toEqual({
      passages: 1,
      left: 2,
    });
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(before);
    expect(await call('review.decide', { ids, decision: { kind: 'keep' } })).toEqual({
      passages: 2,
      left: 1,
    });
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(before);
    const at = (await call('articles.text', { id })).text.indexOf('A correction');
    const place = { kind: 'attach' as const, ranges: [{ start: at, end: at + 12 }] };
    await expect(call('review.decide', { ids, decision: place })).rejects.toThrow('one passage');
    await expect(
      call('review.decide', { ids: [lost.id], decision: { ...place, revision: 1 } }),
    ).rejects.toThrow('in the meantime');
    await expect(
      call('review.decide', {
        ids: [lost.id],
        decision: { ...place, revision: 2, words: 'Other words' },
      }),
    ).rejects.toThrow('in the meantime');
    await call('review.decide', {
      ids: [lost.id],
      decision: { ...place, revision: 2, words: 'A correction' },
    });
    expect(await get(lost.id)).toMatchObject({ text: 'A correction', state: 'changed' });
  });
});

describe('correcting the text', () => {
  const correct = async (id: string, words: string, by: string, revision = 1) => {
    const start = (await call('articles.text', { id })).text.indexOf(words);
    const edits = [{ start, end: start + words.length, text: by }];
    const tried = await call('articles.tryCorrection', { id, revision, edits });
    return { tried, revised: await call('articles.correct', { id, revision, edits }) };
  };

  test('makes a revision that can be tried before, and taken back', async () => {
    const id = await add();
    const { changed } = await markAll(id);
    const before = dumpNotebook(test_.core.db);
    const { tried, revised } = await correct(id, 'customs house', 'custom house');
    expect(tried.report).toBe('5 passages stay');
    expect(revised).toMatchObject({ revision: 2, report: tried.report });
    expect(await get(changed.id)).toMatchObject({ state: 'exact', revision: 2 });
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(before);
  });

  test('of a word in a passage asks about that passage, and says so before', async () => {
    const id = await add();
    const { exact } = await markAll(id);
    const { tried } = await correct(id, 'about 40', 'about 400');
    expect(tried.outcomes).toEqual([
      expect.objectContaining({ passageId: exact.id, state: 'changed', asks: true }),
    ]);
    expect(await get(exact.id)).toMatchObject({ state: 'changed', review: 'open' });
  });

  test('of the heading that is the title mends the title too', async () => {
    const id = await add();
    await correct(id, 'The ferry strike', 'The ferries strike');
    expect((await call('articles.list', {})).articles[0]?.title).toBe('The ferries strike');
    await call('history.undo', {});
    expect((await call('articles.list', {})).articles[0]?.title).toBe('The ferry strike');
  });

  test('of a text that was changed in the meantime is refused', async () => {
    const id = await add();
    await revise(id);
    const edits = [{ start: 0, end: 3, text: 'A' }];
    await expect(call('articles.correct', { id, revision: 1, edits })).rejects.toThrow(
      'in the meantime',
    );
  });
});

describe('marking in an old revision', () => {
  test('goes over to the current text where it is sure, else stays and asks nobody', async () => {
    const id = await add();
    await revise(id);
    const over = await mark(id, 'waiting for a week');
    const where = (quote: string) => ({
      article: id,
      revision: 1,
      where: { kind: 'quote' as const, quote },
    });
    const sure = await call('passages.create', where('in the old customs house'));
    expect(sure).toMatchObject({ revision: 2, state: 'exact', review: null });
    const only = await call('passages.create', where('The letters lie in the harbour'));
    expect(only).toMatchObject({ revision: 1, review: 'kept', text: '' });
    const old = await call('passages.list', { article: id, revision: 1 });
    expect(old.passages.map((passage) => passage.id)).toEqual([sure.id, only.id]);
    expect(over.revision).toBe(2);
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('edges move in the text in which they are moved', async () => {
    const id = await add();
    const { lost } = await markAll(id);
    await revise(id);
    const [range] = lost.ranges;
    const end = (range?.end ?? 0) - 1;
    const ranges = [{ start: range?.start ?? 0, end }];
    await call('passages.edit', { ids: [lost.id], ranges, revision: 1 });
    expect(await get(lost.id)).toMatchObject({ revision: 1, ranges, state: 'lost' });
    expect((await get(lost.id)).quote).toBe('The letters lie in the harbour');
  });
});

describe('another tab that still shows the text before', () => {
  const OTHER = OLD.replace('three million', 'three or four million');

  /** What it sends: the revision on its page, ranges there, and the words it sees. */
  async function seen(id: string, words: string) {
    const { text, revision } = await call('articles.text', { id });
    const start = text.indexOf(words);
    return { revision, ranges: [{ start, end: start + words.length }], words };
  }

  test('marks words that are still there where they are now, and others where they stood', async () => {
    const id = await add();
    const sure = await seen(id, 'waiting for a week');
    const gone = await seen(id, 'The letters lie in the harbour');
    await revise(id);
    const create = ({ revision, ranges, words }: Awaited<ReturnType<typeof seen>>) =>
      call('passages.create', { article: id, revision, where: { kind: 'ranges', ranges, words } });
    expect(await create(sure)).toMatchObject({ revision: 2, text: sure.words, state: 'exact' });
    expect(await create(gone)).toMatchObject({ revision: 1, quote: gone.words, state: 'lost' });
  });

  test('is refused where the revision was taken back and another has its number', async () => {
    const id = await add();
    const passage = await mark(id, 'waiting for a week');
    await revise(id);
    const { revision, ranges, words } = await seen(id, 'Only about 40 sailors');
    await call('history.undo', {});
    await revise(id, OTHER);
    const { text, revision: now } = await call('articles.text', { id });
    expect(now).toBe(revision);
    expect(text.slice(ranges[0]?.start, ranges[0]?.end)).not.toBe(words);
    const before = dumpNotebook(test_.core.db);
    const where = { kind: 'ranges' as const, ranges, words };
    const refusal = 'The text of “The ferry strike” was changed in the meantime; look at it again.';
    await expect(call('passages.create', { article: id, revision, where })).rejects.toThrow(
      refusal,
    );
    await expect(
      call('passages.edit', { ids: [passage.id], revision, ranges, words }),
    ).rejects.toThrow(refusal);
    const edits = ranges.map((range) => ({ ...range, was: words, text: 'Forty sailors' }));
    await expect(call('articles.correct', { id, revision, edits })).rejects.toThrow(refusal);
    await expect(call('articles.tryCorrection', { id, revision, edits })).rejects.toThrow(refusal);
    expect(dumpNotebook(test_.core.db)).toBe(before);
    // One that is there no more is refused too.
    await call('history.undo', {});
    await expect(call('passages.create', { article: id, revision, where })).rejects.toThrow(
      /revision/,
    );
  });
});

describe('bringing in another version', () => {
  test('from the command line is a revision; in the window it is told and can be adopted', async () => {
    const id = await add();
    await markAll(id);
    const before = dumpNotebook(test_.core.db);
    const revised = await call('import.file', {
      name: 'ferry.md',
      bytes: base64(NEW),
      revise: true,
    });
    expect(revised).toMatchObject({
      status: 'revised',
      articleId: id,
      counts: { articles: 0, passages: 5, attached: 3, loose: 2 },
    });
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(before);

    const added = await call('import.file', {
      name: 'ferry.md',
      bytes: base64(NEW),
      tags: ['News'],
    });
    expect(added).toMatchObject({ status: 'added', versionOf: { id, title: 'The ferry strike' } });
    const separate = dumpNotebook(test_.core.db);
    const other = added.articleId ?? '';
    const own = await mark(other, 'A correction was added');
    const adopted = await call('articles.adopt', { from: other, into: id });
    expect(adopted).toMatchObject({ articleId: id, revision: 2, counts: { asks: 2 } });
    const { articles } = await call('articles.list', {});
    expect(articles).toEqual([
      expect.objectContaining({ id, revision: 2, passages: 6, tags: ['News'] }),
    ]);
    expect(await get(own.id)).toMatchObject({ articleId: id, revision: 2, state: 'exact' });
    expect((await call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
    await call('history.undo', {});
    await call('history.undo', {});
    expect(dumpNotebook(test_.core.db)).toBe(separate);
  });

  test('an old file again is a duplicate, and says which revision it is', async () => {
    const id = await add();
    await revise(id);
    expect(await call('import.file', { name: 'again.md', bytes: base64(OLD) })).toMatchObject({
      status: 'duplicate',
      articleId: id,
      warnings: ['It is revision 1 of “The ferry strike”, which has a newer one.'],
    });
    expect(
      await call('import.file', { name: 'again.md', bytes: base64(NEW), revise: true }),
    ).toMatchObject({
      status: 'duplicate',
      warnings: [],
    });
  });

  test('a nearly identical text from elsewhere is only warned about; another file of that name is not', async () => {
    await add();
    const alike = await call('import.file', {
      name: 'wire-copy.md',
      bytes: base64(OLD.replace('a week', 'a fortnight')),
      revise: true,
    });
    expect(alike).toMatchObject({ status: 'added', versionOf: null });
    expect(alike.warnings).toEqual([
      'Its text is nearly that of “The ferry strike”, which is in the library already.',
    ]);
    const other = await call('import.file', {
      name: 'ferry.md',
      bytes: base64(
        '# On ferries\n\nA ferry carries people and things over water, and has done so for ages.',
      ),
      revise: true,
    });
    expect(other).toMatchObject({ status: 'added', versionOf: null, warnings: [] });
  });
});

test('reading goes on at the same words in a new revision, and in the old one after undo', async () => {
  const id = await add();
  const before = await call('articles.get', { id });
  const { text } = await call('articles.text', { id });
  const position = text.indexOf('“We will sail');
  await call('articles.place', { id, position, revision: 1, progress: 0.4 });
  await revise(id);
  const now = await call('articles.get', { id });
  const next = (await call('articles.text', { id })).text;
  expect(next.slice(now.position)).toMatch(/^"We will sail/);
  await call('history.undo', {});
  expect(await call('articles.get', { id })).toMatchObject({ position, revision: before.revision });
});
