import { crc32, inflateRawSync } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { CallFailure, type FailureCode, fail } from '../../contract/failure.ts';
import { shorten } from '../../domain/shorten.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { overlaps, readEntries } from './archive-entries.ts';
import { entryName } from './entry-name.ts';

/** Limits on one archive. Sizes in bytes, unpacked. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly entryBytes: number;
  /** Of all entries together, as they are declared. */
  readonly declaredBytes: number;
  /** Of all that is read, each reading counted. */
  readonly readBytes: number;
  /** Times its packed size that an entry, or the whole, may become where it is large. */
  readonly ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  entryBytes: 100_000_000,
  declaredBytes: 1_000_000_000,
  readBytes: 250_000_000,
  ratio: 200,
};

/** An entry that is not handed out, and why: `leads out of the archive`. */
export interface RefusedEntry {
  readonly name: string;
  readonly reason: string;
}

/** An archive behind the gate. Names are data: nothing is ever written under one. */
export interface Archive {
  /** Files by name in the order of the archive, `folder/file`; folders have no entry of their own. */
  readonly names: readonly string[];
  readonly refused: readonly RefusedEntry[];
  has(name: string): boolean;
  /** Unpacked size as declared; what is read has exactly that size or is refused. */
  size(name: string): number;
  /**
   * Unpacks one file.
   * @throws CallFailure `unreadable` where it is missing, refused or damaged, `too-large` beyond the limits
   */
  read(name: string): Promise<Uint8Array>;
  /** What was refused, in sentences for a document's warnings; at most ten, the rest counted. */
  warnings(): string[];
}

/**
 * The one gate for everything that comes as a ZIP archive. Entries that lead out of it, are links, are
 * encrypted or packed in an unknown way are refused one by one; an archive that is damaged, overlaps itself
 * or would unpack beyond the limits is refused as a whole. Archives inside it are files like any other.
 * @param file the archive's name, for what is said of it
 * @throws CallFailure `empty`, `unreadable` or `too-large`
 */
export async function openArchive(
  file: string,
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Archive> {
  const shown = visibleName(file);
  if (bytes.length === 0) fail('empty', `${shown} is empty.`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await openZip(shown, buffer);
  if (zip.entryCount > limits.entries) {
    fail('too-large', `${shown} holds more than ${limits.entries} files.`);
  }
  const all = await readEntries(zip).catch((error: unknown) => failAs(shown, error));
  if (overlaps(all, buffer.length)) {
    fail('unreadable', `${shown} is damaged: files in it lie over each other.`);
  }
  const total = all.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > limits.declaredBytes || isBomb(total, buffer.length, limits)) {
    fail('too-large', `${shown} would become ${megabytes(total)} MB when it is unpacked.`);
  }
  const sound = new Map<string, Entry>();
  const refused: RefusedEntry[] = [];
  for (const entry of all) {
    const judged = entryName(entry);
    if (judged.kind === 'sound' && judged.name.endsWith('/')) continue;
    const reason =
      judged.kind === 'refused'
        ? judged.reason
        : sound.has(judged.name)
          ? 'has the name of another file in it'
          : unfit(entry, limits);
    if (reason) refused.push({ name: judged.name, reason });
    else sound.set(judged.name, entry);
  }
  if (sound.size === 0) failEmpty(shown, refused);

  let left = limits.readBytes;
  return {
    names: [...sound.keys()],
    refused,
    has: (name) => sound.has(name),
    size: (name) => sound.get(name)?.uncompressedSize ?? 0,
    read: async (name) => {
      const entry = sound.get(name);
      if (!entry) {
        const reason = refused.find((one) => one.name === name)?.reason ?? 'is missing';
        return fail('unreadable', `${shown} cannot be read: ${quoted(name)} ${reason}.`);
      }
      left -= entry.uncompressedSize;
      if (left < 0) {
        fail('too-large', `${shown} holds more than ${megabytes(limits.readBytes)} MB to read.`);
      }
      return unpack(zip, buffer, entry).catch((error: unknown) =>
        failAs(shown, error, quoted(name)),
      );
    },
    warnings: () => {
      const told = refused.slice(0, 10).map(({ name, reason }) => `${quoted(name)} ${reason}.`);
      const rest = refused.length - told.length;
      return rest > 0 ? [...told, `So it is with ${rest} more files in ${shown}.`] : told;
    },
  };
}

async function openZip(shown: string, buffer: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(buffer, {
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch (error) {
    return failAs(shown, error);
  }
}

/** Why an entry with a sound name is not handed out; null where it is. */
function unfit(entry: Entry, limits: ArchiveLimits): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000) return 'is a link to another file';
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) return 'is no file but a device';
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'is encrypted';
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    return `is packed in a way that cannot be read (method ${compressionMethod})`;
  }
  if (uncompressedSize > limits.entryBytes) {
    return `would become ${megabytes(uncompressedSize)} MB when it is unpacked`;
  }
  if (isBomb(uncompressedSize, compressedSize, limits)) {
    return 'would become many times larger when it is unpacked than any real file does';
  }
  if (compressionMethod === STORED && compressedSize !== uncompressedSize) {
    return 'contradicts itself about its size';
  }
  return null;
}

const STORED = 0;
const DEFLATED = 8;
/** Below this a ratio says nothing: an empty page of a spreadsheet packs a thousandfold. */
const SMALL_BYTES = 1_000_000;

function isBomb(unpacked: number, packed: number, { ratio }: ArchiveLimits): boolean {
  return unpacked > SMALL_BYTES && unpacked > packed * ratio;
}

async function unpack(zip: ZipFile, buffer: Buffer, entry: Entry): Promise<Uint8Array> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  if (packed.length !== entry.compressedSize) throw new Error('incomplete');
  // Inflating stops at the declared size; nothing is set aside because of it.
  const unpacked =
    entry.compressionMethod === STORED
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  if (unpacked.length !== entry.uncompressedSize || crc32(unpacked) !== entry.crc32) {
    throw new Error('damaged');
  }
  return unpacked;
}

function failEmpty(shown: string, refused: readonly RefusedEntry[]): never {
  const [first] = refused;
  if (!first) return fail('empty', `${shown} is an archive without a file.`);
  const code: FailureCode = first.reason.startsWith('would become') ? 'too-large' : 'unreadable';
  return fail(code, `${shown} cannot be read: ${quoted(first.name)} ${first.reason}.`);
}

/** Says what the archive's reader found in our words: its own are no user's business. */
function failAs(shown: string, error: unknown, part?: string): never {
  if (error instanceof CallFailure) throw error;
  const found = error instanceof Error ? error.message : '';
  if (part) fail('unreadable', `${shown} is damaged: ${part} cannot be unpacked.`);
  if (/encryption/.test(found)) fail('unreadable', `${shown} is encrypted.`);
  if (/multi-disk/.test(found)) {
    fail('unreadable', `${shown} is one part of an archive in several parts.`);
  }
  if (/not a zip file/.test(found)) {
    fail('unreadable', `${shown} is no ZIP archive, or the end of it is missing.`);
  }
  return fail('unreadable', `${shown} is a damaged ZIP archive.`);
}

function quoted(name: string): string {
  return `“${shorten(visibleName(name), 80)}”`;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
