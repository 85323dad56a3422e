import { afterEach, beforeEach, expect, test } from 'vitest';
import { calls } from '../contract/calls.ts';
import { dispatch } from './dispatch.ts';
import { handlers } from './registry.ts';
import { openTestCore, type TestCore } from './testing/open-test-core.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

test('every call of the contract is served, and nothing else is', () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(calls).sort());
});

test.each(['none', '', '__proto__', 'constructor', 'toString'])('%j is no call', async (name) => {
  expect(await dispatch(notebook.core, name, {})).toMatchObject({
    ok: false,
    failure: { code: 'bad-params' },
  });
});

test.each([
  ['articles.get', {}, 'id'],
  ['articles.get', { id: 'x', more: 1 }, 'more'],
  ['passages.create', { article: 'x', where: { kind: 'nowhere' } }, 'where'],
  [
    'passages.create',
    { article: 'x', where: { kind: 'ranges', ranges: [{ start: 3, end: 3 }] } },
    'where.ranges.0',
  ],
  ['articles.list', { limit: -1 }, 'limit'],
  ['articles.list', [], 'articles.list'],
  ['articles.list', 'text', 'articles.list'],
])('%s with %j is refused by the name of the field', async (name, params, field) => {
  const reply = await dispatch(notebook.core, name, params);
  expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-params' } });
  if (!reply.ok) {
    expect(reply.failure.message).toContain(field);
    expect(reply.failure.message).not.toContain('\n');
  }
});

test('no parameters are taken for an empty set of them', async () => {
  expect(await dispatch(notebook.core, 'tags.list', undefined)).toEqual({ ok: true, value: [] });
  expect(await dispatch(notebook.core, 'tags.list', null)).toEqual({ ok: true, value: [] });
});

test('a fault of the program is one sentence without a stack, and is told to who asks for faults', async () => {
  const faults: unknown[] = [];
  await notebook.core.close();
  const reply = await dispatch(
    notebook.core,
    'tags.list',
    {},
    { onFault: (_, error) => faults.push(error) },
  );
  expect(reply).toEqual({
    ok: false,
    failure: {
      code: 'internal',
      message: 'A fault of the program stopped tags.list; nothing was changed.',
    },
  });
  expect(faults).toHaveLength(1);
  await notebook.reopen();
});
