import type { Format } from './format.ts';
import { isArchive } from './is-archive.ts';

/** Word documents since 2007. */
export const docx: Format = {
  id: 'docx',
  label: 'Word',
  extensions: ['.docx', '.docm', '.dotx'],
  claims: (head, bytes, name) =>
    isArchive(head) && (/\.(?:docx|docm|dotx)$/i.test(name) || holds(bytes, 'word/document')),
  recognise: () => false,
  parse: async (input) => (await import('./read-docx.ts')).readDocx(input),
};

function holds(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(word, 0, 'latin1');
}
