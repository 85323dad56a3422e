import { archiveSays } from './archive-names.ts';
import type { Format } from './format.ts';
import { isArchive } from './is-archive.ts';

/** OpenDocument texts, packed or as one flat file. */
export const odt: Format = {
  id: 'odt',
  label: 'OpenDocument',
  extensions: ['.odt', '.ott', '.fodt'],
  claims: (head, _bytes, name) =>
    (isArchive(head) &&
      (/\.o[dt]t$/i.test(name) || archiveSays(head, 'application/vnd.oasis.opendocument.text'))) ||
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?<office:document\b/.test(head),
  recognise: () => false,
  parse: async (input) => (await import('./read-odt.ts')).readOdt(input),
};
