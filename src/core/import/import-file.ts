import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { shorten } from '../../domain/shorten.ts';
import type { Core } from '../core.ts';
import { addArticle, findDuplicate, sha256 } from '../features/add-article.ts';
import { runAction } from '../handler.ts';
import { importArchive, isPlainArchive } from './import-archive.ts';
import type { Parsed } from './parse-in-process.ts';

/** A file to bring in. */
export interface FileToImport {
  readonly name: string;
  /** Base64. */
  readonly bytes: string;
  readonly type?: string | undefined;
  /** Paths. */
  readonly tags?: readonly string[] | undefined;
  /** A collection's id. */
  readonly collection?: string | undefined;
  readonly keepFurniture?: boolean | undefined;
  /** Opens a document that is encrypted; kept nowhere. */
  readonly password?: string | undefined;
  /** What was saved beside a web page; bytes as base64. */
  readonly companions?: readonly { readonly name: string; readonly bytes: string }[] | undefined;
  /** Books as one article a chapter. */
  readonly chapters?: boolean | undefined;
}

/** The change that a file of a batch becomes part of. */
export interface Batch {
  /** The key of the batch's change; null before its first article. */
  change: number | null;
  /** How many articles were added so far. */
  added: number;
}

/**
 * Reads a file in the parse worker and puts its article into the notebook. What the document itself causes
 * is told in the row; what the notebook causes (a full disk) is thrown.
 * @param told hears of each file of an archive
 */
export async function importFile(
  core: Core,
  file: FileToImport,
  batch: Batch | null = null,
  signal?: AbortSignal,
  told: (row: ImportRow) => void = () => undefined,
): Promise<ImportRow> {
  const bytes = new Uint8Array(Buffer.from(file.bytes, 'base64'));
  if (file.type === undefined && isPlainArchive(file.name, bytes)) {
    const own = batch ?? { change: null, added: 0 };
    return importArchive(core, file, bytes, own, signal, told);
  }
  const known = findDuplicate(core.db, { bytesSha256: sha256(bytes), textSha256: null });
  if (known !== null) return duplicate(core, file.name, known);
  try {
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
    const whole = { ...parsed, source: parsed.source ?? { name: file.name, bytes } };
    return importParsed(core, file, whole, batch);
  } catch (error) {
    if (error instanceof CallFailure) return failedRow(file.name, error.message);
    throw error;
  }
}

/** Puts what was read into the notebook, but for what is there already. @param parsed with its own bytes */
export function importParsed(
  core: Core,
  file: Omit<FileToImport, 'bytes'>,
  parsed: Parsed,
  batch: Batch | null,
): ImportRow {
  const { source } = parsed;
  if (!source) throw new Error('a document was read without its bytes');
  const found = [parsed, ...parsed.further].map((document) => ({
    document,
    twin: findDuplicate(core.db, {
      bytesSha256: document.source ? sha256(document.source.bytes) : '',
      textSha256: sha256(canonicalText(document.blocks).text),
    }),
  }));
  const fresh = found.filter(({ twin }) => twin === null).map(({ document }) => document);
  const [first] = fresh;
  if (!first) return duplicate(core, file.name, found[0]?.twin ?? '');
  const { result, key } = runAction(core, batch?.change ?? null, (action) => {
    const added = fresh.map((document) =>
      addArticle(action, {
        ...document,
        format: parsed.format,
        sourceName: (document.source ?? source).name,
        bytes: (document.source ?? source).bytes,
        tags: file.tags ?? [],
        collection: file.collection,
      }),
    );
    const count = (batch?.added ?? 0) + added.length;
    const { title } = first.bibliography;
    action.says(
      count === 1 ? `Import “${shorten(title)}”` : `Import of ${count} articles`,
      ['articles', 'tags', 'collections', 'passages'],
      // A batch concerns the whole list.
      batch ? [] : added.map(({ id }) => id),
    );
    return added;
  });
  if (batch) {
    batch.change = key;
    batch.added += result.length;
  }
  const passages = result.reduce((sum, one) => sum + one.passages, 0);
  return {
    ...emptyRow(file.name),
    status: 'added',
    articleId: result[0]?.id ?? null,
    title: first.bibliography.title,
    characters: result.reduce((sum, one) => sum + one.characters, 0),
    counts: { articles: result.length, passages, attached: passages, loose: 0 },
    warnings: [...new Set(fresh.flatMap(({ warnings }) => warnings))],
  };
}

function duplicate(core: Core, name: string, articleId: string): ImportRow {
  const row = core.db.get<{ title: string; characters: number }>(
    `SELECT a.title, r.characters FROM article a
     JOIN revision r ON r.article = a.key AND r.number = a.revision WHERE a.id = ?`,
    articleId,
  );
  return {
    ...emptyRow(name),
    status: 'duplicate',
    articleId,
    title: row?.title ?? null,
    characters: row?.characters ?? 0,
  };
}

/** The row of a file that could not be brought in, and why. */
export function failedRow(path: string, error: string): ImportRow {
  return { ...emptyRow(path), error };
}

/** A row that says nothing yet. */
export function emptyRow(path: string): ImportRow {
  return {
    path,
    kind: 'article',
    status: 'failed',
    articleId: null,
    title: null,
    characters: 0,
    counts: { articles: 0, passages: 0, attached: 0, loose: 0 },
    warnings: [],
    error: null,
  };
}
