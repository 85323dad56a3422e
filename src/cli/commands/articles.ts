import type { Command } from 'commander';
import { Option } from 'commander';
import type { Article, ArticleRow } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import { articleHtml } from '../../domain/article-html.ts';
import { print, write } from '../print.ts';
import { commonOptions, withNotebook } from '../session.ts';
import { wholeNumber } from '../usage.ts';

const FORMATS = ['text', 'json', 'html', 'original'] as const;

interface ListOptions {
  readonly query?: string;
  readonly tag?: string;
  readonly limit?: number;
}

interface ShowOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly revision?: number;
}

/** `list` and `show`. */
export function addArticleCommands(program: Command): void {
  program
    .command('list')
    .description('lists articles')
    .option('--query <query>', 'only what the query finds')
    .option('--tag <path>', 'only with this tag or its children')
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .action(async (options: ListOptions, command: Command) => {
      const common = commonOptions(command);
      const { articles } = await withNotebook(common, (client) =>
        client.call('articles.list', options),
      );
      print(common.json, articles, describe);
    });

  program
    .command('show')
    .description('shows one article')
    .argument('<id>', 'the article')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS))
    .option('--revision <n>', 'an earlier revision', wholeNumber(1))
    .action(async (id: string, options: ShowOptions, command: Command) => {
      const common = commonOptions(command);
      const at = options.revision === undefined ? { id } : { id, revision: options.revision };
      await withNotebook(common, async (client) => {
        switch (options.format ?? (common.json ? 'json' : undefined)) {
          case 'text':
            write((await client.call('articles.text', at)).text);
            return;
          case 'original': {
            const { bytes } = await client.call('articles.original', at);
            write(Buffer.from(bytes, 'base64'));
            return;
          }
          case 'json':
            write(`${JSON.stringify(await client.call('articles.get', at))}\n`);
            return;
          case 'html': {
            const article = await client.call('articles.get', at);
            write(articleHtml(article, await picturesOf(client, article)));
            return;
          }
          case undefined: {
            const article = await client.call('articles.get', at);
            const { text } = await client.call('articles.text', at);
            write(`${describe(article)}\n\n${text}\n`);
            return;
          }
        }
      });
    });
}

/** The pictures of an article as data: URLs, so that the page stands alone. */
async function picturesOf(client: Client, { blocks }: Article): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const block of blocks) {
    const source = block.kind === 'figure' ? block.source : null;
    if (!source?.startsWith('picture:') || pictures.has(source)) continue;
    const { type, bytes } = await client.call('articles.picture', { source });
    pictures.set(source, `data:${type};base64,${bytes}`);
  }
  return pictures;
}

function describe(article: ArticleRow): string {
  const facts = [
    article.author.join(', '),
    article.containerTitle ?? article.publisher ?? '',
    article.issued ?? '',
    `${article.words} words`,
    article.passages === 1 ? '1 passage' : `${article.passages} passages`,
    ...article.tags.map((tag) => `#${tag}`),
  ];
  return `${article.id}  ${article.title}\n    ${facts.filter(Boolean).join(' · ')}`;
}
