const SAMPLE = 4096;

/**
 * Which way round UTF-16 without a byte-order mark is written, or null where the bytes are no such text.
 * Told by the zero halves of its Latin letters, digits and spaces, so text without any of these is not
 * recognised.
 */
export function wideText(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return null;
  let little = 0;
  let big = 0;
  for (let index = 0; index < length; index += 2) {
    const [first = 0, second = 0] = [bytes[index], bytes[index + 1]];
    if (second === 0 && isPlain(first)) little += 1;
    if (first === 0 && isPlain(second)) big += 1;
  }
  const enough = Math.max(2, length / 2 / 20);
  if (little >= enough && big * 10 < little) return 'utf-16le';
  if (big >= enough && little * 10 < big) return 'utf-16be';
  return null;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
