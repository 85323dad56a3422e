import { archiveHolds, archiveSays } from './archive-names.ts';
import type { Format } from './format.ts';
import { isArchive } from './is-archive.ts';

/** EPUB books, versions 2 and 3. */
export const epub: Format = {
  id: 'epub',
  label: 'EPUB',
  extensions: ['.epub'],
  claims: (head, bytes, name) =>
    isArchive(head) &&
    (/\.epub$/i.test(name) ||
      archiveSays(head, 'application/epub+zip') ||
      archiveHolds(bytes, 'META-INF/container.xml')),
  recognise: () => false,
  parse: async (input) => (await import('./read-epub.ts')).readEpub(input),
};
