import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ReadDb } from './db.ts';
import { readLog } from './read-log.ts';
import { readPages } from './read-pages.ts';

/**
 * Whether the log beside a notebook belongs to its file as it is now. Where both were copied while they were
 * written, one after the other, SQLite takes them for a pair: each is whole by itself.
 *
 * Every transaction writes its number on one page. The file tells by it how far it has come, the log from which to
 * which it goes. They belong together where the log begins no later than right after the file, and ends no earlier
 * than it.
 * @param db the notebook, opened and not written yet: it knows where that page is
 */
export function logFits(db: ReadDb, path: string): boolean {
  const root = db.value<number>("SELECT rootpage FROM sqlite_master WHERE name = 'counter'");
  // On a network drive it was written back just now.
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  const held = readLog(log);
  if (!held || root === undefined) return true;
  const { pageSize } = held;
  const own = numberOn(pageOf(path, root, pageSize));
  const numbers = held.written
    .filter(([page]) => page === root)
    .map(([, offset]) => numberOn(log.subarray(offset, offset + pageSize)));
  const [first, last] = [numbers[0] ?? null, numbers.at(-1) ?? null];
  // A page that cannot be read is the business of those that look at pages.
  if (own === null || first === null || last === null) return true;
  return first <= own + 1 && last >= own;
}

function pageOf(path: string, page: number, pageSize: number): Buffer {
  const bytes = Buffer.alloc(pageSize);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, pageSize, (page - 1) * pageSize);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function numberOn(page: Buffer): number | null {
  // The first page of a file begins with a header, which only says how large pages are.
  const first = Buffer.alloc(page.length);
  first.writeUInt16BE(page.length === 65_536 ? 1 : page.length, 16);
  const rows = readPages(Buffer.concat([first, page])).indexRows(2);
  const number = rows.find(({ values }) => values[0] === 'commits')?.values[1];
  return typeof number === 'number' ? number : null;
}
