import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ownCount } from '../notebook/own-count.ts';
import type { Random } from '../random.ts';
import { CUTS, type Cut, createDisk } from '../trace/disk.ts';
import type { FileCall } from '../trace/trace-log.ts';

/** What a power cut left, and what was found of it. */
export interface Remains<T> {
  /** What the program had said until then. */
  readonly said: readonly string[];
  /** How many of the recorded calls had been made, and what became of those not synced. */
  readonly where: string;
  readonly found: T;
}

/** So many states are looked at while the next is made. */
const LANES = 3;

/**
 * Cuts the power at random moments of a recorded run, between "begin" and its end.
 * @param first the files that were there before, all on the disk
 * @param look is shown each state in a folder, a few at a time; what it finds holds for all states that are equal
 *   to this one, byte for byte
 * @param tell is told of each power cut
 * @returns how many states were different
 */
export async function cutPower<T>(
  calls: readonly FileCall[],
  first: ReadonlyMap<string, Buffer>,
  moments: Iterable<number>,
  { random, folder }: { readonly random: Random; readonly folder: string },
  look: (folder: string) => Promise<T>,
  tell: (remains: Remains<T>) => void,
): Promise<number> {
  const disk = createDisk(first);
  const said: string[] = [];
  const known = new Map<string, Promise<T>>();
  const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
  const told: Promise<void>[] = [];
  let done = 0;
  for (const moment of moments) {
    for (; done < moment; done += 1) {
      const call = calls[done] as FileCall;
      disk.apply(call);
      if (call.kind === 'words') said.push(...call.lines);
    }
    const cut = random.pick(CUTS);
    const files = disk.cut(cut, random);
    const state = stateOf(files);
    if (!known.has(state)) {
      const lane = known.size % LANES;
      await lanes[lane];
      const place = join(folder, String(lane));
      spread(files, place);
      const found = look(place);
      known.set(state, found);
      // It is waited for before its lane is used again.
      lanes[lane] = found.catch(() => undefined);
    }
    const remains = { said: [...said], where: describe(done, calls.length, cut) };
    const tellOf = async (): Promise<void> =>
      tell({ ...remains, found: await (known.get(state) as Promise<T>) });
    told.push(tellOf());
    // So that all that is not told yet is not held at once.
    if (told.length >= 100) await Promise.all(told.splice(0));
  }
  await Promise.all(told);
  return known.size;
}

/** Moments between "begin" and the end, in their order. */
export function momentsOf(calls: readonly FileCall[], many: number, random: Random): number[] {
  const begun = calls.findIndex((call) => call.kind === 'words' && call.lines.includes('begin'));
  return Array.from({ length: many }, () => random.whole(begun + 1, calls.length)).sort(
    (a, b) => a - b,
  );
}

function stateOf(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path} ${bytes.length} `).update(bytes);
  }
  return hash.digest('base64');
}

function describe(done: number, all: number, cut: Cut): string {
  return `after ${done} of ${all} calls, unsynced writes ${cut}`;
}

/** Makes a folder hold these files and nothing else. */
function spread(files: ReadonlyMap<string, Buffer>, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  for (const path of files.keys()) {
    if (path.endsWith('-count')) ownCount(join(folder, path.slice(0, -'-count'.length)));
  }
}

/** All files of a folder by their paths in it, as a disk begins with. */
export function filesIn(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), readFileSync(file)]),
  );
}
