import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { killOperation } from './kill-operation.ts';

/** F06: an export over an older one is killed before every file call: the old one is there, or the new one whole. */
export const killInExport: Fault = {
  id: 'F06',
  title: 'killed while exporting over an older export',
  saboteurs: ['s3'],
  least: { full: { tried: 5 }, small: { tried: 5 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    // So few calls that each is tried in every run.
    await killOperation(run, { base, name: 'export', every: 1 });
  },
};
