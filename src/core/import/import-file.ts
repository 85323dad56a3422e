import { CallFailure } from '../../contract/failure.ts';
import type { ImportRow } from '../../contract/job.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { shorten } from '../../domain/shorten.ts';
import type { Core } from '../core.ts';
import { addArticle, type Duplicate, findDuplicate } from '../features/add-article.ts';
import { revisionLabel } from '../features/make-revision.ts';
import { reviseWith } from '../features/revise-article.ts';
import { runAction } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import { sha256 } from '../store/revision-store.ts';
import { findVersion, type Version } from './find-version.ts';
import type { Parsed } from './parse-in-worker.ts';

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
  /** Make a changed document of a known source its new revision, instead of an article that says so. */
  readonly revise?: boolean | undefined;
}

/** The change that a file of a batch becomes part of. */
export interface Batch {
  /** The key of the batch's change; null before its first article. */
  change: number | null;
  /** How many articles were added so far, and how many got a new revision. */
  added: number;
  revised: number;
  /** Ids of the articles that it touched: its own files are not versions of each other. */
  readonly touched: Set<string>;
}

/**
 * Reads a file in the parse worker and puts its article into the notebook. What the document itself causes
 * is told in the row; what the notebook causes (a full disk) is thrown.
 */
export async function importFile(
  core: Core,
  file: FileToImport,
  batch: Batch | null = null,
  signal?: AbortSignal,
): Promise<ImportRow> {
  const bytes = new Uint8Array(Buffer.from(file.bytes, 'base64'));
  const bytesSha256 = sha256(bytes);
  const known = findDuplicate(core.db, { bytesSha256, textSha256: null });
  if (known !== null) return duplicate(core, file.name, known);
  try {
    const parsed = await core.parser.parse(
      {
        name: file.name,
        bytes,
        type: file.type,
        keepFurniture: file.keepFurniture ?? false,
      },
      signal,
    );
    const { text } = canonicalText(parsed.blocks);
    const twin = findDuplicate(core.db, { bytesSha256, textSha256: sha256(text) });
    if (twin !== null) return duplicate(core, file.name, twin);
    const version = findVersion(core.db, file.name, parsed.bibliography, text);
    const document = { ...parsed, name: file.name, bytes };
    if (version?.kind === 'same-source' && file.revise && !batch?.touched.has(version.id)) {
      return revise(core, document, version, batch);
    }
    return add(core, file, document, version, batch);
  } catch (error) {
    if (error instanceof CallFailure) return failedRow(file.name, error.message);
    throw error;
  }
}

/** A document that was read, with the file it came from. */
type Document = Parsed & { readonly name: string; readonly bytes: Uint8Array };

function add(
  core: Core,
  file: FileToImport,
  document: Document,
  version: Version | null,
  batch: Batch | null,
): ImportRow {
  const { title } = document.bibliography;
  const { result, key } = runAction(core, batch?.change ?? null, (action) => {
    const added = addArticle(action, {
      ...document,
      sourceName: file.name,
      tags: file.tags ?? [],
      collection: file.collection,
    });
    action.says(
      labelOf(batch, 1, 0) ?? `Import “${shorten(title)}”`,
      ['articles', 'tags', 'collections'],
      // A batch concerns the whole list.
      batch ? [] : [added.id],
    );
    return added;
  });
  remember(batch, key, result.id, 'added');
  const other = version && `“${shorten(version.title)}”, which is in the library already`;
  return {
    ...emptyRow(file.name),
    status: 'added',
    articleId: result.id,
    title,
    characters: result.characters,
    counts: { articles: 1, passages: 0, attached: 0, loose: 0 },
    warnings: [
      ...document.warnings,
      ...(version?.kind === 'same-source' ? [`It seems to be another version of ${other}.`] : []),
      ...(version?.kind === 'alike' ? [`Its text is nearly that of ${other}.`] : []),
    ],
    versionOf: version?.kind === 'same-source' ? { id: version.id, title: version.title } : null,
  };
}

function revise(core: Core, document: Document, { id }: Version, batch: Batch | null): ImportRow {
  const { result, key } = runAction(core, batch?.change ?? null, (action) => {
    const article = needArticle(action.db, id);
    const revised = reviseWith(action, article, document);
    action.says(
      labelOf(batch, 0, 1) ?? revisionLabel(article, revised),
      ['articles', 'passages'],
      batch ? [] : [id],
    );
    return revised;
  });
  remember(batch, key, id, 'revised');
  const { counts, outcomes } = result;
  return {
    ...emptyRow(document.name),
    status: 'revised',
    articleId: id,
    title: result.title,
    characters: canonicalText(document.blocks).text.length,
    counts: {
      articles: 0,
      passages: outcomes.length,
      attached: counts.exact + counts.moved,
      loose: outcomes.length - counts.exact - counts.moved,
    },
    warnings: [
      ...document.warnings,
      `Revision ${result.revision} of “${shorten(result.title)}”: ${result.report}.`,
    ],
  };
}

/** What a batch says of itself with this file; null for its first, and for a file by itself. */
function labelOf(batch: Batch | null, added: number, revised: number): string | null {
  const articles = (batch?.added ?? 0) + added;
  const revisions = (batch?.revised ?? 0) + revised;
  if (articles + revisions <= 1) return null;
  const parts = [
    ...(articles > 0 ? [articles === 1 ? 'an article' : `${articles} articles`] : []),
    ...(revisions > 0 ? [revisions === 1 ? 'a new revision' : `${revisions} new revisions`] : []),
  ];
  return `Import of ${parts.join(' and ')}`;
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

function emptyRow(path: string): ImportRow {
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
