import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import { findDuplicate } from '../features/add-article.ts';
import { type Foreseen, unforeseen } from '../features/carry-passages.ts';
import { foreseePlaces } from '../features/foresee-places.ts';
import { prepareArticle } from '../features/prepare-article.ts';
import { needArticle } from '../store/article-store.ts';
import { packSource } from '../store/pack-source.ts';
import { sha256 } from '../store/sha256.ts';
import { duplicateRow, newBatch, type ReadFile } from './bring-in.ts';
import type { FileToImport } from './file-to-import.ts';
import { findVersion } from './find-version.ts';
import { importArchive, isPlainArchive } from './import-archive.ts';
import { failedRow } from './import-row.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Parsed } from './parse-in-process.ts';

/**
 * Reads a file in the process for it and puts its article into the notebook. What the document itself causes
 * is told in the row; what the notebook causes (a full disk) is thrown.
 * @param intake of the import that the file is part of; null for a file by itself
 * @param told hears of each file of an archive
 */
export async function importFile(
  core: Core,
  file: FileToImport,
  intake: Intake | null = null,
  signal?: AbortSignal,
  told: (row: ImportRow) => void = () => undefined,
): Promise<ImportRow> {
  const bytes = new Uint8Array(Buffer.from(file.bytes, 'base64'));
  if (file.type === undefined && isPlainArchive(file.name, bytes)) {
    return importArchive(core, file, bytes, intake ?? createIntake(core, newBatch()), signal, told);
  }
  try {
    const own = intake ?? createIntake(core, null);
    return await own.take(() => readFile(core, file, bytes, signal));
  } catch (error) {
    // What was asked for with it cannot be: a tag of no name, a collection that is gone.
    if (error instanceof CallFailure) return failedRow(file.name, error.message);
    throw error;
  }
}

/** Reads a file, unless it is there already. @returns its row where there is nothing to put in */
async function readFile(
  core: Core,
  file: FileToImport,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<ReadFile | ImportRow> {
  const sum = sha256(bytes);
  const known = findDuplicate(core.db, { bytesSha256: sum, textSha256: null });
  if (known !== null) return duplicateRow(core.db, file.name, known);
  try {
    const packing = packSource(bytes, sum);
    const parsed = await core.parser.parse(
      {
        name: file.name,
        bytes,
        type: file.type,
        keepFurniture: file.keepFurniture ?? false,
        chapters: file.chapters,
        password: file.password,
        companions: file.companions?.map(({ name, bytes: base64 }) => ({
          name,
          bytes: new Uint8Array(Buffer.from(base64, 'base64')),
        })),
      },
      signal,
    );
    const { source = { name: file.name, bytes } } = parsed;
    const packed = await (source.bytes === bytes ? packing : packSource(source.bytes));
    const prepared = prepareArticle(parsed);
    const foreseen = await foresee(core, file, parsed, source.name, prepared.text);
    return { file, parsed, prepared, source, packed, foreseen };
  } catch (error) {
    if (error instanceof CallFailure) return failedRow(file.name, error.message);
    throw error;
  }
}

/** Where it is to become a revision: what the rule says of the passages, asked before the notebook is held up. */
async function foresee(
  core: Core,
  { revise }: FileToImport,
  { bibliography, further }: Parsed,
  name: string,
  text: string,
): Promise<Foreseen> {
  if (!revise || further.length > 0) return unforeseen;
  const version = findVersion(core.db, name, bibliography, text);
  return version?.kind === 'same-source'
    ? foreseePlaces(core.db, needArticle(core.db, version.id).key, text)
    : unforeseen;
}
