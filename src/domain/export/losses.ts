import type { ExportData, ExportPassage } from './export-data.ts';

/** What some formats cannot hold, each as a sentence that is there only when the selection has such data. */
export const losses = {
  localAddresses: (data: ExportData): string[] =>
    sentence(data.localAddresses, (count) =>
      count === 1
        ? 'The address of an article is a place on this computer and was left out.'
        : `The addresses of ${count} articles are places on this computer and were left out.`,
    ),
  places: (data: ExportData): string[] =>
    sentence(
      passagesOf(data).length,
      () => 'Where each passage stands in its text, and the words around it, are not in the file.',
    ),
  times: (data: ExportData): string[] =>
    sentence(
      passagesOf(data).length,
      () => 'When passages were made and changed is not in the file.',
    ),
  links: (data: ExportData): string[] =>
    sentence(
      data.links.length,
      (count) => `${links(count)} between passages ${count === 1 ? 'is' : 'are'} not in the file.`,
    ),
  collections: (data: ExportData): string[] =>
    sentence(
      data.articles.filter((article) => article.collections.length > 0).length,
      () => 'The collections of articles are not in the file.',
    ),
  fields: (data: ExportData): string[] =>
    sentence(
      data.articles.filter(({ bibliography: { language, accessed } }) => language || accessed)
        .length,
      () => 'The language, kind and day of access of articles are not in the file.',
    ),
  editorNotes: (data: ExportData): string[] =>
    sentence(
      passagesOf(data).filter((passage) => passage.noteState !== null).length,
      () => 'Notes are kept as Markdown; what only the editor knows of them is not in the file.',
    ),
} as const;

/** All passages, in the order of their articles. */
export function passagesOf(data: ExportData): ExportPassage[] {
  return data.articles.flatMap((article) => article.passages);
}

/** One sentence on a number of things, or none where there are none. */
export function sentence(count: number, words: (count: number) => string): string[] {
  return count === 0 ? [] : [words(count)];
}

function links(count: number): string {
  return count === 1 ? 'A link' : `${count} links`;
}
