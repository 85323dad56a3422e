/** A value of a record as SQLite stores it. */
export type Stored = string | number | bigint | null | Uint8Array;

/** A row found on a page: its key (0 in an index) and its columns in their order. */
export interface StoredRow {
  readonly key: number;
  readonly values: readonly Stored[];
}

/** The pages of a database, read without SQLite: for a file that SQLite refuses. */
export interface Pages {
  readonly count: number;
  /** The rows of a table's leaf; none where the page is not one or its content makes no sense. */
  tableRows(page: number): StoredRow[];
  /** The entries of a page of an index, leaf or not. */
  indexRows(page: number): StoredRow[];
  /** The pages below; none where it is a leaf. */
  children(page: number): number[];
  /** Whether its first byte names a kind of page. */
  isTreePage(page: number): boolean;
}

const TABLE_LEAF = 0x0d;
const TABLE_NODE = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_NODE = 0x02;
const FILE_HEADER = 100;
const DEFAULT_PAGE = 4096;
/** More than a row of ours can have. */
const MOST_BYTES = 1_000_000_000;

/**
 * Reads pages as sqlite.org/fileformat2.html describes them. Everything is checked, because nothing can be
 * trusted: a cell that does not fit to the byte is no row.
 */
export function readPages(bytes: Buffer): Pages {
  const pageSize = pageSizeOf(bytes);
  const usable = pageSize - (bytes.length > 20 ? (bytes[20] ?? 0) % 64 : 0);
  const count = Math.floor(bytes.length / pageSize);
  const start = (page: number): number => (page - 1) * pageSize;
  const header = (page: number): number => start(page) + (page === 1 ? FILE_HEADER : 0);
  const isPage = (page: number): boolean => page >= 1 && page <= count;
  const kind = (page: number): number => (isPage(page) ? (bytes[header(page)] ?? 0) : 0);

  /** Where cells begin. Pointers beyond the count are tried too: it may be the count that is damaged. */
  const cells = (page: number, headSize: number): number[] => {
    const at = header(page);
    const counted = bytes.readUInt16BE(at + 3);
    const content = bytes.readUInt16BE(at + 5) || 65_536;
    const room = Math.floor((start(page) + Math.min(content, usable) - at - headSize) / 2);
    const most = Math.max(Math.min(counted, (usable - headSize) >> 1), Math.max(0, room));
    const found: number[] = [];
    for (let n = 0; n < most; n += 1) {
      const pointer = at + headSize + n * 2;
      if (pointer + 2 > start(page) + pageSize) break;
      const offset = bytes.readUInt16BE(pointer);
      if (offset >= headSize && offset < usable) found.push(start(page) + offset);
    }
    return found;
  };

  const payload = (at: number, end: number, size: number, isIndex: boolean): Buffer | null => {
    const most = isIndex ? Math.floor(((usable - 12) * 64) / 255) - 23 : usable - 35;
    if (size <= most) return at + size <= end ? bytes.subarray(at, at + size) : null;
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const fitted = least + ((size - least) % (usable - 4));
    const local = fitted <= most ? fitted : least;
    if (at + local + 4 > end) return null;
    const parts = [bytes.subarray(at, at + local)];
    let page = bytes.readUInt32BE(at + local);
    let left = size - local;
    while (left > 0) {
      if (!isPage(page)) return null;
      const from = start(page);
      parts.push(bytes.subarray(from + 4, from + 4 + Math.min(left, usable - 4)));
      left -= usable - 4;
      page = bytes.readUInt32BE(from);
    }
    // The chain ends where the row does.
    return page === 0 ? Buffer.concat(parts) : null;
  };

  const row = (page: number, at: number, isIndex: boolean): StoredRow | null => {
    const end = start(page) + usable;
    const size = varint(bytes, at, end);
    if (!size || size.value < 1 || size.value > MOST_BYTES) return null;
    const key = isIndex ? { value: 0, next: size.next } : varint(bytes, size.next, end);
    if (!key) return null;
    const content = payload(key.next, end, size.value, isIndex);
    const values = content && record(content);
    return values ? { key: key.value, values } : null;
  };
  const rows = (page: number, headSize: number, isIndex: boolean): StoredRow[] =>
    cells(page, headSize).flatMap((at) => {
      // An index's inner page has a child's number before each entry.
      const from = isIndex && headSize === 12 ? at + 4 : at;
      return row(page, from, isIndex) ?? [];
    });

  return {
    count,
    // A page whose kind was changed is tried too.
    tableRows: (page) => (kind(page) === 0 ? [] : rows(page, 8, false)),
    indexRows: (page) => {
      if (kind(page) === INDEX_LEAF) return rows(page, 8, true);
      return kind(page) === INDEX_NODE ? rows(page, 12, true) : [];
    },
    children: (page) => {
      if (kind(page) !== TABLE_NODE && kind(page) !== INDEX_NODE) return [];
      const below = cells(page, 12)
        .filter((at) => at + 4 <= start(page) + usable)
        .map((at) => bytes.readUInt32BE(at));
      return [...below, bytes.readUInt32BE(header(page) + 8)].filter(isPage);
    },
    isTreePage: (page) => [TABLE_LEAF, TABLE_NODE, INDEX_LEAF, INDEX_NODE].includes(kind(page)),
  };
}

function pageSizeOf(bytes: Buffer): number {
  const said = bytes.length >= 18 ? bytes.readUInt16BE(16) : 0;
  const size = said === 1 ? 65_536 : said;
  return size >= 512 && (size & (size - 1)) === 0 ? size : DEFAULT_PAGE;
}

interface Varint {
  readonly value: number;
  readonly next: number;
}

function varint(bytes: Buffer, at: number, end: number): Varint | null {
  let value = 0;
  for (let n = 0; n < 8; n += 1) {
    if (at + n >= end) return null;
    const byte = bytes[at + n] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + n + 1 };
  }
  // Nine bytes: larger than any key or size of ours.
  return null;
}

function record(content: Buffer): Stored[] | null {
  const head = varint(content, 0, content.length);
  if (!head || head.value > content.length) return null;
  const types: number[] = [];
  let at = head.next;
  while (at < head.value) {
    const type = varint(content, at, head.value);
    if (!type) return null;
    types.push(type.value);
    at = type.next;
  }
  if (at !== head.value || types.length === 0) return null;
  const values: Stored[] = [];
  for (const type of types) {
    const size = sizeOf(type);
    if (size === null || at + size > content.length) return null;
    values.push(storedValue(type, content.subarray(at, at + size)));
    at += size;
  }
  return at === content.length ? values : null;
}

const SIZES: readonly (number | null)[] = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, null, null];

function sizeOf(type: number): number | null {
  return type < 12 ? (SIZES[type] ?? null) : Math.floor((type - 12) / 2);
}

function storedValue(type: number, bytes: Buffer): Stored {
  if (type === 0) return null;
  if (type >= 12) return type % 2 === 0 ? new Uint8Array(bytes) : bytes.toString('utf8');
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type === 6) {
    const big = bytes.readBigInt64BE(0);
    return Number.isSafeInteger(Number(big)) ? Number(big) : big;
  }
  return bytes.readIntBE(0, bytes.length);
}
