import {
  closeSync,
  cpSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { refuseInternal, type States, statesIn } from '../notebook/states.ts';
import { linesOf, startChild } from '../run-child.ts';

/** Copies of one run of the writer. */
const EACH = 25;
/** The log is written back after so many pages, not a thousand, so that most copies are caught by it. */
const CHECKPOINT_PAGES = '80';
/** Lines that the writer says of two whole steps. */
const STEP_LINES = 5;
const PART = 64 * 1024;
/** Of a hundred copies so many at least must be of parts that do not belong together. */
const LEAST_TORN = 10;

/**
 * F13: file and log, and half of the time the count, are copied one after the other, and piece by piece, while a
 * program writes them and empties the log, as a synchronising folder does. A copy is a state that was, or the program
 * says by itself that it is not whole when it opens it.
 */
export const unsafeCopies: Fault = {
  id: 'F13',
  title: 'copied by another program while in use',
  saboteurs: ['s4'],
  least: { full: { tried: 400 }, small: { tried: 40 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    let [whole, torn] = [0, 0];
    for (const round of run.each(Array.from({ length: run.count(20, 2) }, (_, n) => n))) {
      const place = join(run.folder, `round${round}`);
      mkdirSync(place);
      const { copies, states } = await copyWhileWritten(run, base, place, round);
      const verdicts = await Promise.all(copies.map((copy) => look(run, copy, states, round)));
      whole += verdicts.filter((verdict) => verdict === 'whole').length;
      torn += verdicts.filter((verdict) => verdict === 'torn').length;
      rmSync(place, { recursive: true, force: true });
    }
    const { tried } = run.tally.counts();
    run.note(
      `${torn} copies were torn and said so; ${tried - whole - torn} were a state that was but could not know it and said so too; ${whole} were taken for whole`,
    );
    if (!run.saboteur && torn * 100 < tried * LEAST_TORN)
      run.tally.wrong('too few copies were torn to prove anything');
  },
};

async function copyWhileWritten(
  run: Run,
  base: string,
  place: string,
  round: number,
): Promise<{ copies: string[]; states: States }> {
  const path = join(place, NOTEBOOK);
  const says = join(place, 'words');
  cpSync(base, path);
  const writer = startChild({
    program: 'annotate',
    words: [
      ...[path, `copied ${round}`, '0', 'Infinity', '--digests'],
      ...['--checkpoint-pages', CHECKPOINT_PAGES],
    ],
    says,
  });
  let over = false;
  void writer.ended.then(() => {
    over = true;
  });
  const copies: string[] = [];
  while (!over && copies.length < EACH) {
    await pause(run.random.whole(5, 40));
    if (!existsSync(`${path}-wal`)) continue;
    const copy = join(place, `copy${copies.length}`, NOTEBOOK);
    mkdirSync(join(place, `copy${copies.length}`));
    for (const ending of run.random.shuffle(
      run.random.chance(0.5) ? ['', '-wal'] : ['', '-wal', '-count'],
    )) {
      await copyInParts(path + ending, copy + ending, run.random.chance(0.3) ? 2 : 0);
      await pause(run.random.whole(0, 60));
    }
    if (existsSync(copy)) copies.push(copy);
  }
  // What a step left is told a moment after it is there: the one under way must have been told too.
  const told = linesOf(says).length;
  while (!over && linesOf(says).length < told + STEP_LINES) await pause(20);
  writer.process.kill('SIGKILL');
  const { said } = await writer.ended;
  refuseInternal(run.tally, said);
  return { copies, states: statesIn(said) };
}

/** @param pauseMs between two parts; a synchronising folder reads slowly what it sends */
async function copyInParts(from: string, to: string, pauseMs: number): Promise<void> {
  if (!existsSync(from)) return;
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  const { size } = fstatSync(source);
  const part = Buffer.alloc(PART);
  for (let at = 0; at < size; at += PART) {
    const read = readSync(source, part, 0, Math.min(PART, size - at), at);
    writeSync(target, part, 0, read, at);
    if (pauseMs > 0) await pause(pauseMs);
  }
  closeSync(source);
  closeSync(target);
}

/**
 * What a copy is: taken for `whole`; or the program says that it may not be, and it is `torn` indeed, or a state that
 * was all the same (`safe`).
 */
async function look(
  run: Run,
  copy: string,
  states: States,
  round: number,
): Promise<'whole' | 'torn' | 'safe'> {
  run.tally.tried();
  const known = new Set(states.values());
  // What it is if nobody is asked whether the log is that of the file: in a copy of its own, as opening it mends it.
  const bare = `${copy}.bare`;
  for (const ending of ['', '-wal', '-count'])
    if (existsSync(copy + ending)) cpSync(copy + ending, bare + ending);
  const trusted = await judge(bare, { check: false, trusting: true });
  const isTorn = trusted.kind !== 'sound' || !known.has(trusted.digest);
  // The saboteur asks nobody.
  const verdict = run.saboteur === 's4' ? trusted : await judge(copy, { check: false });
  if (verdict.kind !== 'sound') return isTorn ? 'torn' : 'safe';
  if (!known.has(verdict.digest))
    run.tally.half(
      `round ${round}: ${copy.split('/').at(-2)} is in no state that was, and does not say so`,
    );
  return 'whole';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
