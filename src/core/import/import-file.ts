import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { shorten } from '../../domain/shorten.ts';
import type { Core } from '../core.ts';
import { addArticle, type Duplicate, findDuplicate, storable } from '../features/add-article.ts';
import { bringMarks } from '../features/bring-marks.ts';
import { foreseePlaces } from '../features/foresee-places.ts';
import { bringingLabel, revisionLabel } from '../features/make-revision.ts';
import { reviseWith } from '../features/revise-article.ts';
import { runAction } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import { sha256 } from '../store/revision-store.ts';
import { findVersion, type Version } from './find-version.ts';
import { passagesWarning } from './found-passages.ts';
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
  /** Make a changed document of a known source its new revision, instead of an article that says so. */
  readonly revise?: boolean | undefined;
}

/** The change that a file of a batch becomes part of. */
export interface Batch {
  /** The key of the batch's change; null before its first article. */
  change: number | null;
  /** How many articles were added so far, how many got a new revision, and how many passages came to known ones. */
  added: number;
  revised: number;
  brought: number;
  /** Ids of the articles that it touched: its own files are not versions of each other. */
  readonly touched: Set<string>;
}

/** A batch that nothing was brought in by yet. */
export function newBatch(): Batch {
  return { change: null, added: 0, revised: 0, brought: 0, touched: new Set() };
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
    return importArchive(core, file, bytes, batch ?? newBatch(), signal, told);
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
    return await importParsed(core, file, whole, batch);
  } catch (error) {
    if (error instanceof CallFailure) return failedRow(file.name, error.message);
    throw error;
  }
}

/** Puts what was read into the notebook, but for what is there already. @param parsed with its own bytes */
export async function importParsed(
  core: Core,
  file: Omit<FileToImport, 'bytes'>,
  parsed: Parsed,
  batch: Batch | null,
): Promise<ImportRow> {
  const { source } = parsed;
  if (!source) throw new Error('a document was read without its bytes');
  const found = [parsed, ...parsed.further].map((document) => {
    const { text } = canonicalText(document.blocks);
    const bytesSha256 = document.source ? sha256(document.source.bytes) : '';
    const twin = findDuplicate(core.db, { bytesSha256, textSha256: sha256(text) });
    return { document, text, twin };
  });
  const fresh = found.filter(({ twin }) => twin === null).map(({ document }) => document);
  const [first] = fresh;
  if (!first) {
    const twin = found[0]?.twin;
    if (!twin) throw new Error('a document was read without anything in it');
    return bringFrom(core, file.name, twin, found.length === 1 ? parsed : null, batch);
  }
  // A part of a book or a mailbox is no version of another article; nor is a file one of its own batch.
  const version =
    found.length > 1
      ? null
      : findVersion(core.db, source.name, first.bibliography, found[0]?.text ?? '');
  if (version?.kind === 'same-source' && file.revise && !batch?.touched.has(version.id)) {
    return revise(core, file.name, { ...parsed, ...source }, version, batch);
  }
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
    action.says(
      labelOf(batch, 'added', added.length) ?? `Import “${shorten(first.bibliography.title)}”`,
      ['articles', 'tags', 'collections', 'passages'],
      // A batch concerns the whole list.
      batch ? [] : added.map(({ id }) => id),
    );
    return added;
  });
  for (const { id } of result) remember(batch, key, id, 'added');
  const passages = result.reduce((sum, one) => sum + one.passages, 0);
  return {
    ...emptyRow(file.name),
    status: 'added',
    articleId: result[0]?.id ?? null,
    title: first.bibliography.title,
    characters: result.reduce((sum, one) => sum + one.characters, 0),
    counts: { articles: result.length, passages, attached: passages, loose: 0 },
    warnings: [
      ...new Set(fresh.flatMap(({ warnings }) => warnings)),
      ...passagesWarning(passages),
      ...(version ? [versionWords(version)] : []),
    ],
    versionOf: version?.kind === 'same-source' ? { id: version.id, title: version.title } : null,
  };
}

function versionWords({ kind, title }: Version): string {
  const other = `“${shorten(title)}”, which is in the library already`;
  return kind === 'same-source'
    ? `It seems to be another version of ${other}.`
    : `Its text is nearly that of ${other}.`;
}

/** A document that was read, with the file it came from. */
type Document = Parsed & { readonly name: string; readonly bytes: Uint8Array };

async function revise(
  core: Core,
  path: string,
  read: Document,
  { id }: Version,
  batch: Batch | null,
): Promise<ImportRow> {
  const document = storable(read);
  const { text } = canonicalText(document.blocks);
  const foreseen = await foreseePlaces(core.db, needArticle(core.db, id).key, text);
  const { result, key } = runAction(core, batch?.change ?? null, (action) => {
    const article = needArticle(action.db, id);
    const revised = reviseWith(action, article, document, foreseen);
    action.says(
      labelOf(batch, 'revised', 1) ?? revisionLabel(article, revised),
      ['articles', 'passages'],
      batch ? [] : [id],
    );
    return revised;
  });
  remember(batch, key, id, 'revised');
  const { counts, outcomes, brought } = result;
  const attached = counts.exact + counts.moved;
  return {
    ...emptyRow(path),
    status: 'revised',
    articleId: id,
    title: result.title,
    characters: text.length,
    counts: {
      articles: 0,
      passages: outcomes.length + brought,
      attached: attached + brought,
      loose: outcomes.length - attached,
    },
    warnings: [
      ...document.warnings,
      ...passagesWarning(brought),
      `Revision ${result.revision} of “${shorten(result.title)}”: ${result.report}.`,
    ],
  };
}

/** What a batch says of itself with this file; null for its first, and for a file by itself. */
function labelOf(
  batch: Batch | null,
  what: 'added' | 'revised' | 'brought',
  count: number,
): string | null {
  const { added = 0, revised = 0, brought = 0 } = batch ?? {};
  if (added + revised + brought === 0 && count === 1) return null;
  const sum = { added, revised, brought };
  sum[what] += count;
  const counted = (number: number, one: string, many: string): string[] =>
    number === 0 ? [] : [number === 1 ? one : `${number} ${many}`];
  const parts = [
    ...counted(sum.added, 'an article', 'articles'),
    ...counted(sum.revised, 'a new revision', 'new revisions'),
    ...counted(sum.brought, 'a passage', 'passages'),
  ];
  return parts.length === 0 ? null : `Import of ${parts.join(' and ')}`;
}

function remember(
  batch: Batch | null,
  change: number | null,
  articleId: string,
  what: 'added' | 'revised',
): void {
  if (!batch) return;
  batch.change = change;
  batch[what] += 1;
  batch.touched.add(articleId);
}

/** A document whose text is there already; marks that are not, become passages of the article that has it. */
function bringFrom(
  core: Core,
  path: string,
  twin: Duplicate,
  document: Parsed | null,
  batch: Batch | null,
): ImportRow {
  const row = duplicate(core, path, twin);
  if (twin.revision !== twin.current || !document?.passages?.length) return row;
  const { result: brought, key } = runAction(core, batch?.change ?? null, (action) => {
    const article = needArticle(action.db, twin.id);
    const into = { article: article.key, revision: article.revision, blocks: document.blocks };
    const count = bringMarks(action, into, document.passages);
    const label = batch?.change ? labelOf(batch, 'brought', count) : null;
    action.says(label ?? bringingLabel(article, count), ['passages'], [twin.id]);
    return count;
  });
  if (brought === 0) return row;
  if (batch) {
    batch.change = key;
    batch.brought += brought;
  }
  return {
    ...row,
    counts: { ...row.counts, passages: brought, attached: brought },
    warnings: [...row.warnings, ...passagesWarning(brought)],
  };
}

function duplicate(core: Core, name: string, { id, revision, current }: Duplicate): ImportRow {
  const row = core.db.get<{ title: string; characters: number }>(
    `SELECT a.title, r.characters FROM article a
     JOIN revision r ON r.article = a.key AND r.number = a.revision WHERE a.id = ?`,
    id,
  );
  return {
    ...emptyRow(name),
    status: 'duplicate',
    articleId: id,
    title: row?.title ?? null,
    characters: row?.characters ?? 0,
    warnings:
      revision === current
        ? []
        : [`It is revision ${revision} of “${shorten(row?.title ?? '')}”, which has a newer one.`],
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
    versionOf: null,
    error: null,
  };
}
