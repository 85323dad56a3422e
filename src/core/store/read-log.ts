const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const LOG_MAGIC = 0x377f0682;

/** What a write-ahead log holds, up to its last transaction that is whole. */
export interface LogPages {
  readonly pageSize: number;
  /** The number of each page that was written, and where its bytes begin in the log; oldest first. */
  readonly written: readonly (readonly [page: number, offset: number])[];
  /** Pages of the database after the last transaction. */
  readonly count: number;
}

/**
 * Reads a write-ahead log as sqlite.org/fileformat.html#walformat describes it.
 * @returns null where it is none, or holds no transaction
 */
export function readLog(log: Buffer): LogPages | null {
  if (log.length < LOG_HEADER) return null;
  const magic = log.readUInt32BE(0);
  const pageSize = log.readUInt32BE(8);
  if ((magic | 1) >>> 0 !== (LOG_MAGIC | 1) >>> 0 || pageSize < 512 || pageSize > 65_536) {
    return null;
  }
  const bigEndian = (magic & 1) === 1;
  let sum = checksum(log, 0, 24, [0, 0], bigEndian);
  if (sum[0] !== log.readUInt32BE(24) || sum[1] !== log.readUInt32BE(28)) return null;
  const written: [number, number][] = [];
  const pending: [number, number][] = [];
  let count = 0;
  for (
    let at = LOG_HEADER;
    at + FRAME_HEADER + pageSize <= log.length;
    at += FRAME_HEADER + pageSize
  ) {
    // Left over from before the log was begun anew.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    sum = checksum(log, at, at + 8, sum, bigEndian);
    sum = checksum(log, at + FRAME_HEADER, at + FRAME_HEADER + pageSize, sum, bigEndian);
    if (sum[0] !== log.readUInt32BE(at + 16) || sum[1] !== log.readUInt32BE(at + 20)) break;
    pending.push([log.readUInt32BE(at), at + FRAME_HEADER]);
    const committed = log.readUInt32BE(at + 4);
    if (committed === 0) continue;
    count = committed;
    written.push(...pending.splice(0));
  }
  return count === 0 ? null : { pageSize, written, count };
}

function checksum(
  bytes: Buffer,
  from: number,
  to: number,
  [first, second]: readonly [number, number],
  bigEndian: boolean,
): [number, number] {
  let a = first;
  let b = second;
  for (let at = from; at < to; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
}
