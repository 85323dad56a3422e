import { client } from '../data/client.ts';
import { showFailure } from '../state/announce.ts';
import { change } from '../state/change.ts';
import { useView } from '../state/view.ts';

/** "1 article", "1,204 articles". */
export function countArticles(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'article' : 'articles'}`;
}

/** Moves articles to the trash; one that is open in the reader is closed. */
export async function trashArticles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const done = await change('articles.trash', { ids: [...ids] }, ({ articles, passages }) =>
    passages === 0
      ? `Moved ${countArticles(articles)} to the trash`
      : `Moved ${countArticles(articles)} with ${passages.toLocaleString('en')} ${passages === 1 ? 'passage' : 'passages'} to the trash`,
  );
  if (!done) return;
  const { articleId } = useView.getState();
  useView.setState({ selected: [] });
  if (articleId !== null && ids.includes(articleId)) {
    useView.setState({ articleId: null, passageId: null, jump: null, pageShown: false });
  }
}

/** Takes articles back from the trash. */
export async function restoreArticles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const words = `Took ${countArticles(ids.length)} back from the trash`;
  if (await change('articles.restore', { ids: [...ids] }, words)) {
    useView.setState({ selected: [] });
  }
}

/** Puts articles into a collection. */
export async function collectArticles(
  ids: readonly string[],
  collection: { readonly id: string; readonly name: string },
): Promise<void> {
  await change(
    'articles.collect',
    { ids: [...ids], collection: collection.id, member: true },
    `Put ${countArticles(ids.length)} into “${collection.name}”`,
  );
}

/** Takes articles out of a collection. */
export async function uncollectArticles(
  ids: readonly string[],
  collection: { readonly id: string; readonly name: string },
): Promise<void> {
  await change(
    'articles.collect',
    { ids: [...ids], collection: collection.id, member: false },
    `Took ${countArticles(ids.length)} out of “${collection.name}”`,
  );
}

/** Puts a tag on articles. */
export async function tagArticles(ids: readonly string[], path: string): Promise<void> {
  await change(
    'articles.tag',
    { ids: [...ids], add: [path] },
    `Tagged ${countArticles(ids.length)} with ${path.split('/').join(' / ')}`,
  );
}

/** Ids of the articles at `from` to `to` (both included) of a list. */
export async function articleIds(
  params: Parameters<typeof client.call<'articles.list'>>[1],
  from: number,
  to: number,
): Promise<string[]> {
  try {
    const { articles } = await client.call('articles.list', {
      ...params,
      offset: from,
      limit: to - from + 1,
    });
    return articles.map(({ id }) => id);
  } catch (error) {
    showFailure(error);
    return [];
  }
}
