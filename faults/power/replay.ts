import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Random } from '../random.ts';
import { CUTS, type Cut, createDisk } from '../trace/disk.ts';
import type { FileCall } from '../trace/trace-log.ts';

/** What a power cut left, put on a disk. */
export interface Remains {
  readonly folder: string;
  /** What the program had said until then. */
  readonly said: readonly string[];
  /** How many of the recorded calls had been made, and what became of those not synced. */
  readonly where: string;
}

/** So many states are looked at while the next is made. */
const LANES = 3;

/**
 * Cuts the power at random moments of a recorded run, between "begin" and its end.
 * @param first the files that were there before, all on the disk
 * @param look is shown each state, a few at a time; each folder is used again for a later one
 */
export async function cutPower(
  calls: readonly FileCall[],
  first: ReadonlyMap<string, Buffer>,
  times: Iterable<unknown>,
  many: number,
  { random, folder }: { readonly random: Random; readonly folder: string },
  look: (remains: Remains) => Promise<void>,
): Promise<void> {
  const begun = calls.findIndex((call) => call.kind === 'words' && call.lines.includes('begin'));
  const moments = Array.from({ length: many }, () => random.whole(begun + 1, calls.length)).sort(
    (a, b) => a - b,
  );
  const disk = createDisk(first);
  const said: string[] = [];
  let done = 0;
  const rest = times[Symbol.iterator]();
  const lanes = Array.from({ length: LANES }, () => Promise.resolve());
  for (const [n, moment] of moments.entries()) {
    if (rest.next().done) break;
    for (; done < moment; done += 1) {
      const call = calls[done] as FileCall;
      disk.apply(call);
      if (call.kind === 'words') said.push(...call.lines);
    }
    const cut = random.pick(CUTS);
    const files = disk.cut(cut, random);
    const lane = n % LANES;
    await lanes[lane];
    const place = join(folder, String(lane));
    spread(files, place);
    const where = describe(done, calls.length, cut);
    lanes[lane] = look({ folder: place, said: [...said], where });
    // It is waited for before its lane is used again.
    lanes[lane].catch(() => undefined);
  }
  await Promise.all(lanes);
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
