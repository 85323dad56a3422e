import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { fail } from '../../contract/failure.ts';
import { copyNotebook } from '../../core/copy-notebook.ts';
import { openCore } from '../../core/core.ts';
import { restoreBackup, restoreInto } from '../../core/restore-backup.ts';
import type { Sealed } from '../../core/store/seal-copy.ts';
import { EXIT } from '../exit-code.ts';
import { note, print } from '../print.ts';
import { commonOptions, type Finish, withCore } from '../session.ts';

/** `backup` and `restore`. */
export function addBackupCommands(program: Command, finish: Finish): void {
  const report = (json: boolean, path: string, sealed: Sealed, verb: string): void => {
    const { bytes, counts, faults } = sealed;
    const { articles, passages } = counts;
    print(json, [{ path, bytes, articles, passages, verified: faults.length === 0 }], (row) => {
      const size = `${(row.bytes / 1_000_000).toFixed(1)} MB`;
      return `${verb} ${path} (${size}: ${articles} articles, ${passages} passages), verified.`;
    });
    for (const fault of faults) note(`In the copy as in the original, ${fault}.`);
    if (faults.length > 0) finish(EXIT.failed);
  };

  program
    .command('backup')
    .description('writes a whole, verified copy, also while the notebook is in use here')
    .argument('<file>', 'where to; an earlier backup there is replaced once the new one is sound')
    .action(async (file: string, _options: object, command: Command) => {
      const common = commonOptions(command);
      const path = resolve(file);
      const sealed = await withCore(common, (core) => copyNotebook(core, path));
      report(common.json, path, sealed, 'Backed up to');
    });

  program
    .command('restore')
    .description('puts a backup in the place of the notebook, which is moved aside')
    .argument('<file>', 'the backup; it stays where it is')
    .option('--force', 'also where there is a notebook already')
    .action(async (file: string, options: { force?: boolean }, command: Command) => {
      const common = commonOptions(command);
      const path = resolve(file);
      if (!existsSync(path)) fail('unreadable', `There is no file ${path}.`);
      const sealed = await restore(common.notebook, path, options.force ?? false);
      report(common.json, common.notebook, sealed, 'Restored');
    });
}

async function restore(notebook: string, from: string, force: boolean): Promise<Sealed> {
  if (!existsSync(notebook)) return restoreInto(notebook, from);
  if (!force) {
    fail('taken', `There is a notebook ${notebook} already; --force puts it aside and restores.`);
  }
  let core: ReturnType<typeof openCore>;
  try {
    core = openCore(notebook, 'the command line');
  } catch (error) {
    // One that cannot be opened at all is moved aside as it is; one that is in use is left alone.
    if ((error as { failure?: { code: string } }).failure?.code === 'open-elsewhere') throw error;
    return restoreInto(notebook, from);
  }
  try {
    return await restoreBackup(core, from);
  } finally {
    await core.close();
  }
}
