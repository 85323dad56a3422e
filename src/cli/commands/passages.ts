import type { Command } from 'commander';
import { Option } from 'commander';
import type { CallParams } from '../../contract/calls.ts';
import type { Client } from '../../contract/client.ts';
import {
  type AnchorState,
  anchorStates,
  type Color,
  colors,
  type Passage,
} from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { wordsNow } from '../../domain/state-words.ts';
import { print } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { collect, textRange, UsageError, wholeNumber } from '../usage.ts';

interface HighlightOptions {
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly start?: number;
  readonly end?: number;
  readonly tag: string[];
  readonly note?: string;
  readonly color?: Color;
}

interface PassagesOptions {
  readonly article?: string;
  readonly tag?: string;
  readonly query?: string;
  readonly state?: AnchorState;
  readonly limit?: number;
}

interface EditOptions {
  readonly addTag: string[];
  readonly removeTag: string[];
  readonly note?: string;
  readonly color?: Color;
  readonly attach?: { start: number; end: number };
}

/** `highlight`, `passages`, `passage edit`, `passage delete` and `link`. */
export function addPassageCommands(program: Command): void {
  const colorOption = (): Option => new Option('--color <name>', 'the colour').choices(colors);

  program
    .command('highlight')
    .description('marks a passage of an article')
    .argument('<id>', 'the article')
    .option('--quote <text>', 'the words, which must occur once')
    .option('--prefix <text>', 'what stands directly before them')
    .option('--suffix <text>', 'what stands directly after them')
    .option('--start <n>', 'or the first character', wholeNumber(0))
    .option('--end <n>', 'and the one after the last', wholeNumber(1))
    .option('--tag <path>', 'a tag, Parent/Child (repeatable)', collect, [])
    .option('--note <markdown>', 'a note')
    .addOption(colorOption())
    .action(async (article: string, options: HighlightOptions, command: Command) => {
      const common = commonOptions(command);
      const passage = await withNotebook(common, (client) =>
        client.call('passages.create', {
          article,
          where: place(options),
          color: options.color,
          tags: options.tag,
          note: noteOf(options.note),
        }),
      );
      print(common.json, [passage], describe);
    });

  program
    .command('passages')
    .description('lists passages')
    .option('--article <id>', 'of one article, in reading order')
    .option('--tag <path>', 'with this tag or its children')
    .option('--query <query>', 'that the query finds')
    .addOption(new Option('--state <state>', 'in this state').choices(anchorStates))
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .action(async (options: PassagesOptions, command: Command) => {
      const common = commonOptions(command);
      const { passages } = await withNotebook(common, (client) =>
        client.call('passages.list', options),
      );
      print(common.json, passages, describe);
    });

  const passage = program.command('passage').description('changes passages');
  passage
    .command('edit')
    .description('changes tags, note, colour or place of a passage')
    .argument('<id>', 'the passage')
    .option('--add-tag <path>', 'put a tag on it (repeatable)', collect, [])
    .option('--remove-tag <path>', 'take a tag off (repeatable)', collect, [])
    .option('--note <markdown>', 'the new note; empty takes it away')
    .addOption(colorOption())
    .option('--attach <start:end>', 'the new place', textRange)
    .action(async (id: string, options: EditOptions, command: Command) => {
      const common = commonOptions(command);
      const edited = await withNotebook(common, async (client) => {
        const moves = options.attach !== undefined && (await standsSomewhere(client, id));
        const passages = await client.call('passages.edit', {
          ids: [id],
          addTags: options.addTag,
          removeTags: options.removeTag,
          color: options.color,
          note: noteOf(options.note),
          ranges: options.attach && moves ? [options.attach] : undefined,
        });
        if (options.attach === undefined || moves) return passages;
        const decision = { kind: 'attach' as const, ranges: [options.attach] };
        await client.call('review.decide', { ids: [id], decision });
        return (await client.call('passages.list', { ids: [id] })).passages;
      });
      print(common.json, edited, describe);
    });
  passage
    .command('delete')
    .description('deletes passages, as one step')
    .argument('<id...>', 'the passages')
    .action(async (ids: string[], _options: object, command: Command) => {
      const common = commonOptions(command);
      const deleted = await withNotebook(common, async (client) => {
        const { passages } = await client.call('passages.list', { ids });
        await client.call('passages.delete', { ids });
        return passages;
      });
      print(common.json, deleted, (gone) => `Deleted ${describe(gone)}`);
    });

  program
    .command('link')
    .description('links two passages')
    .argument('<from>', 'the passage the link starts at')
    .argument('<to>', 'the passage it leads to')
    .option('--type <type>', 'supports, contradicts, quotes, updates, …')
    .option('--note <text>', 'why')
    .action(
      async (
        from: string,
        to: string,
        options: { type?: string; note?: string },
        command: Command,
      ) => {
        const common = commonOptions(command);
        const link = await withNotebook(common, (client) =>
          client.call('links.add', { from, to, ...options }),
        );
        print(common.json, [link], ({ id, type }) => `${id}  ${from} ${type} ${to}`);
      },
    );
}

/**
 * Whether a passage stands in the current text without a doubt, so that a new place means new edges and other words;
 * else it is attached, and keeps the words it was made on.
 */
async function standsSomewhere(client: Client, id: string): Promise<boolean> {
  const { passages } = await client.call('passages.list', { ids: [id] });
  return passages.some(({ state }) => state === 'exact' || state === 'moved');
}

function place(options: HighlightOptions): CallParams<'passages.create'>['where'] {
  const { quote, prefix, suffix, start, end } = options;
  if (quote !== undefined) {
    if (start !== undefined || end !== undefined) {
      throw new UsageError('highlight takes --quote, or --start with --end, not both.');
    }
    return { kind: 'quote', quote, prefix, suffix };
  }
  if (start === undefined || end === undefined) {
    throw new UsageError('highlight needs --quote, or --start with --end.');
  }
  if (end <= start) throw new UsageError('--end must be larger than --start.');
  return { kind: 'ranges', ranges: [{ start, end }] };
}

function noteOf(markdown: string | undefined): { markdown: string; state: null } | undefined {
  return markdown === undefined ? undefined : { markdown, state: null };
}

function describe(passage: Passage): string {
  const facts = [
    passage.articleTitle,
    passage.color,
    ...passage.tags.map((tag) => `#${tag}`),
    passage.state === 'exact' ? '' : passage.state,
    passage.review === 'open' ? 'asks' : (passage.review ?? ''),
  ];
  const now = wordsNow(passage);
  const words = now === null ? '' : `\n    now “${shorten(now, 100)}”`;
  const note = passage.note ? `\n    ${shorten(passage.note, 100)}` : '';
  return `${passage.id}  “${shorten(passage.quote, 100)}”${words}\n    ${facts.filter(Boolean).join(' · ')}${note}`;
}
