import { dirname } from 'node:path';
import type { Random } from '../random.ts';
import type { FileCall } from './trace-log.ts';

/**
 * What a disk holds when the power goes.
 *
 * - `none` nothing that was not synced
 * - `all` everything (what killing the process leaves)
 * - `reordered` any of the unsynced writes, in any order
 * - `torn` the same, in pieces of 512 bytes, some of which hold anything
 */
export type Cut = 'none' | 'all' | 'reordered' | 'torn';
export const CUTS: readonly Cut[] = ['none', 'all', 'reordered', 'torn'];

type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };

/** Whether a write reaches the disk. After a sync that failed nobody knows: the kernel takes it for clean. */
type Fate = 'unsynced' | 'synced' | 'doubtful';

interface Pending {
  readonly change: Change;
  readonly fate: Fate;
}

/** A file by what it is, whatever its name. */
interface Content {
  /** What is surely on the disk. */
  durable: Buffer;
  /** What was done since, oldest first. */
  pending: Pending[];
}

type Names = Map<string, Content>;
type NameChange = (names: Names) => void;

/** A disk that is fed the calls of a program and can be asked what a power cut would leave of it. */
export interface Disk {
  apply(call: FileCall): void;
  /** The files after a power cut now. */
  cut(cut: Cut, random: Random): Map<string, Buffer>;
}

const SECTOR = 512;
/** A dirty page reaches the disk or not, so to say, by the toss of a coin. */
const KEPT = 0.5;
const SECTOR_KEPT = 0.7;
const SECTOR_GARBAGE = 0.1;

/**
 * A disk with its first files, all of them synced.
 *
 * Contents: a sync makes all earlier writes of that file durable; one that failed leaves them in doubt for
 * ever. Names: making, renaming and removing reach
 * the disk in their order, at the latest when the folder is synced. Memory-mapped files are not seen, so
 * none of SQLite's -shm ever comes back.
 */
export function createDisk(files: ReadonlyMap<string, Buffer>): Disk {
  /** The names as a running program sees them, and as they are on the disk. */
  const seen: Names = new Map();
  const durable: Names = new Map();
  /** Name changes not yet on the disk, by folder. */
  const waiting = new Map<string, NameChange[]>();
  for (const [path, bytes] of files) {
    const content = { durable: bytes, pending: [] };
    seen.set(path, content);
    durable.set(path, content);
  }
  const rename = (folder: string, change: NameChange): void => {
    change(seen);
    const list = waiting.get(folder) ?? [];
    list.push(change);
    waiting.set(folder, list);
  };
  const content = (path: string): Content => {
    const known = seen.get(path);
    if (!known) throw new Error(`the log writes to ${path}, which is not there`);
    return known;
  };
  const apply = (call: FileCall): void => {
    if (call.kind === 'words') return;
    if (call.path.endsWith('-shm')) return;
    switch (call.kind) {
      case 'create': {
        const fresh: Content = { durable: Buffer.alloc(0), pending: [] };
        rename(dirname(call.path), (names) => names.set(call.path, fresh));
        return;
      }
      case 'write':
        content(call.path).pending.push({
          change: { kind: 'write', offset: call.offset, bytes: call.bytes },
          fate: 'unsynced',
        });
        return;
      case 'truncate':
        content(call.path).pending.push({
          change: { kind: 'truncate', length: call.length },
          fate: 'unsynced',
        });
        return;
      case 'sync':
        settle(content(call.path), 'synced');
        return;
      case 'sync-failed':
        settle(content(call.path), 'doubtful');
        return;
      case 'unlink':
        rename(dirname(call.path), (names) => names.delete(call.path));
        return;
      case 'rename': {
        const moved = content(call.path);
        rename(dirname(call.to), (names) => {
          names.delete(call.path);
          names.set(call.to, moved);
        });
        return;
      }
      case 'sync-folder': {
        const folder = call.path === '' ? '.' : call.path;
        for (const change of waiting.get(folder) ?? []) change(durable);
        waiting.delete(folder);
        return;
      }
    }
  };
  return {
    apply,
    cut: (cut, random) => {
      const names: Names = new Map(durable);
      for (const list of waiting.values()) {
        const many =
          cut === 'none' ? 0 : cut === 'all' ? list.length : random.whole(0, list.length);
        for (const change of list.slice(0, many)) change(names);
      }
      return new Map(
        [...names].map(([path, { durable: bytes, pending }]) => [
          path,
          written(bytes, survivors(pending, cut, random)),
        ]),
      );
    },
  };
}

/** Gives a fate to what had none; where nothing is in doubt, the file is on the disk. */
function settle(content: Content, fate: 'synced' | 'doubtful'): void {
  content.pending = content.pending.map((one) =>
    one.fate === 'unsynced' ? { ...one, fate } : one,
  );
  if (content.pending.some((one) => one.fate === 'doubtful')) return;
  content.durable = written(
    content.durable,
    content.pending.map(({ change }) => change),
  );
  content.pending = [];
}

function survivors(pending: readonly Pending[], cut: Cut, random: Random): Change[] {
  const settled = pending
    .filter(({ fate }) => fate === 'synced' || (fate === 'doubtful' && random.chance(KEPT)))
    .map(({ change }) => change);
  const unsynced = pending.filter(({ fate }) => fate === 'unsynced').map(({ change }) => change);
  switch (cut) {
    case 'none':
      return settled;
    case 'all':
      return [...settled, ...unsynced];
    case 'reordered':
      return [...settled, ...random.shuffle(unsynced.filter(() => random.chance(KEPT)))];
    case 'torn': {
      const kept = unsynced.filter(() => random.chance(KEPT));
      return [...settled, ...kept.flatMap((change) => torn(change, random))];
    }
  }
}

function torn(change: Change, random: Random): Change[] {
  if (change.kind === 'truncate') return [change];
  const pieces: Change[] = [];
  for (let start = 0; start < change.bytes.length; start += SECTOR) {
    const bytes = change.bytes.subarray(start, start + SECTOR);
    const drawn = random.real();
    if (drawn < SECTOR_KEPT) {
      pieces.push({ kind: 'write', offset: change.offset + start, bytes });
    } else if (drawn < SECTOR_KEPT + SECTOR_GARBAGE) {
      const garbage = random.bytes(bytes.length);
      pieces.push({ kind: 'write', offset: change.offset + start, bytes: garbage });
    }
  }
  return pieces;
}

/** A file's bytes after changes, in their order; holes are zeros. */
function written(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before;
  let most = before.length;
  for (const change of changes) {
    most = Math.max(
      most,
      change.kind === 'write' ? change.offset + change.bytes.length : change.length,
    );
  }
  const bytes = Buffer.alloc(most);
  before.copy(bytes);
  let length = before.length;
  for (const change of changes) {
    if (change.kind === 'write') {
      change.bytes.copy(bytes, change.offset);
      length = Math.max(length, change.offset + change.bytes.length);
    } else {
      // What is cut off must read as zeros if the file grows again.
      bytes.fill(0, change.length);
      length = change.length;
    }
  }
  return bytes.subarray(0, length);
}
