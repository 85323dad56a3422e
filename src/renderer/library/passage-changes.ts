import type { Color } from '../../contract/passage.ts';
import { client } from '../data/client.ts';
import { showFailure } from '../state/announce.ts';
import { change } from '../state/change.ts';
import { countPassages } from './article-words.ts';

/** Deletes passages, as one step. */
export async function deletePassages(ids: readonly string[]): Promise<boolean> {
  const words = ({ passages }: { passages: number }): string =>
    `Deleted ${countPassages(passages)}`;
  return (await change('passages.delete', { ids: [...ids] }, words)) !== null;
}

/** Puts a tag on passages, as one step. */
export async function tagPassages(ids: readonly string[], path: string): Promise<void> {
  await change(
    'passages.edit',
    { ids: [...ids], addTags: [path] },
    `Tagged ${countPassages(ids.length)} with ${path.split('/').join(' / ')}`,
  );
}

/** Gives passages a colour, as one step. */
export async function colorPassages(ids: readonly string[], color: Color): Promise<void> {
  await change(
    'passages.edit',
    { ids: [...ids], color },
    `Made ${countPassages(ids.length)} ${color}`,
  );
}

/** Ids of the passages at `from` to `to` (both included) of a list. */
export async function passageIds(
  params: Parameters<typeof client.call<'passages.list'>>[1],
  from: number,
  to: number,
): Promise<string[]> {
  try {
    const { passages } = await client.call('passages.list', {
      ...params,
      offset: from,
      limit: to - from + 1,
    });
    return passages.map(({ id }) => id);
  } catch (error) {
    showFailure(error);
    return [];
  }
}
