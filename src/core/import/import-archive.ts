import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { savedPages } from '../../domain/saved-pages.ts';
import type { Core } from '../core.ts';
import { prepareArticle } from '../features/prepare-article.ts';
import { packSource } from '../store/pack-source.ts';
import { sha256 } from '../store/sha256.ts';
import type { ReadFile } from './bring-in.ts';
import type { FileToImport } from './file-to-import.ts';
import { formats } from './formats.ts';
import { emptyRow, failedRow } from './import-row.ts';
import type { Intake } from './intake.ts';
import { isArchive } from './is-archive.ts';

/** Whether bytes are an archive of files, and not one of the formats that are archives inside. */
export function isPlainArchive(name: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return isArchive(head) && !formats.some(({ claims }) => claims?.(head, bytes, name));
}

/** So many files of an archive are on their way at once. */
const AHEAD = 64;

/**
 * Brings in every file of an archive. One that cannot be read is named with its reason and the rest go on;
 * what was brought in before somebody cancels stays.
 * @param told hears of each file as it is done
 */
export async function importArchive(
  core: Core,
  file: FileToImport,
  bytes: Uint8Array,
  intake: Intake,
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
    const troubles: unknown[] = [];
    const under = new Set<Promise<unknown>>();
    for (const { path, companions } of savedPages(names)) {
      if (signal?.aborted || troubles.length > 0) break;
      const name = `${file.name}/${path}`;
      const within = { id, entry: path, companions };
      const one = intake
        .take(() =>
          readEntry(file, name, () =>
            core.parser.parse({ ...request, chapters: file.chapters, within }, signal),
          ),
        )
        .catch((error: unknown) => {
          if (error instanceof CallFailure) return failedRow(name, error.message);
          throw error;
        })
        .then(
          (row) => {
            rows.push({ ...row, path: name });
            told({ ...row, path: name });
          },
          (trouble) => troubles.push(trouble),
        )
        .finally(() => under.delete(one));
      under.add(one);
      if (under.size >= AHEAD) await Promise.race(under);
    }
    await Promise.all(under);
    if (troubles.length > 0) throw troubles[0];
    return summary(file.name, rows, warnings);
  } catch (error) {
    if (error instanceof CallFailure)
      return { ...failedRow(file.name, error.message), kind: 'archive' };
    throw error;
  }
}

async function readEntry(
  file: FileToImport,
  name: string,
  parse: () => ReturnType<Core['parser']['parse']>,
): Promise<ReadFile | ImportRow> {
  try {
    const parsed = await parse();
    const { source } = parsed;
    if (!source) throw new Error('a file of an archive was read without its bytes');
    const packed = await packSource(source.bytes);
    return { file, parsed, prepared: prepareArticle(parsed), source, packed };
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
