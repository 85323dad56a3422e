import type { Name } from '../../contract/article.ts';
import type { Opening } from './byline.ts';
import { splitByline } from './split-name.ts';

/**
 * Who wrote a page: whom its head names, else whom its by-line names.
 * @param head the authors that the head names
 * @param byline what the extraction took for the by-line; empty where it found none
 * @param marked the authors that microdata names
 * @param opening what the lines under the title say
 */
export function pageAuthors(
  head: readonly Name[],
  byline: string,
  marked: readonly Name[],
  opening: Opening,
): Name[] {
  if (head.length > 0) return [...head];
  const said = splitByline(byline);
  const known = new Set(marked.map((name) => JSON.stringify(name)));
  // The extraction takes the first of several; but agencies of pictures are marked as authors as well.
  if (said.every((name) => known.has(JSON.stringify(name))) && marked.length > 0)
    return [...marked];
  return said.length > 0 ? said : opening.authors;
}
