import { expect, test } from 'vitest';
import { isPlainArchive } from './import-archive.ts';
import { testZip } from './test-zip.ts';

const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes),
  method: 0 as const,
});
const word = testZip([file('word/document.xml', '<w:document/>')]);
const book = testZip([
  file('mimetype', 'application/epub+zip'),
  file('META-INF/container.xml', '<container/>'),
]);
const text = testZip([file('mimetype', 'application/vnd.oasis.opendocument.text')]);

test('documents that are archives inside are told by their own lists, whatever they are called', () => {
  for (const bytes of [word, book, text]) expect(isPlainArchive('x.zip', bytes)).toBe(false);
});

test('an archive of such documents is an archive, also where it holds them as they are', () => {
  const packed = testZip([
    file('book.epub', book),
    file('letter.docx', word),
    file('text.odt', text),
    file('notes.txt', 'Silt.'),
  ]);
  expect(isPlainArchive('all.zip', packed)).toBe(true);
  expect(isPlainArchive('one.zip', testZip([file('letter.docx', word)]))).toBe(true);
});
