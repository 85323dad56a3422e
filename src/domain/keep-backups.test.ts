import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToRemove, type KeptBackup } from './keep-backups.ts';

const MINUTE = 60_000;
const PLENTY = 1e12;

function backup(sequence: number, at: number, more: Partial<KeptBackup> = {}): KeptBackup {
  const made = new Date(at).toISOString();
  return { id: String(sequence), sequence, made, bytes: 100, items: 50, ...more };
}

/** Makes backups one after the other, each rotated as the program does. */
function live(times: readonly number[], budget = PLENTY, items = (_: number) => 50): KeptBackup[] {
  let kept: KeptBackup[] = [];
  times.forEach((at, n) => {
    kept.push(backup(n + 1, at, { items: items(n) }));
    const going = backupsToRemove(kept, budget);
    kept = kept.filter(({ id }) => !going.includes(id));
  });
  return kept;
}

const START = Date.UTC(2026, 0, 15, 9);
const every10Minutes = (count: number): number[] =>
  Array.from({ length: count }, (_, n) => START + n * 10 * MINUTE);

test('long work every ten minutes leaves 6 of ten minutes, 24 hours, 30 days, 12 months', () => {
  const monthly = Array.from({ length: 500 }, (_, n) => START + (n - 500) * 24 * 60 * MINUTE);
  const kept = live([...monthly, ...every10Minutes(40 * 24 * 6)]);
  const stretches = (length: number): number =>
    new Set(kept.map(({ made }) => made.slice(0, length))).size;
  expect(stretches(7)).toBe(12);
  expect(stretches(10)).toBeGreaterThanOrEqual(30);
  expect(stretches(13)).toBeGreaterThanOrEqual(24);
  expect(kept.length).toBeLessThanOrEqual(6 + 24 + 30 + 12);
  expect(kept.length).toBeGreaterThan(60);
});

describe('a clock that jumps', () => {
  test.each([
    ['ten years ahead', Date.UTC(2036, 5, 1)],
    ['to 1970', 0],
    ['a day back', START + 2 * 24 * 60 * MINUTE],
    ['to 9999', Date.UTC(9999, 11, 31)],
  ])('%s takes at most one backup of each tier away', (_, jump) => {
    const before = live(every10Minutes(3 * 24 * 6));
    const after = [...before, backup(100_000, jump)];
    expect(backupsToRemove(after, PLENTY).length).toBeLessThanOrEqual(4);
    // The newest stays, whatever the clock says of it.
    expect(backupsToRemove(after, PLENTY)).not.toContain('100000');
  });
});

test('an emptied notebook pushes out no backup of when it was full', () => {
  const times = every10Minutes(4000);
  const kept = live(times, PLENTY, (n) => (n < 100 ? 5000 : 3));
  const full = kept.filter(({ items }) => items === 5000);
  // What was there when it was emptied is there still, weeks later.
  expect(full.length).toBe(live(times.slice(0, 100)).length);
});

test('beyond the budget the finest go first, never the newest three, never the fuller ones', () => {
  const kept = live(every10Minutes(40 * 24 * 6), 2000);
  expect(kept.length).toBeLessThanOrEqual(20);
  expect(new Set(kept.map(({ made }) => made.slice(0, 7))).size).toBe(2);
  const tight = live(every10Minutes(100), 1);
  expect(tight.map(({ sequence }) => sequence)).toEqual([98, 99, 100]);
});

test('whatever the backups are, the newest stays and the rest is within the tiers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.nat(100), fc.nat(1000)), {
        minLength: 1,
        maxLength: 200,
      }),
      fc.nat(50_000),
      (made, budget) => {
        const backups = made.map(([at, items, bytes], n) => backup(n, at, { items, bytes }));
        const going = new Set(backupsToRemove(backups, budget));
        const kept = backups.filter(({ id }) => !going.has(id));
        expect(kept).toContainEqual(backups.at(-1));
        const newest = backups.at(-1)?.items ?? 0;
        expect(backups.filter(({ items, id }) => items > 2 * newest && going.has(id))).toEqual([]);
      },
    ),
  );
});
