import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../handler.ts';
import { emptyBibliography } from '../import/format.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { addArticle } from './add-article.ts';
import { carryPassages, outcomeOf } from './carry-passages.ts';
import { foreseePlaces } from './foresee-places.ts';

/** More passages than are placed on the core's own thread. */
const MANY = 620;
const GOODS = ['flour', 'coal', 'timber', 'letters', 'salt', 'nets', 'rope', 'candles', 'barley'];
const line = (at: number): string =>
  `On day ${at} the ${GOODS[at % GOODS.length]} came with boat ${(at * 7919) % 1000} for Anna ${(at * 31) % 97}.`;
const LINES = Array.from({ length: MANY }, (_, at) => line(at));
/** Every tenth line says another boat, every hundredth is gone. */
const NEXT = LINES.filter((_, at) => at % 100 !== 50).map((text, at) =>
  at % 10 === 3 ? text.replace('boat', 'ferry') : text,
);

let core: TestCore;
beforeEach(() => {
  core = openTestCore();
});
afterEach(() => core.close());

function fill(): { id: string; key: number } {
  const text = LINES.join('\n\n');
  return runAction(core.core, null, (action) => {
    const added = addArticle(action, {
      bibliography: emptyBibliography('Boats', 'webpage'),
      blocks: LINES.map((each) => ({ kind: 'paragraph', text: each, marks: [] })),
      asides: [],
      words: MANY * 9,
      format: 'text',
      sourceName: 'boats.txt',
      bytes: Buffer.from(text),
      tags: [],
      passages: LINES.map((each) => {
        const start = text.indexOf(each) + 3;
        return {
          ranges: [{ start, end: start + each.length - 8 }],
          color: 'yellow',
          note: '',
          creator: '',
          created: null,
          modified: null,
        };
      }),
    });
    action.says('Fill', ['articles']);
    return added;
  }).result;
}

test('what is said of many passages on a thread of its own is what is said on this one', async () => {
  const { id, key } = fill();
  const { db } = core.core;
  const to = NEXT.join('\n\n');
  const here = carryPassages(db, key, to).map(outcomeOf);
  const foreseen = await foreseePlaces(db, key, to);
  let asked = 0;
  const there = carryPassages(db, key, to, (...passage) => {
    const placed = foreseen(...passage);
    if (placed) asked += 1;
    return placed;
  }).map(outcomeOf);
  expect(asked).toBe(MANY);
  expect(there).toEqual(here);
  expect(new Set(here.map(({ state }) => state))).toEqual(new Set(['exact', 'changed', 'lost']));
  // Of another text, and of a passage that was moved in the meantime, it says nothing.
  expect(carryPassages(db, key, `${to} `, foreseen)).toEqual(carryPassages(db, key, `${to} `));
  const { passages } = await core.call('passages.list', { article: id, limit: 1 });
  await core.call('passages.edit', {
    ids: [passages[0]?.id ?? ''],
    ranges: [{ start: 3, end: 8 }],
  });
  expect(carryPassages(db, key, to, foreseen)).toEqual(carryPassages(db, key, to));
});

test('a mark made while a new revision is worked out is carried over with the others', async () => {
  const { id } = fill();
  const bytes = Buffer.from(NEXT.join('\n\n')).toString('base64');
  const revising = core.call('articles.revise', { id, name: 'boats.txt', type: 'text', bytes });
  const made = await core.call('passages.create', {
    article: id,
    where: { kind: 'ranges', ranges: [{ start: 0, end: line(0).length }] },
  });
  const revised = await revising;
  expect(revised.outcomes).toHaveLength(MANY + 1);
  expect(revised.outcomes.find(({ passageId }) => passageId === made.id)).toMatchObject({
    state: 'exact',
    after: line(0),
  });
  expect((await core.call('notebook.check', {})).filter(({ ok }) => !ok)).toEqual([]);
});
