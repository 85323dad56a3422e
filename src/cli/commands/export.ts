import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { ExportFormat, Grouping, Selection } from '../../contract/export.ts';
import { note, print, write } from '../print.ts';
import { readTemplate } from '../read-template.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { collect, UsageError } from '../usage.ts';
import { writeWhole } from '../write-whole.ts';

interface ExportOptions {
  readonly format?: string;
  readonly listFormats?: boolean;
  readonly query?: string;
  readonly tag?: string;
  readonly article: string[];
  readonly template?: string;
  readonly by: Grouping;
  readonly out: string;
}

const STANDARD_OUTPUT = '-';

/** `export`. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('writes tagged notes')
    .option('--format <format>', 'md, html, csv, json')
    .option('--list-formats', 'names the formats and what each can hold')
    .option('--query <query>', 'what the query finds')
    .option('--tag <path>', 'what bears this tag or its children')
    .option('--article <id>', 'of this article (repeatable)', collect, [])
    .addOption(
      new Option('--by <grouping>', 'a section for each')
        .choices(['article', 'tag'])
        .default('article'),
    )
    .option('--template <file>', 'written as this Mustache template says; --format may be left out')
    .option('--out <path>', 'a file or folder; - for standard output', STANDARD_OUTPUT)
    .action(async (options: ExportOptions, command: Command) => {
      const common = commonOptions(command);
      if (options.listFormats) {
        const formats = await withNotebook(common, (client) => client.call('export.formats', {}));
        print(common.json, formats, describe);
        return;
      }
      const format = options.format ?? (options.template === undefined ? '' : 'md');
      if (!format) throw new UsageError('export needs --format; --list-formats names them.');
      const wanted = {
        format,
        selection: selection(options),
        grouping: options.by,
        ...(options.template === undefined ? {} : { template: readTemplate(options.template) }),
      };
      const exported = await withNotebook(common, (client) => client.call('export.run', wanted));
      const toStandardOutput = options.out === STANDARD_OUTPUT;
      const path = toStandardOutput ? STANDARD_OUTPUT : target(options.out, exported.fileName);
      if (toStandardOutput) write(exported.text);
      else writeWhole(path, exported.text);
      const row = {
        format: exported.format,
        path,
        counts: exported.counts,
        losses: exported.losses,
      };
      // What is exported to standard output must stay whole there: its report goes beside it.
      if (common.json)
        (toStandardOutput ? note : (line: string) => write(`${line}\n`))(JSON.stringify(row));
      else for (const loss of exported.losses) note(loss);
    });
}

function selection(options: ExportOptions): Selection {
  const given = [options.query, options.tag, options.article[0]].filter((one) => one !== undefined);
  if (given.length > 1) throw new UsageError('export takes one of --query, --tag and --article.');
  if (options.query !== undefined) return { kind: 'query', query: options.query };
  if (options.tag !== undefined) return { kind: 'tag', path: options.tag };
  if (options.article.length > 0) return { kind: 'articles', ids: options.article };
  return { kind: 'everything' };
}

function target(out: string, fileName: string): string {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? join(out, fileName) : out;
}

function describe(format: ExportFormat): string {
  const lines = [
    `${format.id.padEnd(6)} ${format.label} (.${format.extension.replace(/^\./, '')})`,
  ];
  if (format.holds.length > 0) lines.push(`       holds: ${format.holds.join('; ')}`);
  if (format.loses.length > 0) lines.push(`       loses: ${format.loses.join('; ')}`);
  return lines.join('\n');
}
