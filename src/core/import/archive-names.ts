/** The end record may have a comment of so many bytes behind it. */
const COMMENT_LIMIT = 65_535;
const END = 22;
const ENTRY = 46;
const MOST = 100_000;

/**
 * Whether an archive has a file whose name begins so, by its own list at its end: archives in archives have
 * lists as well, and an archive of documents is not one of them.
 */
export function archiveHolds(bytes: Uint8Array, start: string): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end < whole.length - END - COMMENT_LIMIT || end + END > whole.length) return false;
  let at = whole.readUInt32LE(end + 16);
  for (let count = 0; count < MOST && at + ENTRY <= end; count += 1) {
    if (whole.readUInt32LE(at) !== 0x02014b50) return false;
    const length = whole.readUInt16LE(at + 28);
    const name = whole.toString('latin1', at + ENTRY, at + ENTRY + length);
    if (name.startsWith(start)) return true;
    at += ENTRY + length + whole.readUInt16LE(at + 30) + whole.readUInt16LE(at + 32);
  }
  return false;
}

/** Whether an archive begins with a file that says in plain words what the archive is. */
export function archiveSays(head: string, kind: string): boolean {
  const said = head.slice(30, 30 + 200);
  return said.startsWith('mimetype') && said.includes(kind);
}
