import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../../src/core/store/backup-files.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { killOperation } from './kill-operation.ts';

/**
 * F05: making a backup and taking one back are killed before every file call. The last good backup is not
 * touched, whatever is listed is what it says it is, and the notebook is the old one or the new one whole.
 */
export const killInBackup: Fault = {
  id: 'F05',
  title: 'killed in backup and in restore',
  saboteurs: ['s3'],
  least: { full: { tried: 80 }, small: { tried: 16 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const earlier = new Map<string, string>();
    for (const name of run.each(['backup', 'restore'])) {
      earlier.clear();
      await killOperation(run, {
        base,
        name,
        every: run.count(1, 10),
        origin: (folder) => {
          for (const { id, path } of listBackups(join(folder, NOTEBOOK)))
            earlier.set(id, hashOf(path));
        },
        look: (folder, where) => lookAtBackups(run, folder, earlier, where),
      });
    }
  },
};

async function lookAtBackups(
  run: Run,
  folder: string,
  earlier: ReadonlyMap<string, string>,
  where: string,
): Promise<void> {
  const there = listBackups(join(folder, NOTEBOOK));
  for (const [id, hash] of earlier) {
    const backup = there.find((one) => one.id === id);
    if (!backup) run.tally.lost(1, `${where}: the last good backup is gone`);
    else if (hashOf(backup.path) !== hash)
      run.tally.lost(1, `${where}: the last good backup was changed`);
  }
  for (const backup of there) {
    if (hashOf(backup.path) !== backup.sha256) {
      run.tally.corrupt(`${where}: the backup ${backup.id} is listed and is not what was written`);
    }
  }
  run.tally.acknowledged(there.length);
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
