import { expect, test } from 'vitest';
import { randomFrom } from '../random.ts';
import { CUTS, createDisk } from './disk.ts';
import type { FileCall } from './trace-log.ts';

const write = (path: string, text: string, offset = 0): FileCall => ({
  kind: 'write',
  path,
  offset,
  bytes: Buffer.from(text),
});

/** All that a file can hold after a power cut, found by cutting often. */
function outcomes(calls: readonly FileCall[], path: string): Set<string | undefined> {
  const disk = createDisk(new Map([['a', Buffer.from('old')]]));
  for (const call of calls) disk.apply(call);
  const random = randomFrom('disk');
  const found = new Set<string | undefined>();
  for (let n = 0; n < 200; n += 1) {
    found.add(
      disk
        .cut(random.pick(['none', 'all', 'reordered']), random)
        .get(path)
        ?.toString(),
    );
  }
  return found;
}

test('a write that was synced is there whatever happens', () => {
  expect(outcomes([write('a', 'new'), { kind: 'sync', path: 'a' }], 'a')).toEqual(new Set(['new']));
});

test('a write that was not synced may be there or not', () => {
  expect(outcomes([write('a', 'new')], 'a')).toEqual(new Set(['old', 'new']));
});

test('writes that were not synced may come alone, and in another order', () => {
  const calls = [write('a', 'n'), write('a', 'w', 2), { kind: 'sync-folder', path: '' }] as const;
  expect(outcomes(calls, 'a')).toEqual(new Set(['old', 'nld', 'olw', 'nlw']));
});

test('a write stays in doubt for ever after a sync that failed, and one after it does not', () => {
  const calls: FileCall[] = [
    write('a', 'x'),
    { kind: 'sync-failed', path: 'a' },
    write('a', 'y', 1),
    { kind: 'sync', path: 'a' },
  ];
  expect(outcomes(calls, 'a')).toEqual(new Set(['oyd', 'xyd']));
});

test('a new name is there for sure only once its folder was synced', () => {
  const made: FileCall[] = [
    { kind: 'create', path: 'b' },
    write('b', 'whole'),
    { kind: 'sync', path: 'b' },
    { kind: 'rename', path: 'b', to: 'a' },
  ];
  expect(outcomes(made, 'a')).toEqual(new Set(['old', 'whole']));
  expect(outcomes([...made, { kind: 'sync-folder', path: '' }], 'a')).toEqual(new Set(['whole']));
});

test('a torn write leaves whole sectors of the old or the new, or anything', () => {
  const disk = createDisk(new Map([['a', Buffer.alloc(2048, 'o')]]));
  disk.apply({ kind: 'write', path: 'a', offset: 0, bytes: Buffer.alloc(2048, 'n') });
  const random = randomFrom('torn');
  const sectors = new Set<string>();
  for (let n = 0; n < 200; n += 1) {
    const bytes = disk.cut('torn', random).get('a') ?? Buffer.alloc(0);
    expect(bytes.length).toBe(2048);
    sectors.add(bytes.toString('latin1', 512, 1024));
  }
  expect(sectors).toContain('o'.repeat(512));
  expect(sectors).toContain('n'.repeat(512));
  expect(sectors.size).toBeGreaterThan(2);
  expect(CUTS).toHaveLength(4);
});
