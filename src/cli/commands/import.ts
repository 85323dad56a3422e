import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '../../contract/client.ts';
import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { failedRow } from '../../core/import/import-row.ts';
import { EXIT } from '../exit-code.ts';
import { type Found, type FoundFile, findFiles } from '../find-files.ts';
import { note, print } from '../print.ts';
import { startProgress } from '../progress.ts';
import { readDocument, readStandardInput } from '../read-document.ts';
import { commonOptions, type Finish, withNotebook } from '../session.ts';
import { collect, UsageError } from '../usage.ts';

interface ImportOptions {
  readonly type?: string;
  readonly tag: string[];
  readonly clean: boolean;
  readonly chapters?: boolean;
  readonly password?: string;
}

const STANDARD_INPUT = '-';

/** `import`. */
export function addImportCommand(program: Command, finish: Finish): void {
  program
    .command('import')
    .description('brings in files, folders and standard input')
    .argument('<path...>', 'files, folders (with all below them), or - for standard input')
    .option('--type <type>', 'the format, instead of recognising it')
    .option('--tag <path>', 'a tag for the articles (repeatable)', collect, [])
    .option('--no-clean', 'keep what looks like page furniture')
    .option('--chapters', 'books as one article for each chapter')
    .option('--password <password>', 'opens documents that are encrypted')
    .action(async (paths: string[], options: ImportOptions, command: Command) => {
      const common = commonOptions(command);
      if (paths.includes(STANDARD_INPUT) && !options.type) {
        throw new UsageError('import - needs --type, because standard input has no name.');
      }
      const found = await findFiles(paths, STANDARD_INPUT);
      await withNotebook(common, async (client) => {
        for await (const row of importAll(client, found, options)) {
          print(common.json, [row], describe);
          if (row.status === 'failed') {
            if (!common.json && row.error) note(row.error);
            finish(EXIT.failed);
          }
        }
      });
    });
}

/** So much is on its way to the notebook at once, in files and in bytes. */
const AHEAD = { files: 64, bytes: 16_000_000 };

/** One row a file, in their order, as each is done. Several files are one step to undo. */
async function* importAll(
  client: Client,
  found: readonly Found[],
  options: ImportOptions,
): AsyncGenerator<ImportRow> {
  const readable = found.filter((file) => file.kind === 'file').length;
  const job =
    readable > 1
      ? (await client.call('import.open', { total: readable, tags: options.tag })).id
      : undefined;
  const progress = startProgress('Importing', found.length);
  const sent: { readonly row: Promise<ImportRow>; readonly size: number }[] = [];
  let size = 0;
  async function* done(room: number): AsyncGenerator<ImportRow> {
    while (sent.length > 0 && (sent.length > room || size > AHEAD.bytes)) {
      const first = sent.shift();
      if (!first) return;
      yield await first.row;
      size -= first.size;
      progress.step();
    }
  }
  for (const file of found) {
    const one = file.kind === 'missing' ? lost(file) : await sendOne(client, file, options, job);
    // It is looked at in its turn; until then nobody would take a failure of the notebook.
    one.row.catch(() => undefined);
    sent.push(one);
    size += one.size;
    yield* done(job ? AHEAD.files : 0);
  }
  yield* done(0);
  progress.end();
  if (job) await client.call('import.close', { job });
}

function lost({ path, reason }: Found & { readonly kind: 'missing' }) {
  return { row: Promise.resolve(failedRow(path, reason)), size: 0 };
}

/** Reads a file and sends it. @returns its row to be, and how large it is in bytes */
async function sendOne(
  client: Client,
  { path, companions }: FoundFile,
  options: ImportOptions,
  job: string | undefined,
): Promise<{ readonly row: Promise<ImportRow>; readonly size: number }> {
  try {
    const bytes = path === STANDARD_INPUT ? await readStandardInput() : await readDocument(path);
    const beside = await readCompanions(path, companions);
    const row = client.call('import.file', {
      name: path === STANDARD_INPUT ? 'standard input' : basename(path),
      bytes: bytes.toString('base64'),
      type: options.type,
      tags: options.tag,
      keepFurniture: !options.clean,
      chapters: options.chapters,
      password: options.password,
      companions: beside,
      revise: true,
      job,
    });
    const size = beside.reduce((sum, one) => sum + one.bytes.length, bytes.length);
    return { row: row.then((told) => ({ ...told, path }), refused(path)), size };
  } catch (error) {
    return { row: Promise.resolve().then(() => refused(path)(error)), size: 0 };
  }
}

/** The row of a file that did not come in. */
function refused(path: string): (error: unknown) => ImportRow {
  return (error) => {
    if (error instanceof CallFailure) {
      // A notebook that cannot be written fails as a whole, not file by file.
      if (['full', 'read-only', 'damaged'].includes(error.failure.code)) throw error;
      return failedRow(path, error.message);
    }
    return failedRow(path, `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  };
}

/** What a browser saved beside a page, by the way from the page to it. */
async function readCompanions(
  page: string,
  paths: readonly string[],
): Promise<{ name: string; bytes: string }[]> {
  const pictures = paths.filter((path) => /\.(?:png|jpe?g|gif|webp)$/i.test(path)).slice(0, 5000);
  return Promise.all(
    pictures.map(async (path) => ({
      name: relative(dirname(page), path).split(sep).join('/'),
      bytes: (await readFile(path)).toString('base64'),
    })),
  );
}

function describe(row: ImportRow): string {
  const facts = [row.status.padEnd(9), row.articleId ?? '', row.title ?? row.path];
  return [facts.filter(Boolean).join('  '), ...row.warnings.map((text) => `    ${text}`)].join(
    '\n',
  );
}
