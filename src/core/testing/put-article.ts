import type { Bibliography } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import type { Core } from '../core.ts';
import { addArticle } from '../features/add-article.ts';
import { runAction } from '../handler.ts';
import { emptyBibliography } from '../import/format.ts';
import type { Picture } from '../import/pictures.ts';

/**
 * Puts an article of paragraphs into a notebook, as an import does, without parsing anything.
 * @returns its id
 */
export function putArticle(
  core: Core,
  title: string,
  paragraphs: readonly string[],
  more: {
    readonly bibliography?: Partial<Bibliography>;
    readonly tags?: readonly string[];
    /** Shown after the paragraphs. */
    readonly pictures?: readonly Picture[];
  } = {},
): string {
  const pictures = more.pictures ?? [];
  const blocks: Block[] = [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text, marks: [] })),
    ...pictures.map(
      ({ sha256 }): Block => ({
        kind: 'figure',
        text: '',
        marks: [],
        alt: '',
        source: `picture:${sha256}`,
        blockedHost: null,
      }),
    ),
  ];
  return runAction(core, null, (action) => {
    const { id } = addArticle(action, {
      bibliography: {
        ...emptyBibliography(title, 'webpage'),
        language: 'en',
        ...more.bibliography,
      },
      blocks,
      asides: [],
      words: paragraphs.join(' ').split(/\s+/).length,
      format: 'text',
      sourceName: `${title}.txt`,
      bytes: new TextEncoder().encode(paragraphs.join('\n\n')),
      tags: more.tags ?? [],
      pictures,
    });
    action.says(`Import “${title}”`, ['articles', 'tags'], [id]);
    return id;
  }).result;
}
