import type { ExportArticle, ExportData, ExportPassage, ExportTag } from './export-data.ts';

/** A part of a document: what stands under one heading. */
export type Section =
  | { readonly kind: 'article'; readonly article: ExportArticle }
  /** `tag` is null for what bears none; `articles` are those that bear the tag themselves. */
  | {
      readonly kind: 'tag';
      readonly tag: ExportTag | null;
      /** 0 for the outermost tag that is shown. */
      readonly depth: number;
      readonly articles: readonly ExportArticle[];
      readonly passages: readonly Placed[];
    };

/** A passage with its article, where articles are not what it is grouped by. */
export interface Placed {
  readonly article: ExportArticle;
  readonly passage: ExportPassage;
}

/**
 * Divides what was selected into sections: one an article; or one a tag, in the order of the codebook, with a
 * passage under each of its tags and what bears no tag at the end. Tags that stand above used ones have a
 * section of their own, so that the hierarchy can be read.
 */
export function sectionsOf(data: ExportData): Section[] {
  if (data.grouping === 'article') {
    return data.articles.map((article) => ({ kind: 'article', article }));
  }
  const placed = data.articles.flatMap((article) =>
    article.passages.map((passage) => ({ article, passage })),
  );
  const wanted = data.sections === null ? null : new Set(data.sections);
  const shown = data.tags.filter((tag) => wanted?.has(tag.path) ?? true);
  const used = (path: string): boolean =>
    placed.some(({ passage }) => passage.tags.some((tag) => isWithin(tag, path))) ||
    data.articles.some((article) => article.tags.some((tag) => isWithin(tag, path)));
  const paths = new Set(shown.map((tag) => tag.path));
  const sections: Section[] = shown
    .filter((tag) => tag.description !== '' || used(tag.path))
    .map((tag) => ({
      kind: 'tag',
      tag,
      depth: ancestors(tag.path).filter((path) => paths.has(path)).length,
      articles: data.articles.filter((article) => article.tags.includes(tag.path)),
      passages: placed.filter(({ passage }) => passage.tags.includes(tag.path)),
    }));
  const untagged = placed.filter(({ passage }) => passage.tags.length === 0);
  const bare = data.articles.filter(
    (article) => article.tags.length === 0 && article.passages.length === 0,
  );
  if (untagged.length + bare.length > 0) {
    sections.push({ kind: 'tag', tag: null, depth: 0, articles: bare, passages: untagged });
  }
  return sections;
}

function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

function ancestors(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
