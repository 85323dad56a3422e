import { describe, expect, it } from 'vitest';
import { encodeInPieces, fromBase64, toBase64 } from './base64.ts';

describe('base64', () => {
  it('is what every other program writes, whatever the length', () => {
    for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
      const known = Buffer.from(bytes).toString('base64');
      expect(encodeInPieces(bytes)).toBe(known);
      expect(toBase64(bytes)).toBe(known);
    }
  });

  it('comes back as the same bytes', () => {
    const bytes = Uint8Array.from({ length: 70_001 }, (_, at) => (at * 7) % 256);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });
});
