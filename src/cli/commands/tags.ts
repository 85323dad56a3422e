import type { Command } from 'commander';
import { Option } from 'commander';
import { type Color, colors } from '../../contract/passage.ts';
import type { Tag } from '../../contract/tag.ts';
import { foldTagName, splitTagPath } from '../../domain/tag-path.ts';
import { print } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { UsageError } from '../usage.ts';

/** `tags` and `tag add|rename|move|merge|delete`. */
export function addTagCommands(program: Command): void {
  program
    .command('tags')
    .description('lists the codebook')
    .action(async (_options: object, command: Command) => {
      const common = commonOptions(command);
      const tags = await withNotebook(common, (client) => client.call('tags.list', {}));
      print(common.json, tags, describe);
    });

  const tag = program.command('tag').description('changes the codebook');
  tag
    .command('add')
    .description('makes a tag, and the parents its path names')
    .argument('<path>', 'Parent/Child')
    .addOption(new Option('--color <name>', 'its colour').choices(colors))
    .option('--description <text>', 'when to use it')
    .action(
      async (path: string, options: { color?: Color; description?: string }, command: Command) => {
        const common = commonOptions(command);
        const added = await withNotebook(common, (client) =>
          client.call('tags.add', { path, ...options }),
        );
        print(common.json, [added], describe);
      },
    );
  tag
    .command('rename')
    .description('gives a tag another name')
    .argument('<old>', 'the tag')
    .argument('<new>', 'its new name, or its path with a new last name')
    .action(async (old: string, name: string, _options: object, command: Command) => {
      const common = commonOptions(command);
      const renamed = await withNotebook(common, (client) =>
        client.call('tags.edit', { tag: old, name: lastName(old, name) }),
      );
      print(common.json, [renamed], describe);
    });
  tag
    .command('move')
    .description('puts a tag with its children under another')
    .argument('<tag>', 'the tag')
    .argument('<parent>', 'its new parent; / for none')
    .action(async (path: string, parent: string, _options: object, command: Command) => {
      const common = commonOptions(command);
      const to = parent.trim() === '/' || parent.trim() === '' ? null : parent;
      const moved = await withNotebook(common, (client) =>
        client.call('tags.move', { tag: path, parent: to }),
      );
      print(common.json, [moved], describe);
    });
  tag
    .command('merge')
    .description('puts all that bears some tags under one, and removes them')
    .argument('<tags...>', 'the tags to give up, then the one to keep')
    .action(async (paths: string[], _options: object, command: Command) => {
      const common = commonOptions(command);
      const into = paths.at(-1);
      const from = paths.slice(0, -1);
      if (into === undefined || from.length === 0) {
        throw new UsageError('tag merge needs at least two tags: FROM… INTO.');
      }
      const merged = await withNotebook(common, (client) =>
        client.call('tags.merge', { from, into }),
      );
      print(common.json, [merged], describe);
    });
  tag
    .command('delete')
    .description('removes a tag and its children; passages stay')
    .argument('<tag>', 'the tag')
    .action(async (path: string, _options: object, command: Command) => {
      const common = commonOptions(command);
      const gone = await withNotebook(common, async (client) => {
        const before = await client.call('tags.list', {});
        await client.call('tags.delete', { tag: path });
        const left = new Set((await client.call('tags.list', {})).map((row) => row.id));
        return before.filter((row) => !left.has(row.id));
      });
      print(common.json, gone, (row) => `Deleted ${describe(row)}`);
    });
}

/** A rename stays among its siblings: a path is accepted when it differs in its last name only. */
function lastName(old: string, name: string): string {
  const names = splitTagPath(name);
  const last = names?.at(-1);
  if (!names || last === undefined) throw new UsageError(`“${name}” is no name for a tag.`);
  if (names.length === 1) return last;
  const fold = (path: readonly string[]): string => path.slice(0, -1).map(foldTagName).join('/');
  if (fold(names) !== fold(splitTagPath(old) ?? [])) {
    throw new UsageError(`To put ${old} under another tag, use tag move.`);
  }
  return last;
}

function describe(tag: Tag): string {
  const counts = `${tag.passages} passages, ${tag.articles} articles`;
  return `${tag.path}  (${counts})${tag.description ? `  ${tag.description}` : ''}`;
}
