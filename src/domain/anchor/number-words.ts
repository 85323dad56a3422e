import type { PreparedText } from './prepare-text.ts';

/** Words as numbers: the same number for the same letters, in both texts. */
export interface NumberedWords {
  readonly old: Int32Array;
  readonly next: Int32Array;
  /** How many different words there are. */
  readonly count: number;
}

/** Numbers the words of two texts. Letters are compared, never only a hash of them. */
export function numberWords(old: PreparedText, next: PreparedText): NumberedWords {
  const most = old.words.length + next.words.length;
  let size = 16;
  while (size < most * 2) size *= 2;
  const table: Table = {
    mask: size - 1,
    slots: new Int32Array(size).fill(-1),
    texts: [],
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    hashes: new Int32Array(most),
    owners: new Uint8Array(most),
    count: 0,
  };
  const numbers = { old: number(table, old), next: number(table, next) };
  return { ...numbers, count: table.count };
}

interface Table {
  readonly mask: number;
  readonly slots: Int32Array;
  readonly texts: string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly owners: Uint8Array;
  count: number;
}

function number(table: Table, { letters, words }: PreparedText): Int32Array {
  const owner = table.texts.push(letters) - 1;
  const numbers = new Int32Array(words.length - 1);
  for (let word = 0; word < numbers.length; word += 1) {
    const start = words[word] ?? 0;
    const end = words[word + 1] ?? 0;
    let hash = 0x811c9dc5 | 0;
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193);
    }
    hash ^= hash >>> 15;
    numbers[word] = numberOf(table, owner, letters, start, end, hash);
  }
  return numbers;
}

function numberOf(
  table: Table,
  owner: number,
  letters: string,
  start: number,
  end: number,
  hash: number,
): number {
  for (let slot = hash & table.mask; ; slot = (slot + 1) & table.mask) {
    const known = table.slots[slot] ?? -1;
    if (known === -1) {
      const fresh = table.count++;
      table.slots[slot] = fresh;
      table.hashes[fresh] = hash;
      table.starts[fresh] = start;
      table.ends[fresh] = end;
      table.owners[fresh] = owner;
      return fresh;
    }
    if (table.hashes[known] === hash && isWord(table, known, letters, start, end)) return known;
  }
}

function isWord(table: Table, known: number, letters: string, start: number, end: number): boolean {
  const from = table.starts[known] ?? 0;
  if ((table.ends[known] ?? 0) - from !== end - start) return false;
  const text = table.texts[table.owners[known] ?? 0] ?? '';
  for (let at = 0; at < end - start; at += 1) {
    if (text.charCodeAt(from + at) !== letters.charCodeAt(start + at)) return false;
  }
  return true;
}
