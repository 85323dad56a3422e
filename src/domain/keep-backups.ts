/** A verified backup as the rule sees it. */
export interface KeptBackup {
  readonly id: string;
  /** Counts up with each backup; clocks jump, this does not. */
  readonly sequence: number;
  /** ISO 8601 UTC, by the clock of then. */
  readonly made: string;
  readonly bytes: number;
  /** Articles and passages in it. */
  readonly items: number;
}

/** How many stretches of time keep their last backup, the newest ones of each kind. */
const TIERS: readonly { readonly count: number; readonly stretch: (made: string) => string }[] = [
  { count: 6, stretch: (made) => made.slice(0, 15) },
  { count: 24, stretch: (made) => made.slice(0, 13) },
  { count: 30, stretch: (made) => made.slice(0, 10) },
  { count: 12, stretch: (made) => made.slice(0, 7) },
];

/** So many of the newest stay, whatever they weigh. */
const ALWAYS = 3;

/**
 * Which backups may go once a new one is verified: those that no tier keeps (6 of ten minutes, 24 hourly, 30
 * daily, 12 monthly), and, beyond the budget, the finest first.
 *
 * Stretches are counted, not measured against today: a clock that jumps moves at most one backup out. And what
 * holds more than twice as much as the newest never goes: a notebook that was emptied, by whatever accident,
 * must not push out the last backups of when it was full.
 * @param budget bytes that all together may take
 * @returns the ids of those to remove
 */
export function backupsToRemove(backups: readonly KeptBackup[], budget: number): string[] {
  const newestFirst = [...backups].sort((a, b) => b.sequence - a.sequence);
  const [newest] = newestFirst;
  if (!newest) return [];
  const pinned = new Set(newestFirst.slice(0, ALWAYS).map(({ id }) => id));
  for (const { id, items } of newestFirst) if (items > newest.items * 2) pinned.add(id);

  const tierOf = new Map<string, number>();
  TIERS.forEach(({ count, stretch }, tier) => {
    const seen = new Set<string>();
    for (const { id, made } of newestFirst) {
      if (seen.size === count) break;
      if (seen.has(stretch(made))) continue;
      seen.add(stretch(made));
      // The coarsest tier that keeps it says how long it is wanted.
      tierOf.set(id, tier);
    }
  });
  const removed = new Set(
    newestFirst.filter(({ id }) => !tierOf.has(id) && !pinned.has(id)).map(({ id }) => id),
  );
  let bytes = 0;
  for (const backup of newestFirst) if (!removed.has(backup.id)) bytes += backup.bytes;
  const byWorth = [...newestFirst]
    .reverse()
    .sort((a, b) => (tierOf.get(a.id) ?? 0) - (tierOf.get(b.id) ?? 0));
  for (const { id, bytes: size } of byWorth) {
    if (bytes <= budget) break;
    if (removed.has(id) || pinned.has(id)) continue;
    removed.add(id);
    bytes -= size;
  }
  return [...removed];
}
