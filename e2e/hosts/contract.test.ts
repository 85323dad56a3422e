import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts } from './hosts.ts';
import { type Step, travel } from './journey.ts';

/** One spec, looped over the hosts: what the core answers itself is what every host must answer. */
const folder = mkdtempSync(join(tmpdir(), 'commonplace-hosts-'));
let expected: Awaited<ReturnType<typeof travel>>;

const [first, ...others] = Object.entries(hosts);
if (!first) throw new Error('there are no hosts');

beforeAll(async () => {
  const host = await first[1](join(folder, 'first', 'Journey.commonplace'));
  expected = await travel(host.transport);
  await host.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const replies = (call: string): Step['reply'][] =>
  expected.steps.filter((step) => step.call === call).map((step) => step.reply);
const code = (reply: Step['reply'] | undefined): string =>
  reply && !reply.ok ? reply.failure.code : 'ok';

describe(`on ${first[0]}`, () => {
  test('the journey does what a researcher means by it', () => {
    expect(replies('import.file').slice(0, 2)).toMatchObject([
      { ok: true, value: { status: 'added', title: 'The Harbour Strike of 1911' } },
      { ok: true, value: { status: 'duplicate' } },
    ]);
    expect(replies('passages.create').slice(0, 2)).toMatchObject([
      { ok: true, value: { quote: 'only about 1,500 insurgents', state: 'exact' } },
      { ok: true, value: { quote: 'naïve café, an emoji 🜚' } },
    ]);
    expect(JSON.stringify(replies('search.run')[0])).toContain('"kind":"passage"');
    expect(replies('passages.list').at(-1)).toMatchObject({ ok: true, value: { total: 2 } });
    for (const reply of replies('export.run')) {
      expect(reply).toMatchObject({ ok: true, value: { losses: expect.any(Array) } });
      expect(JSON.stringify(reply)).toContain('only about 1,500 insurgents');
    }
  });

  test('what goes wrong has its code', () => {
    expect(code(replies('articles.get').at(-1))).toBe('not-found');
    expect(replies('passages.create').slice(2).map(code)).toEqual([
      'ambiguous',
      'absent',
      'bad-params',
    ]);
    expect(code(replies('tags.add')[0])).toBe('bad-params');
    expect(code(replies('no.such.call')[0])).toBe('bad-params');
    expect(code(replies('__proto__')[0])).toBe('bad-params');
    expect(code(replies('history.redo').at(-1))).toBe('nothing');
  });

  test('no step is a fault of the program, and every failure is one sentence', () => {
    for (const { call, reply } of expected.steps) {
      if (reply.ok) continue;
      expect(reply.failure.code, call).not.toBe('internal');
      expect(reply.failure.message).toMatch(/\.$/);
      expect(reply.failure.message).not.toMatch(/\n|\s+at /);
    }
  });
});

describe.each(others)('on %s', (name, open) => {
  test('every reply and every event is the same', async () => {
    const host = await open(join(folder, name.replaceAll(/\W/g, '-'), 'Journey.commonplace'));
    const { steps, topics } = await travel(host.transport);
    await host.close();
    expect(steps.length).toBe(expected.steps.length);
    for (const [index, step] of steps.entries()) expect(step).toEqual(expected.steps[index]);
    expect(topics).toEqual(expected.topics);
  });
});
