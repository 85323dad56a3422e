import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { CHANGES } from '../notebook/operations.ts';
import { killOperation } from './kill-operation.ts';

/**
 * F02: each change, and the closing after it, is killed before every single call by which it changes a file.
 * The notebook is then as before the change or as after it; and once acknowledged, as after it.
 */
export const killAtEveryCall: Fault = {
  id: 'F02',
  title: 'killed before each file call of a change',
  saboteurs: ['s2'],
  least: { full: { tried: 30 * 8 }, small: { tried: 50 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const names = Object.keys(CHANGES);
    for (const name of run.each(names)) {
      await killOperation(run, { base, name, every: run.count(1, 4) });
    }
  },
};
