/** A multiple of 3, so that the pieces join without padding; small enough for one call's arguments. */
const CHUNK = 3 * 8192;

/** Bytes as base64, as the contract carries files; by the browser itself where it can (Chromium 140). */
export function toBase64(bytes: Uint8Array & { readonly toBase64?: () => string }): string {
  return bytes.toBase64?.() ?? encodeInPieces(bytes);
}

/** The same without the browser's help; in pieces, because a call takes only so many arguments. */
export function encodeInPieces(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return pieces.join('');
}

/** The bytes of base64 text, for a download. Throws on text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
