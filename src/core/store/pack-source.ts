import { promisify } from 'node:util';
import { deflate, deflateSync, type ZlibOptions } from 'node:zlib';
import { sha256 } from './sha256.ts';

/** Original bytes as the notebook keeps them. */
export interface PackedSource {
  /** Of the bytes themselves, hexadecimal. */
  readonly sha256: string;
  /** In bytes, before they were packed. */
  readonly size: number;
  readonly deflated: Uint8Array;
}

/** Beyond this, packing is not for the thread that answers calls. In bytes. */
const LARGE = 32_768;
/** What is compressed inside hardly gets smaller, whatever is spent on it. */
const DENSE = ['PK\u0003\u0004', '%PDF', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF'];

const deflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

/** Packs bytes, large ones aside of this thread. @param sum their SHA-256 */
export async function packSource(
  bytes: Uint8Array,
  sum: string = sha256(bytes),
): Promise<PackedSource> {
  return bytes.length <= LARGE
    ? packNow(bytes, sum)
    : { sha256: sum, size: bytes.length, deflated: await deflateAside(bytes, optionsFor(bytes)) };
}

/** The same at once. */
export function packNow(bytes: Uint8Array, sum: string = sha256(bytes)): PackedSource {
  return { sha256: sum, size: bytes.length, deflated: deflateSync(bytes, optionsFor(bytes)) };
}

/** Few bytes need no large tables: making those would cost more than the packing. */
function optionsFor(bytes: Uint8Array): ZlibOptions {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8));
  const start = head.toString('latin1');
  const level = DENSE.some((sign) => start.startsWith(sign)) ? 1 : 6;
  if (bytes.length > LARGE) return { level };
  return { level, memLevel: 5, windowBits: Math.max(9, 32 - Math.clz32(bytes.length)) };
}
