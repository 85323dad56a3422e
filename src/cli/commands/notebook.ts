import type { Command } from 'commander';
import { EXIT } from '../exit-code.ts';
import { print } from '../print.ts';
import { commonOptions, type Finish, withNotebook } from '../session.ts';

/** `stats` and `check`. */
export function addNotebookCommands(program: Command, finish: Finish): void {
  program
    .command('stats')
    .description('counts and sizes')
    .action(async (_options: object, command: Command) => {
      const common = commonOptions(command);
      const stats = await withNotebook(common, (client) => client.call('notebook.stats', {}));
      print(common.json, [stats], (counts) =>
        Object.entries(counts)
          .map(([name, count]) => `${name.padEnd(10)} ${count}`)
          .join('\n'),
      );
    });
  program
    .command('check')
    .description('checks file, keys, index and anchors')
    .option('--rebuild-index', 'make the full-text index anew first')
    .action(async (options: { rebuildIndex?: boolean }, command: Command) => {
      const common = commonOptions(command);
      const rows = await withNotebook(
        common,
        (client) => client.call('notebook.check', options),
        EXIT.failed,
      );
      print(
        common.json,
        rows,
        (row) =>
          `${row.ok ? 'ok    ' : 'WRONG '} ${row.check}${row.detail ? `: ${row.detail}` : ''}`,
      );
      if (rows.some((row) => !row.ok)) finish(EXIT.failed);
    });
}
