import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { refuseInternal, statesIn } from '../notebook/states.ts';
import { startChild } from '../run-child.ts';

/** Copies of one run of the writer. */
const EACH = 25;

/**
 * F13: file and log are copied one after the other while a program writes them, as a synchronising folder does. A
 * copy is a state that was, or says of itself that it is not whole.
 */
export const unsafeCopies: Fault = {
  id: 'F13',
  title: 'copied by another program while in use',
  saboteurs: [],
  least: { full: { tried: 400 }, small: { tried: 40 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    let whole = 0;
    const rounds = Array.from({ length: run.count(20, 2) }, (_, n) => n);
    for (const round of run.each(rounds)) {
      const place = join(run.folder, `round${round}`);
      mkdirSync(place);
      const path = join(place, NOTEBOOK);
      cpSync(base, path);
      const writer = startChild({
        program: 'annotate',
        words: [path, `copied ${round}`, '0', '400', '--digests'],
        says: join(place, 'words'),
      });
      let over = false;
      void writer.ended.then(() => {
        over = true;
      });
      const copies: string[] = [];
      while (!over && copies.length < EACH) {
        await pause(run.random.whole(5, 60));
        if (!existsSync(`${path}-wal`)) continue;
        const copy = join(place, `copy${copies.length}`, NOTEBOOK);
        mkdirSync(join(place, `copy${copies.length}`));
        const endings = run.random.shuffle(['', '-wal']);
        for (const ending of endings) {
          if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
          await pause(run.random.whole(0, 30));
        }
        if (existsSync(copy)) copies.push(copy);
      }
      const { said } = await writer.ended;
      refuseInternal(run.tally, said);
      const known = new Set(statesIn(said).values());
      for (const [n, copy] of copies.entries()) {
        run.tally.tried();
        const verdict = await judge(copy);
        if (verdict.kind !== 'sound') continue;
        whole += 1;
        if (!known.has(verdict.digest)) {
          run.tally.half(
            `round ${round}, copy ${n}: it is in no state that was, and does not say so`,
          );
        }
      }
      rmSync(place, { recursive: true, force: true });
    }
    const { tried } = run.tally.counts();
    run.note(`${whole} copies were whole, ${tried - whole} said that they are not`);
  },
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
