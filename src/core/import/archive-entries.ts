import type { Entry, ZipFile } from 'yauzl';

/** Every entry of the archive's directory, in its order. */
export async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** The fixed part of what stands before each file's bytes. */
const LOCAL_HEADER = 30;

/**
 * Whether two entries claim the same bytes, or one claims bytes that are not there: how a small archive
 * pretends to hold far more than itself.
 * @param length of the whole archive in bytes
 */
export function overlaps(entries: readonly Entry[], length: number): boolean {
  const spans = entries
    .map((entry) => ({
      start: entry.relativeOffsetOfLocalHeader,
      end: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize,
    }))
    .sort((a, b) => a.start - b.start);
  return spans.some(({ end }, at) => end > (spans[at + 1]?.start ?? length));
}
