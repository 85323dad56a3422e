import { legacyHookDecode, normalizeEncoding } from '@exodus/bytes/encoding.js';
import iconv from 'iconv-lite';

/** Names that the detector gives and the Encoding Standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  macroman: 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
};
const KOREAN_7_BIT = 'iso-2022-kr';

/**
 * The one name of a charset that can be read, lower case; null for any other. Beside those of the Encoding
 * Standard these are the code pages of old PCs and Macs, which researchers' archives are full of.
 */
export function normalCharset(name: string): string | null {
  const lower = name.trim().toLowerCase();
  const plain = (ALIASES[lower] ?? lower).replace(/^iso8859-/, 'iso-8859-');
  if (plain === KOREAN_7_BIT) return KOREAN_7_BIT;
  const standard = normalizeEncoding(plain);
  if (standard !== null && standard !== 'replacement') return standard;
  const isOld = /^(?:cp|ibm)\d{3}$|^mac\w+$/.test(plain);
  return isOld && iconv.encodingExists(plain) ? plain.replace(/^ibm/, 'cp') : null;
}

/** Bytes as text. @param charset as {@link normalCharset} gives it */
export function decodeCharset(bytes: Uint8Array, charset: string): string {
  if (charset === KOREAN_7_BIT) return legacyHookDecode(eightBits(bytes), 'euc-kr');
  return normalizeEncoding(charset) === null
    ? iconv.decode(bytes, charset)
    : legacyHookDecode(bytes, charset);
}

/** ISO-2022-KR is EUC-KR with its letters between shift-out and shift-in instead of in the upper half. */
function eightBits(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let isShifted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0e || byte === 0x0f) isShifted = byte === 0x0e;
    else if (startsKorean(bytes, at)) at += 3;
    else out.push(isShifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return Uint8Array.from(out);
}

/** Whether the escape that announces Korean in seven bits (`ESC $ ) C`) stands here. */
export function startsKorean(bytes: Uint8Array, at: number): boolean {
  return [0x1b, 0x24, 0x29, 0x43].every((byte, index) => bytes[at + index] === byte);
}
