import { Command, CommanderError } from 'commander';
import { CallFailure } from '../contract/failure.ts';
import { addArticleCommands } from './commands/articles.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addExportCommand } from './commands/export.ts';
import { addHistoryCommands } from './commands/history.ts';
import { addImportCommand } from './commands/import.ts';
import { addNotebookCommands } from './commands/notebook.ts';
import { addPassageCommands } from './commands/passages.ts';
import { addReviseCommands } from './commands/revise.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTagCommands } from './commands/tags.ts';
import { addTrashCommands } from './commands/trash.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { UsageError } from './usage.ts';

/**
 * The command line, whole: parses the words, does the work, prints, and answers the exit code.
 * @param words without the program's own name
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const program = new Command('commonplace')
    .description('The research notebook Commonplace, from the command line.')
    .option('--notebook <file>', 'the notebook (else COMMONPLACE_NOTEBOOK, else your data folder)')
    .option('--json', 'print one JSON object a line')
    .option('--yes', 'do what touches more than twenty things without asking')
    .option('--debug', 'print stack traces')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });

  let status: number = EXIT.done;
  const finish = (code: number): void => {
    status = Math.max(status, code);
  };
  for (const add of [
    addImportCommand,
    addArticleCommands,
    addReviseCommands,
    addPassageCommands,
    addTagCommands,
    addTrashCommands,
    addSearchCommand,
    addExportCommand,
    addHistoryCommands,
    addNotebookCommands,
    addBackupCommands,
    addServeCommand,
  ]) {
    add(program, finish);
  }
  if (words.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (process.argv.includes('--debug')) console.error(error);
    else console.error(sentence(error));
    return exitCodeOf(error);
  }
}

function sentence(error: unknown): string {
  if (error instanceof CallFailure || error instanceof UsageError) return error.message;
  return `A fault of the program: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
}
