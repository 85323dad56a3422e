import { type Command, InvalidArgumentError } from 'commander';
import { type SearchHit, type SearchPlace, searchPlaces } from '../../contract/search.ts';
import { print } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { wholeNumber } from '../usage.ts';

interface SearchOptions {
  readonly in?: SearchPlace[];
  readonly limit?: number;
  readonly offset?: number;
}

/** `search`. */
export function addSearchCommand(program: Command): void {
  program
    .command('search')
    .description('finds articles, passages, notes and memos')
    .argument('<query...>', 'words, "phrases", prefix*, -not, OR, tag:, author:, in:passages')
    .option('--in <places>', 'articles,passages,memos', places)
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .option('--offset <n>', 'skip so many', wholeNumber(0))
    .action(async (words: string[], options: SearchOptions, command: Command) => {
      const common = commonOptions(command);
      const { hits } = await withNotebook(common, (client) =>
        client.call('search.run', { query: words.join(' '), ranked: true, ...options }),
      );
      print(common.json, hits, describe);
    });
}

function places(value: string): SearchPlace[] {
  return value.split(',').map((word) => {
    const place = searchPlaces.find((known) => known === word.trim());
    if (!place) throw new InvalidArgumentError(`It takes ${searchPlaces.join(', ')}.`);
    return place;
  });
}

function describe(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}  ${hit.title}\n    ${hit.snippet.replace(/\s+/gu, ' ')}`;
}
