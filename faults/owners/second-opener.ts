import { join } from 'node:path';
import type { CallFailure } from '../../src/contract/failure.ts';
import { openNotebook } from '../../src/core/store/open-notebook.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { type Child, linesOf, startChild } from '../run-child.ts';

/** Each is a program of its own on the same notebook. */
const RIVALS = 2;
/** Waiting for a lock would take a quarter of a second at the least; a busy machine is allowed for. */
const FROZEN_MS = 2000;

/**
 * F14: programs open the same notebook at the same moment. One of them has it; the others are told at once
 * who does; and when that one is killed, it is free.
 */
export const secondOpener: Fault = {
  id: 'F14',
  title: 'several programs on one notebook',
  saboteurs: [],
  least: {
    full: { tried: 200, acknowledged: 100 },
    small: { tried: 24, acknowledged: 12 },
  },
  run: async (run) => {
    const path = join(run.folder, 'n.commonplace');
    await makeBase(path);
    const waits: number[] = [];
    for (const round of run.each(Array.from({ length: run.count(100, 12) }, (_, n) => n))) {
      await rival(run, path, round, waits);
    }
    waits.sort((a, b) => a - b);
    const middle = waits[Math.floor(waits.length / 2)] ?? 0;
    run.note(
      `who has it was told after ${middle} ms at the median, ${waits.at(-1) ?? 0} ms at most`,
    );
  },
};

async function rival(run: Run, path: string, round: number, waits: number[]): Promise<void> {
  const { tally } = run;
  const says = Array.from({ length: RIVALS }, (_, n) => join(run.folder, `${round}-${n}.words`));
  const children = says.map((file, n) =>
    startChild({ program: 'hold', words: [path, `program ${n}`], says: file }),
  );
  const said = await Promise.all(says.map((file, n) => firstLine(file, children[n] as Child)));
  const owners = said.flatMap((line, n) => (line.startsWith('open ') ? [n] : []));
  const [owner] = owners;
  if (owners.length !== 1 || owner === undefined) {
    tally.wrong(`round ${round}: ${owners.length} programs have the notebook: ${said.join(' | ')}`);
  } else {
    tally.acknowledged(1);
    const pid = children[owner]?.process.pid;
    for (const line of [...said.filter((_, n) => n !== owner), here(path)]) {
      tally.tried();
      const [, ms = '0', code] = line.split(' ');
      waits.push(Number(ms));
      if (code !== 'open-elsewhere') tally.wrong(`round ${round}: ${line}`);
      if (Number(ms) > FROZEN_MS) tally.wrong(`round ${round}: it took ${ms} ms to be told`);
      // In the race for the lock the name of its owner may not be written yet.
      if (line.startsWith('here') && !line.includes(`process ${pid}`)) {
        tally.wrong(`round ${round}: it was not told who has it: ${line}`);
      }
    }
  }
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  try {
    openNotebook(path, 'a fault test').close();
  } catch (error) {
    tally.wrong(`round ${round}: it is not free after its owner was killed: ${error}`);
  }
}

/** A third opener, in this process. */
function here(path: string): string {
  const begun = performance.now();
  try {
    openNotebook(path, 'a fault test').close();
    return 'here 0 opened';
  } catch (error) {
    const { code, message } = (error as CallFailure).failure ?? {
      code: 'internal',
      message: error,
    };
    return `here ${Math.round(performance.now() - begun)} ${code} ${message}`;
  }
}

async function firstLine(file: string, child: Child): Promise<string> {
  let end: string | null = null;
  void child.ended.then(({ error }) => {
    end = `ended ${error}`;
  });
  for (;;) {
    const [line] = linesOf(file);
    if (line) return line;
    if (end) return end;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
