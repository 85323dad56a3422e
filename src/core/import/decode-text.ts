import jschardet from 'jschardet';
import { fail } from '../../contract/failure.ts';
import { decodeCharset, normalCharset } from './charsets.ts';
import { wideText } from './wide-text.ts';

/** Text with how it was read. */
export interface Decoded {
  readonly text: string;
  /** The charset it was read in, as the Encoding Standard names it where it does. */
  readonly charset: string;
  readonly warnings: string[];
}

/** UTF-32 comes first: its little-endian mark starts like that of UTF-16. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Reads bytes as text: a byte-order mark decides, then what the document says of itself, then UTF-8 where
 * the bytes are UTF-8, then a guess, which is said. Line ends become `\n`; NUL and lone surrogates become
 * U+FFFD, which is said.
 * @param declared the charset that the document names, if any
 * @param told the charset that somebody who knows better names; then nothing is guessed
 */
export function decodeText(
  bytes: Uint8Array,
  name: string,
  declared: string | null = null,
  told?: string,
): Decoded {
  const warnings: string[] = [];
  const read =
    told === undefined ? decode(bytes, name, declared, warnings) : as(bytes, known(told));
  const text = read.text
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .toWellFormed();
  if (text.includes('\ufffd')) {
    warnings.push('Some characters could not be read; each stands as “\ufffd”.');
  }
  return { text, charset: read.charset, warnings };
}

/** Text as it was decoded, before anything in it is mended. */
interface Raw {
  readonly text: string;
  readonly charset: string;
}

function as(bytes: Uint8Array, charset: string): Raw {
  return { text: decodeCharset(bytes, charset), charset };
}

function known(told: string): string {
  return (
    normalCharset(told) ?? fail('bad-params', `Nobody knows a charset “${told.slice(0, 40)}”.`)
  );
}

function decode(bytes: Uint8Array, name: string, declared: string | null, warnings: string[]): Raw {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked === 'utf-32le' || marked === 'utf-32be')
    return { text: utf32(bytes, marked === 'utf-32le'), charset: marked };
  if (marked) return as(bytes, marked);
  const unicode = strictUtf8(bytes);
  const wide = wideText(bytes);
  if (wide) {
    warnings.push(`Read as ${wide.toUpperCase()}, which was guessed from the text.`);
    return as(bytes, wide);
  }
  const charset = declared === null ? null : normalCharset(declared);
  if (declared !== null && charset === null) {
    warnings.push(`It names the charset ${declared.slice(0, 40)}, which nobody knows.`);
  }
  if (charset !== null && charset !== 'utf-8') {
    // Bytes that are UTF-8 with letters beyond ASCII are so by no accident, whatever the label says; but
    // charsets of seven bits (ISO-2022-JP) look like ASCII.
    if (unicode === null || isAscii(unicode)) return as(bytes, charset);
    warnings.push(`It says that it is ${charset}, but it is UTF-8 and was read so.`);
  }
  if (unicode !== null && !hasShifts(unicode)) return { text: unicode, charset: 'utf-8' };
  const guess = jschardet.detect(Buffer.from(sampleOf(bytes))).encoding;
  if (guess === null) {
    fail('unreadable', `${name}: nobody can tell which charset its text is in.`);
  }
  // Few bytes make the detector guess at charsets of mainframes: those are no document's.
  const guessed = normalCharset(guess) ?? 'windows-1252';
  const read = guessed === 'iso-8859-4' ? nordic(bytes) : { charset: guessed, text: null };
  // UTF-8 with a few broken bytes is still UTF-8; these are told as characters that could not be read.
  if (guessed !== 'utf-8') {
    const shown = normalCharset(guess) === read.charset ? guess : read.charset.toUpperCase();
    warnings.push(`Read as ${shown}, which was guessed from the text.`);
  }
  return read.text === null
    ? as(bytes, guessed)
    : { text: read.text, charset: normalCharset(read.charset) ?? read.charset };
}

/** The detector does not know Latin-6, whose letters stand where Latin-4 has signs: the one with fewer signs. */
function nordic(bytes: Uint8Array): { charset: string; text: string } {
  const [first, second] = ['iso-8859-4', 'iso-8859-10'].map((charset) => {
    const text = decodeCharset(bytes, charset);
    return { charset, text, signs: text.match(/[\u0080-\uffff]/gu)?.filter(isSign).length ?? 0 };
  });
  return first && second && second.signs >= first.signs ? first : (second as never);
}

function isSign(character: string): boolean {
  return !/\p{L}/u.test(character);
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Escapes that shift to another character set, as ISO-2022-JP has them. */
function hasShifts(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
  return /\u001b(?:\$[)@B(]|\([BJI])/.test(text);
}

const SAMPLE = 100_000;

/** A piece for the guess that starts a little before the first byte beyond ASCII, because those tell. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f || byte === 0x1b);
  const start = Math.max(0, first - 200);
  return bytes.subarray(start, start + SAMPLE);
}

function utf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let index = 4; index + 4 <= bytes.length; index += 4) {
    const point = view.getUint32(index, isLittle);
    pieces.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
  }
  return pieces.join('');
}
