import { archiveHolds } from './archive-names.ts';
import type { Format } from './format.ts';
import { isArchive } from './is-archive.ts';

/** Word documents since 2007. */
export const docx: Format = {
  id: 'docx',
  label: 'Word',
  extensions: ['.docx', '.docm', '.dotx'],
  claims: (head, bytes, name) =>
    isArchive(head) &&
    (/\.(?:docx|docm|dotx)$/i.test(name) || archiveHolds(bytes, 'word/document')),
  recognise: () => false,
  parse: async (input) => (await import('./read-docx.ts')).readDocx(input),
};
