import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

const EACH = 100;

/**
 * F24: tags are renamed, moved, merged and deleted, articles trashed, passages marked, noted, tagged and deleted,
 * in any order. Passages never go with a tag; more than twenty things are asked for with their number; undo
 * brings back what was, byte for byte, and redo what came; what is refused leaves nothing.
 */
export const randomSequences: Fault = {
  id: 'F24',
  title: 'any changes in any order, taken back and done again',
  saboteurs: ['s2'],
  least: {
    full: { tried: 10_000, acknowledged: 10_000 },
    small: { tried: 400, acknowledged: 400 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const lots = Array.from({ length: run.count(100, 4) }, (_, n) => n * EACH);
    const seed = String(run.random.whole(0, 1e9));
    let steps = 0;
    await twoAtATime(run.each(lots), async (from) => {
      const path = join(run.folder, `n${from}.commonplace`);
      const { said, status, error } = await runChild({
        program: 'sequences',
        words: [base, path, seed, String(from), String(from + EACH)],
        says: `${path}.words`,
        saboteur: run.saboteur,
      });
      if (status !== 0) run.tally.wrong(`it stopped at a sequence from ${from} on: ${error}`);
      run.tally.tried(EACH);
      run.tally.acknowledged(numbersIn(said, 'ack').length);
      steps += numbersIn(said, 'steps')[0] ?? 0;
      for (const line of said.filter((one) => one.startsWith('wrong '))) run.tally.wrong(line);
      for (const line of said.filter((one) => one.startsWith('half '))) run.tally.half(line);
      const verdict = await judge(path);
      if (verdict.kind !== 'sound')
        run.tally.corrupt(`from ${from} on: ${JSON.stringify(verdict)}`);
    });
    run.note(`${steps.toLocaleString('en')} steps`);
  },
};
