import { expect, test } from 'vitest';
import type { Passage } from '../../contract/passage.ts';
import type { Decision } from '../../contract/revision.ts';
import { dumpNotebook } from '../testing/dump-notebook.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';

/** `REVISIONS_SEED` repeats a run; `REVISIONS_ROUNDS` makes it longer. */
const SEED = Number(process.env.REVISIONS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = Number(process.env.REVISIONS_ROUNDS ?? 3);
const STEPS = 14;

/** Mulberry32: small, and the same everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  'the a harbour ferry island sailor bread letter mayor “winter” boat never not 40 1,500 Anna Lindqvist über naïve 🚢 👩‍🔬 سفينة night reports reported law — strike'.split(
    ' ',
  );

test(`random passages and edits, undone and redone: nothing is ever lost (seed ${SEED})`, async () => {
  let revisions = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const random = chance(SEED + round);
    const core = openTestCore();
    try {
      revisions += await live(core, random);
    } finally {
      await core.close();
    }
  }
  expect(revisions, 'enough revisions were made to mean anything').toBeGreaterThan(ROUNDS * 2);
}, 600_000);

async function live(core: TestCore, random: () => number): Promise<number> {
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const sentence = (): string =>
    `${Array.from({ length: 6 + below(14) }, () => pick(WORDS)).join(' ')}.`;
  let paragraphs = Array.from({ length: 8 + below(8) }, () =>
    Array.from({ length: 1 + below(4) }, sentence).join(' '),
  );
  const bytes = (): string => Buffer.from(paragraphs.join('\n\n')).toString('base64');
  const row = await core.call('import.file', { name: 'a.txt', bytes: bytes(), type: 'text' });
  const article = row.articleId ?? '';
  /** What a researcher made, by passage: it must be there, word for word, whatever is done to the text. */
  const made = new Map<
    string,
    { quote: string; note: string; prefix: string; suffix: string; color: string }
  >();
  /** Where a passage stood in each revision it was seen in. */
  const stood = new Map<string, Map<number, string>>();
  let marks = 0;

  const look = async (): Promise<Passage[]> => {
    const { passages } = await core.call('passages.list', { article });
    for (const passage of passages) {
      const places = stood.get(passage.id) ?? new Map<number, string>();
      stood.set(passage.id, places);
      // What asks again was taken back from the text it was attached to by hand.
      for (const number of places.keys()) if (number > passage.revision) places.delete(number);
      places.set(passage.revision, JSON.stringify(passage.ranges));
    }
    return passages;
  };
  const mark = async (): Promise<void> => {
    const { text, revision } = await core.call('articles.text', { id: article });
    const older = 1 + below(revision);
    const source = (await core.call('articles.text', { id: article, revision: older })).text;
    const start = below(Math.max(1, source.length - 40));
    const ranges = [{ start, end: Math.min(source.length, start + 3 + below(60)) }];
    if (random() < 0.2)
      ranges.push({ start: Math.min(source.length - 2, start + 70), end: source.length });
    try {
      const passage = await core.call('passages.create', {
        article,
        revision: older,
        where: { kind: 'ranges', ranges },
        note: { markdown: `note ${marks}`, state: null },
        tags: [`Tag ${below(4)}`],
      });
      marks += 1;
      const { quote, note, prefix, suffix, color } = passage;
      made.set(passage.id, { quote, note, prefix, suffix, color });
    } catch (error) {
      // Half a character, or only white space: refused, and nothing made.
      expect(String(error)).toMatch(/ranges|no words/);
      expect(text).toBeDefined();
    }
  };
  const edit = (): void => {
    const at = below(paragraphs.length);
    const words = (paragraphs[at] ?? '').split(' ');
    const kind = below(7);
    if (kind === 0) paragraphs = paragraphs.filter((_, index) => index !== at);
    else if (kind === 1) paragraphs.splice(at, 0, sentence());
    else if (kind === 2) paragraphs.push(paragraphs.splice(at, 1)[0] ?? '');
    else if (kind === 3)
      paragraphs[at] = (paragraphs[at] ?? '').replaceAll('“', '"').replaceAll(' — ', ' - ');
    else if (kind === 4) paragraphs.splice(at, 0, paragraphs[at] ?? '');
    else {
      words.splice(below(words.length), kind === 5 ? 1 : 0, pick(WORDS));
      paragraphs[at] = words.join(' ');
    }
    if (paragraphs.length === 0) paragraphs.push(sentence());
  };
  const decide = async (passages: readonly Passage[]): Promise<void> => {
    const { text, revision } = await core.call('articles.text', { id: article });
    const end = 1 + below(text.length);
    const decisions: Decision[] = [
      { kind: 'keep' },
      { kind: 'accept' },
      { kind: 'lost' },
      { kind: 'ask' },
      { kind: 'attach', ranges: [{ start: Math.max(0, end - 30), end }], revision },
    ];
    const decision = pick(decisions);
    const ids = passages.map(({ id }) => id).filter(() => random() < 0.5);
    const these = decision.kind === 'attach' ? ids.slice(0, 1) : ids;
    if (these.length === 0) return;
    try {
      await core.call('review.decide', { ids: these, decision });
    } catch (error) {
      expect(String(error)).toMatch('ranges: there are no words');
    }
  };

  for (let step = 0; step < 6; step += 1) await mark();
  for (let step = 0; step < STEPS; step += 1) {
    const before = dumpNotebook(core.core.db);
    const changes = await core.call('history.list', { limit: 1 });
    const passages = await look();
    const kept = [...paragraphs];
    if (random() < 0.3) await mark();
    else if (random() < 0.4) await decide(passages);
    else {
      for (let times = 0; times <= below(4); times += 1) edit();
      await core.call('articles.revise', {
        id: article,
        name: 'a.txt',
        bytes: bytes(),
        type: 'text',
      });
    }
    const after = dumpNotebook(core.core.db);
    if (after !== before) {
      await core.call('history.undo', {});
      expect(dumpNotebook(core.core.db)).toBe(before);
      await core.call('history.redo', {});
      expect(dumpNotebook(core.core.db)).toBe(after);
      if (random() < 0.15) {
        await core.call('history.undo', {});
        expect((await core.call('history.list', { limit: 1 })).changes[0]?.id).toBeDefined();
        paragraphs = kept;
        for (const id of made.keys()) {
          if ((await core.call('passages.list', { ids: [id] })).total === 0) made.delete(id);
        }
        stood.clear();
      }
    } else expect(await core.call('history.list', { limit: 1 })).toEqual(changes);

    const now = await look();
    const { text, revision } = await core.call('articles.text', { id: article });
    expect(new Set(now.map(({ id }) => id))).toEqual(new Set(made.keys()));
    for (const passage of now) {
      expect(passage).toMatchObject({ ...made.get(passage.id) });
      expect(passage.tags).toHaveLength(1);
      expect(passage.current).toBe(revision);
      const sure = passage.state === 'exact' || passage.state === 'moved';
      // Only what is sure stands in the current text without a word, and only on its own words.
      if (sure) expect([passage.revision, passage.review]).toEqual([revision, null]);
      if (passage.revision === revision) {
        expect(sure || passage.review === 'attached').toBe(true);
        const there = passage.ranges.map(({ start, end }) => text.slice(start, end)).join(' … ');
        expect(passage.text).toBe(there);
      }
      if (passage.state === 'lost') expect(passage.text).toBe('');
      // Where it stood in older texts is still told; what was attached by hand and asks again is taken back.
      for (const [number, ranges] of stood.get(passage.id) ?? []) {
        const then = await core.call('passages.list', { article, revision: number });
        const place = then.passages.find(({ id }) => id === passage.id);
        if (number < passage.revision) {
          expect(place && JSON.stringify(place.ranges), `${passage.id} in ${number}`).toBe(ranges);
        }
      }
    }
    const faults = await core.call('notebook.check', {});
    expect(faults.filter(({ ok }) => !ok)).toEqual([]);
  }
  return (await core.call('articles.revisions', { id: article })).length - 1;
}
