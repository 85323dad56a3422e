import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, type Run, Skipped } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { ownCount } from '../notebook/own-count.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { statesIn } from '../notebook/states.ts';
import { numbersIn, runChild } from '../run-child.ts';
import { withMount } from './mount.ts';

const STEPS = 150;
/** More files than these are never open at once; a few of them are Node's own. */
const FILES = 24;

/** What the program keeps in reserve. */
const RESERVE_MB = 16;

interface Scarcity {
  readonly name: string;
  /** Options of a file system in memory that the notebook is put on; null where it stays where it is. */
  readonly mount: ((round: number) => string) | null;
  /** What the program runs under. */
  readonly under: readonly string[];
  /** Named reasons for which it may refuse. */
  readonly codes: RegExp;
}

const SCARCITIES: readonly Scarcity[] = [
  { name: 'a full disk', mount: () => 'size=1200k', under: [], codes: /^(full|read-only)$/ },
  {
    name: 'no inodes left',
    mount: (round) => `size=8m,nr_inodes=${3 + (round % 6)}`,
    under: [],
    codes: /^(full|read-only)$/,
  },
  {
    name: 'no file may grow',
    mount: null,
    under: ['prlimit', `--fsize=${700 * 1024}`],
    codes: /^(full|read-only)$/,
  },
  {
    name: 'few files may be open',
    mount: null,
    under: ['prlimit', `--nofile=${FILES}`],
    codes: /^(full|read-only)$/,
  },
];

/**
 * F09: the disk is full, has no inodes left, or files may not grow or be opened. What was acknowledged is there,
 * what was refused has its reason, and nothing is half there.
 */
export const fullDisk: Fault = {
  id: 'F09',
  title: 'full disk, no inodes, limits on files',
  saboteurs: ['s4'],
  least: { full: { tried: 40, acknowledged: 200 }, small: { tried: 4, acknowledged: 20 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    let made = 0;
    for (const scarcity of run.each(SCARCITIES)) {
      for (const round of run.each(Array.from({ length: run.count(20, 2) }, (_, n) => n))) {
        const done = await suffer(run, base, scarcity, round);
        if (!done) {
          run.note(`${scarcity.name}: left out, because nothing can be mounted here`);
          break;
        }
        made += 1;
      }
    }
    for (const round of run.each(Array.from({ length: run.count(20, 1) }, (_, n) => n))) {
      if (await spendReserve(run, base, round)) made += 1;
    }
    if (made === 0) throw new Skipped('neither mount nor prlimit can be used here');
  },
};

/** @returns false where it cannot be had on this machine */
async function suffer(run: Run, base: string, scarcity: Scarcity, round: number): Promise<boolean> {
  const place = join(run.folder, `${scarcity.name.replaceAll(' ', '-')}-${round}`);
  mkdirSync(place);
  if (scarcity.under.length > 0 && spawnSync('prlimit', ['--version']).error) return false;
  const work = async (): Promise<void> => {
    const path = join(place, NOTEBOOK);
    cpSync(base, path);
    const { said, error, status } = await runChild({
      program: 'annotate',
      words: [path, `${scarcity.name} ${round}`, '0', String(STEPS), '--digests'],
      says: `${place}.words`,
      saboteur: run.saboteur,
      under: scarcity.under,
    });
    const { tally } = run;
    const acknowledged = numbersIn(said, 'ack');
    const refused = said.filter((line) => line.startsWith('refused '));
    tally.acknowledged(acknowledged.length);
    if (refused.length > 0) tally.tried();
    const where = `${scarcity.name}, round ${round}`;
    if (status !== 0) tally.wrong(`${where}: the program stopped: ${error.slice(0, 300)}`);
    const unnamed = refused.find((line) => !scarcity.codes.test(line.split(' ')[2] ?? ''));
    if (unnamed) tally.wrong(`${where}: ${unnamed}`);
    // What was refused leaves what was there; what was acknowledged is what the program shows.
    const states = statesIn(said);
    for (const line of refused) {
      const n = Number(line.split(' ')[1]);
      const [before, after] = [states.get(n - 1), states.get(n)];
      if (before && after && before !== after)
        tally.half(`${where}: step ${n} was refused and left something`);
    }
    if (!said.includes('begin') && refused.length > 0) return;
    const lastStep = Math.max(...states.keys());
    const verdict = await judge(elsewhere(path, run.folder));
    if (verdict.kind !== 'sound') tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
    else if (verdict.digest !== states.get(lastStep)) {
      tally.lost(1, `${where}: it is not what the program showed last`);
    }
    // Under the saboteur refusals are said to be saved: their steps left nothing.
    if (run.saboteur === 's4') {
      const empty = acknowledged.filter((n) => states.get(n) === states.get(n - 1));
      if (empty.length > 5) tally.lost(empty.length, `${where}: acknowledged and not there`);
    }
  };
  if (scarcity.mount === null) await work();
  else return withMount(place, scarcity.mount(round), work);
  return true;
}

/**
 * On a full disk the reserve is given up and told; then deleting works, and so does writing until that is full too;
 * an export to another disk works to the last.
 * @returns false where nothing can be mounted
 */
async function spendReserve(run: Run, base: string, round: number): Promise<boolean> {
  const { tally, saboteur } = run;
  const place = join(run.folder, `reserve-${round}`);
  const elsewhereFile = join(run.folder, `reserve-${round}.md`);
  const where = `a full disk with its reserve, round ${round}`;
  mkdirSync(place);
  const megabytes = RESERVE_MB + 2 + (round % 4);
  return withMount(place, `size=${megabytes}m`, async () => {
    const path = join(place, NOTEBOOK);
    cpSync(base, path);
    writeFileSync(`${path}-ballast`, Buffer.alloc(RESERVE_MB * 1024 * 1024, 'ballast'));
    const { said, error, status } = await runChild({
      program: 'fill',
      words: [path, elsewhereFile],
      says: `${place}.words`,
      saboteur,
    });
    if (status !== 0) tally.wrong(`${where}: the program stopped: ${error.slice(0, 300)}`);
    tally.tried();
    tally.acknowledged(numbersIn(said, 'ack').length);
    const has = (line: string): boolean => said.some((one) => one.startsWith(line));
    if (!has('notice full')) tally.wrong(`${where}: nothing tells that the disk is full`);
    if (!has('deleted ')) tally.wrong(`${where}: nothing can be deleted`);
    if (!said.some((line) => /^refused \d+ full$/.test(line)))
      tally.wrong(`${where}: the last note is not refused because the disk is full`);
    if (!has('exported ') || !existsSync(elsewhereFile))
      tally.wrong(`${where}: nothing can be exported to another disk`);
    const verdict = await judge(elsewhere(path, run.folder));
    if (verdict.kind !== 'sound') tally.corrupt(`${where}: ${JSON.stringify(verdict)}`);
    else if (verdict.digest !== [...statesIn(said).values()].at(-1))
      tally.lost(1, `${where}: it is not what the program showed last`);
  });
}

/** A copy where there is room, log and all, to be looked at. */
function elsewhere(path: string, folder: string): string {
  const copy = join(folder, 'elsewhere', NOTEBOOK);
  rmSync(join(folder, 'elsewhere'), { recursive: true, force: true });
  for (const ending of ['', '-wal', '-count']) {
    if (existsSync(path + ending)) cpSync(path + ending, copy + ending);
  }
  ownCount(copy);
  return copy;
}
