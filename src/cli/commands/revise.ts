import { basename } from 'node:path';
import type { Command } from 'commander';
import { CallFailure } from '../../contract/failure.ts';
import type { Outcome } from '../../contract/revision.ts';
import { OUTCOME_WORDS } from '../../domain/revision-words.ts';
import { shorten } from '../../domain/shorten.ts';
import { note, print } from '../print.ts';
import { readDocument } from '../read-document.ts';
import { commonOptions, withNotebook } from '../session.ts';

interface ReviseOptions {
  readonly type?: string;
  readonly clean: boolean;
}

/** `revise`. */
export function addReviseCommand(program: Command): void {
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
      print(common.json, revised.outcomes, describe);
      for (const warning of revised.warnings) note(warning);
      if (common.json) return;
      note(
        revised.made
          ? `Revision ${revised.revision} of “${shorten(revised.title)}”: ${revised.report}.`
          : `${path} has the text that “${shorten(revised.title)}” has already; no revision was made.`,
      );
    });
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
