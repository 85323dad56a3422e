import type { Command } from 'commander';
import type { ArticleRow } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import { note, print } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';

/** `trash add|list|restore|empty`. */
export function addTrashCommands(program: Command): void {
  const trash = program.command('trash').description('what was deleted, until it is emptied');
  trash
    .command('add')
    .description('moves articles, with their passages, to the trash')
    .argument('<id...>', 'the articles')
    .action(async (ids: string[], _options: object, command: Command) => {
      const common = commonOptions(command);
      const gone = await withNotebook(common, (client) => client.call('articles.trash', { ids }));
      print(common.json, [gone], describe('In the trash'));
    });
  trash
    .command('list')
    .description('lists the articles in the trash')
    .action(async (_options: object, command: Command) => {
      const common = commonOptions(command);
      print(common.json, await withNotebook(common, inTrash), ({ id, title }) => `${id}  ${title}`);
    });
  trash
    .command('restore')
    .description('takes articles back from the trash')
    .argument('<id...>', 'the articles')
    .action(async (ids: string[], _options: object, command: Command) => {
      const common = commonOptions(command);
      await withNotebook(common, (client) => client.call('articles.restore', { ids }));
      print(
        common.json,
        ids.map((id) => ({ id })),
        ({ id }) => `Restored ${id}.`,
      );
    });
  trash
    .command('empty')
    .description('deletes all in the trash for good; there is no way back')
    .option('--backups', 'delete the backups that hold it too')
    .action(async (options: { backups?: boolean }, command: Command) => {
      const common = commonOptions(command);
      const gone = await withNotebook(common, (client) => client.call('trash.purge', options));
      print(common.json, [gone], describe('Deleted for good'));
      if (common.json) return;
      for (const { id, made } of gone.backups) note(`The backup ${id} of ${made} still holds it.`);
    });
}

/** All of them: a page of a list is not enough to know what would go. */
async function inTrash(client: Client): Promise<ArticleRow[]> {
  const { articles } = await client.call('articles.list', { trashed: true });
  return articles;
}

function describe(
  what: string,
): (counts: { readonly articles: number; readonly passages: number }) => string {
  return ({ articles, passages }) =>
    `${what}: ${articles} ${articles === 1 ? 'article' : 'articles'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}.`;
}
