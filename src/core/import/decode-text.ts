import { legacyHookDecode } from '@exodus/bytes/encoding.js';
import jschardet from 'jschardet';
import { fail } from '../../contract/failure.ts';

/** Text with how it was read. */
export interface Decoded {
  readonly text: string;
  readonly warnings: string[];
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads bytes as text: a byte-order mark decides, then what the document says of itself, then UTF-8 where
 * the bytes are UTF-8, then a guess, which is said. Line ends become `\n`; NUL and lone surrogates become
 * U+FFFD, which is said.
 * @param declared the charset that the document names, if any
 */
export function decodeText(
  bytes: Uint8Array,
  name: string,
  declared: string | null = null,
): Decoded {
  const warnings: string[] = [];
  const raw = decode(bytes, name, declared, warnings);
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .toWellFormed();
  if (text.includes('\ufffd')) {
    warnings.push('Some characters could not be read; each stands as “\ufffd”.');
  }
  return { text, warnings };
}

function decode(
  bytes: Uint8Array,
  name: string,
  declared: string | null,
  warnings: string[],
): string {
  const marked = BOMS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(bytes, marked[0]);
  if (declared && !/^utf-?8$/i.test(declared)) {
    try {
      return decodeAs(bytes, declared);
    } catch {
      warnings.push(`It names the charset ${declared}, which nobody knows.`);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const guess = jschardet.detect(Buffer.from(bytes.subarray(0, 100_000))).encoding;
    if (!guess) fail('unreadable', `${name}: nobody can tell which charset its text is in.`);
    warnings.push(`Read as ${guess}, which was guessed from the text.`);
    try {
      return decodeAs(bytes, guess);
    } catch {
      return fail('unreadable', `${name}: its charset ${guess} cannot be read.`);
    }
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  return legacyHookDecode(bytes, charset);
}
