import { fail } from '../../contract/failure.ts';
import { startsKorean } from './charsets.ts';
import type { Format } from './format.ts';
import { wideText } from './wide-text.ts';

/** Kinds of files that are known and not read yet, by how they start (read as Latin-1). */
const OTHERS: readonly (readonly [string | RegExp, string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  [/^RIFF....WEBP/s, 'a WebP image'],
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  [
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i,
    'an SVG image',
  ],
  ['\u00d0\u00cf\u0011\u00e0', 'an old office document or one with a password'],
  ['SQLite format 3', 'a database'],
  ['\u007fELF', 'a program'],
  ['\u001f\u008b', 'a compressed file'],
  ['\u00fd7zXZ', 'a compressed file'],
  ['7z\u00bc\u00af', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['ID3\u0003', 'a sound file'],
  ['ID3\u0004', 'a sound file'],
  ['OggS', 'a sound file'],
  [/^....ftyp/s, 'a film'],
];

/** What a ZIP archive really is, by the file's ending. */
const ARCHIVES: Readonly<Record<string, string>> = {
  xlsx: 'an Excel workbook',
  pptx: 'a PowerPoint presentation',
};

const HEAD = 4096;

/**
 * The format of a file: as told, by its ending, or by how it starts.
 * @throws CallFailure `unsupported`, `unreadable` or `empty`, naming the file
 */
export function recognise(
  formats: readonly Format[],
  name: string,
  bytes: Uint8Array,
  type: string | undefined,
): Format {
  const told =
    type === undefined
      ? undefined
      : (formats.find(({ id }) => id === type) ??
        fail(
          'unsupported',
          `type: there is no format ${type}; there are ${formats.map(({ id }) => id).join(', ')}.`,
        ));
  if (bytes.length === 0) fail('empty', `${name} is empty.`);
  const start = Buffer.from(bytes.subarray(0, HEAD));
  const latin = start.toString('latin1');
  const claimed = formats.find(({ claims }) => claims?.(latin, bytes, name));
  if (claimed) return claimed;
  const other = OTHERS.find(([sign]) =>
    typeof sign === 'string' ? latin.startsWith(sign) : sign.test(latin),
  )?.[1];
  if (other) {
    const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
    const kind = other === 'a ZIP archive' ? (ARCHIVES[ending] ?? other) : other;
    fail('unreadable', `${name} is ${kind}, which holds no text that Commonplace reads.`);
  }
  if (isBinary(bytes)) fail('unreadable', `${name} is no text but a binary file.`);
  if (told) return told;
  const lower = name.toLowerCase();
  const head = start.toString('utf8').replace(/^\ufeff/, '');
  return (
    formats.find(({ extensions }) => extensions.some((ending) => lower.endsWith(ending))) ??
    formats.find((format) => format.recognise(head)) ??
    fail('unsupported', `${name} is of no known kind.`)
  );
}

/** A stray control character is a flaw of a text; many are something else. */
function isBinary(bytes: Uint8Array): boolean {
  const hasMark = (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0x1fd;
  const isUtf32 = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff;
  if (hasMark || isUtf32 || startsKorean(bytes, 0) || wideText(bytes)) return false;
  const start = bytes.subarray(0, HEAD);
  const controls = start.filter((byte) => byte < 7 || (byte > 13 && byte < 27));
  return controls.length > 2 && controls.length > start.length / 50;
}
