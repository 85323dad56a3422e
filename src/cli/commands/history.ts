import type { Command } from 'commander';
import type { Change } from '../../contract/change.ts';
import { print } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { wholeNumber } from '../usage.ts';

/** `undo`, `redo` and `history`. */
export function addHistoryCommands(program: Command): void {
  program
    .command('undo')
    .description('takes the last change back')
    .action(async (_options: object, command: Command) => {
      const common = commonOptions(command);
      const change = await withNotebook(common, (client) => client.call('history.undo', {}));
      print(common.json, [change], ({ label }) => `Undone: ${label}`);
    });
  program
    .command('redo')
    .description('brings the last undone change back')
    .action(async (_options: object, command: Command) => {
      const common = commonOptions(command);
      const change = await withNotebook(common, (client) => client.call('history.redo', {}));
      print(common.json, [change], ({ label }) => `Redone: ${label}`);
    });
  program
    .command('history')
    .description('lists changes, newest first')
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .action(async (options: { limit?: number }, command: Command) => {
      const common = commonOptions(command);
      const { changes } = await withNotebook(common, (client) =>
        client.call('history.list', options),
      );
      print(common.json, changes, describe);
    });
}

function describe(change: Change): string {
  return `${change.at}  ${change.label}${change.undone ? '  (undone)' : ''}`;
}
