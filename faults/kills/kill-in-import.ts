import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import type { StartReader } from '../../src/core/import/reader-process.ts';
import type { Fault, Run } from '../fault.ts';
import { shareReaders } from '../imports/shared-readers.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { importFixtures, readImport } from '../notebook/operations.ts';
import { compareStates, refuseInternal, statesIn } from '../notebook/states.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';
import { killOperation } from './kill-operation.ts';

/**
 * F03: bringing in a document of each format is killed before every file call, and at random moments, those in
 * the middle of reading it among them. No part of an article is left, nor a file, and it goes in again.
 */
export const killInImport: Fault = {
  id: 'F03',
  title: 'killed while bringing in documents',
  saboteurs: ['s2'],
  least: { full: { tried: 300 }, small: { tried: 15 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const fixtures = fixturesFor(run);
    const formats = new Set(fixtures.map((file) => extname(file)));
    // The small count: what is written is the same for all formats, so every fourth call of one is enough.
    const watched = run.size === 'full' ? fixtures : fixtures.slice(0, 1);
    if (run.tracer) {
      for (const file of run.each(watched)) {
        await killOperation(run, { base, name: `import ${file}`, every: run.count(1, 4) });
      }
    }
    const readers = shareReaders();
    try {
      for (const file of run.each(fixtures)) await killAtRandom(run, base, file, readers.start);
    } finally {
      readers.stop();
    }
    run.note(`formats: ${[...formats].map((ending) => ending.slice(1)).join(', ')}`);
    if (!run.tracer) run.note('at random moments only: there is no C compiler');
  },
};

/** All of them; or, in the small count, one of each format. */
function fixturesFor(run: Run): string[] {
  const all = importFixtures();
  if (run.size === 'full') return all;
  return [...new Map(all.map((file) => [extname(file), file])).values()];
}

async function killAtRandom(
  run: Run,
  base: string,
  file: string,
  startReader: StartReader,
): Promise<void> {
  const kills = Array.from({ length: run.count(60, 4) }, (_, n) => n);
  const origin = join(run.folder, `${file}.origin`);
  cpSync(base, origin);
  const random = run.random.fork(file);
  const once = async (name: string, ms: number | null, saboteur: Run['saboteur']) => {
    const place = join(run.folder, `${file}-${name}`);
    mkdirSync(place);
    const path = join(place, 'n.commonplace');
    cpSync(origin, path);
    const ended = await runChild({
      program: 'operate',
      words: [
        path,
        `import ${file}`,
        'begin',
        ...(ms === null ? [] : ['--kill-after', String(ms)]),
      ],
      says: join(run.folder, `${file}-${name}.words`),
      saboteur,
    });
    return { path, place, ...ended };
  };
  const begun = performance.now();
  const whole = await once('whole', null, null);
  const took = performance.now() - begun;
  const states = statesIn(whole.said);
  await twoAtATime(run.each(kills), async (kill) => {
    const ms = random.whole(0, Math.ceil(took));
    const { path, place, said, signal } = await once(`kill${kill}`, ms, run.saboteur);
    refuseInternal(run.tally, said);
    if (signal === 'SIGKILL') run.tally.tried();
    run.tally.acknowledged(numbersIn(said, 'ack').length);
    const where = `${file}, killed after ${ms} ms`;
    compareStates(run.tally, await judge(path), states, said, where);
    if (!run.tally.bad()) await importAgain(run, path, file, where, startReader);
    const left = readdirSync(place).filter((name) => !/^n\.commonplace(-lock)?$/.test(name));
    if (left.length > 0) run.tally.wrong(`${where}: it leaves ${left.join(', ')} behind`);
    rmSync(place, { recursive: true, force: true });
  });
}

/** After the next start the document goes in, or is known as one that did. */
async function importAgain(
  run: Run,
  path: string,
  file: string,
  where: string,
  startReader: StartReader,
): Promise<void> {
  const core = openCore(path, 'a judge', { startReader });
  const reply = await dispatch(core, 'import.file', { name: file, bytes: readImport(file) });
  const status = reply.ok ? (reply.value as { status: string }).status : reply.failure.message;
  if (status !== 'added' && status !== 'duplicate')
    run.tally.wrong(`${where}: it does not go in again: ${status}`);
  const orphans = core.db.value<number>(
    'SELECT count(*) FROM source WHERE sha256 NOT IN (SELECT source_sha256 FROM article)',
  );
  if (orphans) run.tally.wrong(`${where}: ${orphans} originals belong to no article`);
  await core.close();
}
