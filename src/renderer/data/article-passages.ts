import type { Article } from '../../contract/article.ts';
import type { CallParams } from '../../contract/calls.ts';

/**
 * What `passages.list` is asked for the passages beside a text: those of the article, with those that stand in an
 * older text, or, of an older text, those that stand or stood there.
 */
export function passagesBeside(
  article: Pick<Article, 'id' | 'revision' | 'current'> | null,
): CallParams<'passages.list'> {
  if (article === null) return { article: '' };
  const { id, revision, current } = article;
  return revision === current ? { article: id } : { article: id, revision };
}
