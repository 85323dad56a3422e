import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** A call that changed files, as the recorder wrote it down. Paths are relative to the watched folder. */
export type FileCall =
  | { readonly kind: 'create' | 'sync' | 'sync-failed' | 'unlink'; readonly path: string }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly offset: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'sync-folder'; readonly path: string }
  /** What the program said, in its place among the calls. */
  | { readonly kind: 'words'; readonly lines: readonly string[] };

/** `struct record` of iotrace.c. */
const HEAD_BYTES = 24;

/** Reads what the recorder wrote. @param folder the folder it watched */
export function readTraceLog(file: string, folder: string): FileCall[] {
  const log = readFileSync(file);
  const calls: FileCall[] = [];
  for (let at = 0; at < log.length; ) {
    const kind = log.readUInt32LE(at);
    const pathEnd = at + HEAD_BYTES + log.readUInt32LE(at + 4);
    const end = pathEnd + log.readUInt32LE(at + 8);
    const offset = Number(log.readBigInt64LE(at + 16));
    const path = relative(folder, log.toString('utf8', at + HEAD_BYTES, pathEnd));
    calls.push(callOf(kind, path, offset, log.subarray(pathEnd, end), folder));
    at = end;
  }
  return calls;
}

function callOf(
  kind: number,
  path: string,
  offset: number,
  bytes: Buffer,
  folder: string,
): FileCall {
  switch (kind) {
    case 1:
      return { kind: 'create', path };
    case 2:
      return { kind: 'write', path, offset, bytes };
    case 3:
      return { kind: 'truncate', path, length: offset };
    case 4:
      return { kind: 'sync', path };
    case 5:
      return { kind: 'unlink', path };
    case 6:
      return { kind: 'rename', path, to: relative(folder, bytes.toString('utf8')) };
    case 7:
      return { kind: 'words', lines: bytes.toString('utf8').split('\n').filter(Boolean) };
    case 8:
      return { kind: 'sync-folder', path };
    case 9:
      return { kind: 'sync-failed', path };
    default:
      throw new Error(`the recorder wrote an unknown kind: ${kind}`);
  }
}
