import { fail } from '../../contract/failure.ts';
import type { Format } from './format.ts';

/** Kinds of files that are known and not read yet, by how they start. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or office document'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['{\\rtf', 'an RTF document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old office document'],
  ['SQLite format 3', 'a database'],
  ['\u007fELF', 'a program'],
  ['\u001f\u008b', 'a compressed file'],
];

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
  if (type !== undefined) {
    return (
      formats.find(({ id }) => id === type) ??
      fail(
        'unsupported',
        `type: there is no format ${type}; there are ${formats.map(({ id }) => id).join(', ')}.`,
      )
    );
  }
  if (bytes.length === 0) fail('empty', `${name} is empty.`);
  const start = Buffer.from(bytes.subarray(0, 4096));
  const latin = start.toString('latin1');
  const other = OTHERS.find(([sign]) => latin.startsWith(sign));
  if (other) {
    fail(
      'unsupported',
      `${name} is ${other[1]}; text, Markdown and web pages can be brought in so far.`,
    );
  }
  const wide = /^(\u00ff\u00fe|\u00fe\u00ff)/.test(latin);
  if (!wide && start.filter((byte) => byte === 0).length > start.length / 100) {
    fail('unreadable', `${name} is no text but a binary file.`);
  }
  const lower = name.toLowerCase();
  const head = start.toString('utf8');
  return (
    formats.find(({ extensions }) => extensions.some((ending) => lower.endsWith(ending))) ??
    formats.find((format) => format.recognise(head)) ??
    fail('unsupported', `${name} is of no known kind.`)
  );
}
