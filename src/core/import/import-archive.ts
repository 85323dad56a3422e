import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { savedPages } from '../../domain/saved-pages.ts';
import type { Core } from '../core.ts';
import { sha256 } from '../store/revision-store.ts';
import { formats } from './formats.ts';
import { type Batch, emptyRow, type FileToImport, failedRow, importParsed } from './import-file.ts';
import { isArchive } from './is-archive.ts';

/** Whether bytes are an archive of files, and not one of the formats that are archives inside. */
export function isPlainArchive(name: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return isArchive(head) && !formats.some(({ claims }) => claims?.(head, bytes, name));
}

/**
 * Brings in every file of an archive. One that cannot be read is named with its reason and the rest go on;
 * what was brought in before somebody cancels stays.
 * @param told hears of each file as it is done
 */
export async function importArchive(
  core: Core,
  file: FileToImport,
  bytes: Uint8Array,
  batch: Batch,
  signal: AbortSignal | undefined,
  told: (row: ImportRow) => void,
): Promise<ImportRow> {
  const id = sha256(bytes);
  const request = {
    name: file.name,
    bytes,
    type: undefined,
    keepFurniture: file.keepFurniture ?? false,
  };
  try {
    const { names, warnings } = await core.parser.list({ ...request, within: { id } }, signal);
    const rows: ImportRow[] = [];
    for (const { path, companions } of savedPages(names)) {
      if (signal?.aborted) break;
      const row = await importEntry(core, file, batch, path, () =>
        core.parser.parse(
          { ...request, chapters: file.chapters, within: { id, entry: path, companions } },
          signal,
        ),
      );
      rows.push(row);
      told(row);
    }
    return summary(file.name, rows, warnings);
  } catch (error) {
    if (error instanceof CallFailure)
      return { ...failedRow(file.name, error.message), kind: 'archive' };
    throw error;
  }
}

async function importEntry(
  core: Core,
  file: FileToImport,
  batch: Batch,
  path: string,
  parse: () => ReturnType<Core['parser']['parse']>,
): Promise<ImportRow> {
  const name = `${file.name}/${path}`;
  try {
    const parsed = await parse();
    const row = await importParsed(core, { ...file, name: path }, parsed, batch);
    return { ...row, path: name };
  } catch (error) {
    if (error instanceof CallFailure) return failedRow(name, error.message);
    throw error;
  }
}

/** So many files that did not come in are named in the row of the archive itself. */
const NAMED = 1000;

function summary(name: string, rows: readonly ImportRow[], warnings: readonly string[]): ImportRow {
  const sum = (of: (row: ImportRow) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  const failed = rows.filter(({ status }) => status === 'failed');
  const added = rows.find(({ status }) => status === 'added');
  const known = rows.find(({ status }) => status === 'duplicate');
  const base = { ...emptyRow(name), kind: 'archive' as const };
  if (!added && !known) {
    const reason = failed[0]?.error ?? 'it holds no file that can be read.';
    return {
      ...base,
      error:
        failed.length > 1
          ? `${name}: none of its ${failed.length} files came in; ${reason}`
          : `${name}: ${reason}`,
    };
  }
  return {
    ...base,
    status: added ? 'added' : 'duplicate',
    articleId: (added ?? known)?.articleId ?? null,
    title: name,
    characters: sum((row) => row.characters),
    counts: {
      articles: sum((row) => row.counts.articles),
      passages: sum((row) => row.counts.passages),
      attached: sum((row) => row.counts.attached),
      loose: 0,
    },
    warnings: [
      ...warnings,
      ...failed.slice(0, NAMED).map(({ error }) => `Did not come in: ${error}`),
    ],
  };
}
