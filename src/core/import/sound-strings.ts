/**
 * A value of plain data with every string in it made sound: NUL and lone surrogates, which escapes in YAML
 * and JSON can smuggle past the decoding, become U+FFFD.
 */
export function soundStrings<T>(value: T): T {
  return sound(value) as T;
}

function sound(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0')
      ? value
      : value.toWellFormed().replaceAll('\0', '\ufffd');
  }
  if (Array.isArray(value)) return value.map(sound);
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sound(one)]));
}
