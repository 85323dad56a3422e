import { basename } from 'node:path';
import type { Command } from 'commander';
import type { CallResult } from '../../contract/calls.ts';
import { CallFailure } from '../../contract/failure.ts';
import type { Outcome } from '../../contract/revision.ts';
import { OUTCOME_WORDS } from '../../domain/revision-words.ts';
import { shorten } from '../../domain/shorten.ts';
import { note, print } from '../print.ts';
import { readDocument } from '../read-document.ts';
import { type CommonOptions, commonOptions, withNotebook } from '../session.ts';

interface ReviseOptions {
  readonly type?: string;
  readonly clean: boolean;
}

/** `revise` and `recode`. */
export function addReviseCommands(program: Command): void {
  program
    .command('revise')
    .description('makes a file the new revision of an article; prints what became of each passage')
    .argument('<id>', 'the article')
    .argument('<path>', 'the file')
    .option('--type <type>', 'the format, instead of recognising it')
    .option('--no-clean', 'keep what looks like page furniture')
    .action(async (id: string, path: string, options: ReviseOptions, command: Command) => {
      const common = commonOptions(command);
      const bytes = await readBytes(path);
      const revised = await withNotebook(common, (client) =>
        client.call('articles.revise', {
          id,
          name: basename(path),
          bytes: bytes.toString('base64'),
          type: options.type,
          keepFurniture: !options.clean,
        }),
      );
      tell(common, revised, `${path} has the text that “${shorten(revised.title)}” has already`);
    });
  program
    .command('recode')
    .description('reads the file of a plain text again in another charset, as its new revision')
    .argument('<id>', 'the article')
    .argument('<charset>', 'utf-8, windows-1251, shift_jis, …')
    .action(async (id: string, charset: string, _options: object, command: Command) => {
      const common = commonOptions(command);
      const revised = await withNotebook(common, (client) =>
        client.call('articles.recode', { id, charset }),
      );
      tell(common, revised, `“${shorten(revised.title)}” reads the same in ${charset}`);
    });
}

/** Prints what became of each passage. @param same what is said where there was nothing to revise */
function tell(common: CommonOptions, revised: CallResult<'articles.revise'>, same: string): void {
  print(common.json, revised.outcomes, describe);
  for (const warning of revised.warnings) note(warning);
  if (common.json) return;
  note(
    revised.made
      ? `Revision ${revised.revision} of “${shorten(revised.title)}”: ${revised.report}.`
      : `${same}; no revision was made.`,
  );
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readDocument(path);
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CallFailure({ code: 'unreadable', message: `${path} cannot be read (${code}).` });
  }
}

function describe({ passageId, state, before, after, asks }: Outcome): string {
  const now = after === before || after === '' ? '' : `\n    now “${shorten(after, 100)}”`;
  const words = `${OUTCOME_WORDS[state]}${asks ? ' (asks)' : ''}`;
  return `${passageId}  ${words}  “${shorten(before, 100)}”${now}`;
}
