import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 5, 15, 12);
/** A clock that nothing is wrong with: an hour between two steps. */
const USUAL = Array.from({ length: 6 }, (_, n) => NOW + (n * DAY) / 24);

interface Setting {
  readonly name: string;
  /** What the clock says before each piece of work. */
  readonly times: readonly number[];
  readonly environment?: Readonly<Record<string, string>>;
}

const around = (time: number): number[] => [-2, -1, 0, 1, 2, 3].map((n) => time + n * 60_000);

const SETTINGS: readonly Setting[] = [
  { name: '1970', times: around(0).map((time) => Math.max(0, time)) },
  { name: '2001', times: around(1_000_000_000_000) },
  { name: '19 January 2038', times: around(2 ** 31 * 1000) },
  { name: '7 February 2106', times: around(2 ** 32 * 1000) },
  { name: 'the end of 9999', times: around(Date.UTC(9999, 11, 31, 23, 50)) },
  {
    name: 'a day back while at work',
    times: [NOW, NOW + 1000, NOW - DAY, NOW - DAY + 1000, NOW, NOW + 1000],
  },
  {
    name: 'ten years ahead and back while at work',
    times: [NOW, NOW + 3650 * DAY, NOW + 3651 * DAY, NOW + 1000, NOW + 2000, NOW + 3000],
  },
  {
    name: 'summer time ends',
    times: around(Date.UTC(2026, 9, 25, 1)),
    environment: { TZ: 'Europe/Berlin' },
  },
  {
    name: 'summer time begins',
    times: around(Date.UTC(2026, 2, 29, 1)),
    environment: { TZ: 'Europe/Berlin' },
  },
  {
    name: 'far in the east, in Turkish',
    times: USUAL,
    environment: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  {
    name: 'half an hour off, in Arabic',
    times: USUAL,
    environment: { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
  },
  { name: 'a clock that stands still', times: USUAL.map(() => NOW) },
];

/**
 * F17: the clock is wrong, or jumps while one works, or the zone and the language are others. Undo goes by what was
 * done, not by when; no backup goes because of the clock; times go out as they are stored.
 */
export const strangeClocks: Fault = {
  id: 'F17',
  title: 'wrong and jumping clocks, other zones and languages',
  saboteurs: [],
  least: {
    full: { tried: SETTINGS.length, acknowledged: 12 * SETTINGS.length },
    small: { tried: 4, acknowledged: 48 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const settings = run.size === 'full' ? SETTINGS : SETTINGS.filter((_, n) => n % 3 === 0);
    await twoAtATime(run.each(settings.entries()), ([n, setting]) => work(run, base, n, setting));
  },
};

async function work(
  run: Run,
  base: string,
  n: number,
  { name, times, environment = {} }: Setting,
): Promise<void> {
  const { tally } = run;
  const place = join(run.folder, `clock${n}`);
  mkdirSync(place);
  const path = join(place, NOTEBOOK);
  cpSync(base, path);
  const { said, error } = await runChild({
    program: 'clock',
    words: [path, `clock ${run.random.fork(name).whole(0, 1e9)}`, ...times.map(String)],
    says: `${place}.words`,
    saboteur: run.saboteur,
    environment,
  });
  tally.tried();
  tally.acknowledged(numbersIn(said, 'ack').length);
  if (!said.includes('end')) tally.wrong(`${name}: it stopped: ${error.slice(0, 300)}`);
  for (const line of said) {
    if (line.startsWith('wrong ')) tally.wrong(`${name}: ${line}`);
    if (line.startsWith('half: ')) tally.half(`${name}: ${line}`);
    if (line.startsWith('lost ')) tally.lost(Number(line.split(' ')[1]), `${name}: ${line}`);
  }
  const verdict = await judge(path);
  if (verdict.kind !== 'sound') tally.corrupt(`${name}: ${JSON.stringify(verdict)}`);
}
