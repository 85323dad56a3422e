import type { Topic } from '../../contract/events.ts';
import type { ImportRow } from '../../contract/job.ts';
import { shorten } from '../../domain/shorten.ts';
import { titleSortKey } from '../../domain/sort-key.ts';
import type { Core } from '../core.ts';
import {
  addArticle,
  type Duplicate,
  findDuplicate,
  type NewArticle,
} from '../features/add-article.ts';
import { bringMarks } from '../features/bring-marks.ts';
import { type Foreseen, unforeseen } from '../features/carry-passages.ts';
import { bringingLabel, revisionLabel } from '../features/make-revision.ts';
import { type PreparedArticle, prepareArticle } from '../features/prepare-article.ts';
import { reviseWith } from '../features/revise-article.ts';
import { type Action, runAction } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { type PackedSource, packNow } from '../store/pack-source.ts';
import { insertRevisions, type NewRevision } from '../store/revision-store.ts';
import type { FileToImport } from './file-to-import.ts';
import { findVersion, type Version } from './find-version.ts';
import type { FurtherDocument } from './format.ts';
import { passagesWarning } from './found-passages.ts';
import { emptyRow } from './import-row.ts';
import type { Parsed } from './parse-in-process.ts';

/** A file that was read and is not in the notebook yet. */
export interface ReadFile {
  readonly file: Omit<FileToImport, 'bytes'>;
  readonly parsed: Parsed;
  /** The words of its first article. */
  readonly prepared: PreparedArticle;
  /** What its first article was read from: the file, or the first message of a mailbox. */
  readonly source: { readonly name: string; readonly bytes: Uint8Array };
  readonly packed: PackedSource;
  /** What the rule said of the passages, should it become a revision. */
  readonly foreseen?: Foreseen;
}

/** The change that the files of one import become part of. */
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
 * Puts what was read into the notebook, but for what is there already: all of it in one transaction, or
 * nothing.
 * @param batch null for a file by itself
 * @returns a row for each
 */
export function bringIn(core: Core, files: readonly ReadFile[], batch: Batch | null): ImportRow[] {
  const ready = files.map((file) => readyFile(core.db, file));
  const known = ready.map((one) => knownRow(core.db, one));
  const isAll = known.every((row): row is ImportRow => row !== null);
  if (isAll && !ready.some(bringsMarks)) return known;
  const so = batch ?? newBatch();
  const more = newBatch();
  const { result, key } = runAction(core, so.change, (action) => {
    const done = new Done();
    const rows = ready.map((one) => {
      const read = done.withTwins(action.db, one);
      const row = knownRow(action.db, read);
      if (row) return bringsMarks(read) ? bringFrom(action, row, read, more, done) : row;
      return putIn(action, read, so, more, done);
    });
    done.settle(action.db);
    // A file by itself, or the first of a batch, says what it is.
    const isOne = so.change === null && done.count <= 1 && more.added + more.revised <= 1;
    const label = isOne ? done.label : labelOf(so, more);
    // A batch concerns the whole list.
    action.says(label, [...done.topics], batch ? [] : [...more.touched]);
    return rows;
  });
  so.change = key;
  so.added += more.added;
  so.revised += more.revised;
  so.brought += more.brought;
  for (const id of more.touched) so.touched.add(id);
  return result;
}

/**
 * What a transaction did: in words for the history, and for the files that come after in it. Texts are put in
 * together at its end, or as soon as somebody asks for one of them.
 */
class Done {
  label = 'Import';
  /** How many files changed anything. */
  count = 0;
  readonly topics = new Set<Topic>();
  readonly #sums = new Map<string, Duplicate>();
  readonly #later: NewRevision[] = [];
  /** What a version of one of those would have in common with it. */
  readonly #signs = new Set<string>();

  /** Twins may also have come in just now. */
  withTwins(db: WriteDb, file: ReadyFile): ReadyFile {
    const articles = file.articles.map((one) => {
      const { packed, textSha256 } = one;
      const now = this.#sums.get(packed.sha256) ?? this.#sums.get(textSha256 ?? '') ?? null;
      if (now) this.settle(db);
      return { ...one, twin: one.twin ?? now };
    });
    return { ...file, articles };
  }

  /** The article that one is a version of, those that came in just now among them. */
  versionOf(db: WriteDb, one: Ready): Version | null {
    if (signsOf(one).some((sign) => this.#signs.has(sign))) this.settle(db);
    return findVersion(db, one.sourceName, one.document.bibliography, one.prepared.text);
  }

  add(action: Action, document: NewArticle, one: Ready): ReturnType<typeof addArticle> {
    const added = addArticle(action, document, one.prepared, this.#later);
    const twin = { id: added.id, revision: 1, current: 1 };
    this.#sums.set(one.packed.sha256, twin);
    if (one.textSha256 !== null) this.#sums.set(one.textSha256, twin);
    for (const sign of signsOf(one)) this.#signs.add(sign);
    return added;
  }

  settle(db: WriteDb): void {
    insertRevisions(db, this.#later.splice(0));
    this.#signs.clear();
  }

  says(label: string, topics: readonly Topic[]): void {
    this.label = label;
    this.count += 1;
    for (const topic of topics) this.topics.add(topic);
  }
}

function signsOf({ document, sourceName }: Ready): string[] {
  const { url, title } = document.bibliography;
  return [`url ${url}`, `name ${sourceName}`, `title ${titleSortKey(title)}`].slice(url ? 0 : 1);
}

/** An article as it will be kept, with what it was read from. */
interface Ready extends NewSource {
  readonly document: FurtherDocument & { readonly words: number };
  readonly prepared: PreparedArticle;
  /** By which the same text is known again; null where there is none. */
  readonly textSha256: string | null;
  /** The same document, where it is there already. */
  readonly twin: Duplicate | null;
}

interface NewSource {
  readonly sourceName: string;
  readonly bytes: Uint8Array;
  readonly packed: PackedSource;
}

/** A file with its articles. */
interface ReadyFile {
  readonly file: ReadFile['file'];
  readonly foreseen: Foreseen;
  readonly format: string;
  readonly articles: readonly Ready[];
}

function readyFile(db: ReadDb, read: ReadFile): ReadyFile {
  const { file, parsed, prepared, source, packed, foreseen = unforeseen } = read;
  const { further, format, ...first } = parsed;
  const whole: NewSource = { sourceName: source.name, bytes: source.bytes, packed };
  const ready = (
    document: Ready['document'],
    from: NewSource,
    prepared: PreparedArticle = prepareArticle(document),
  ): Ready => {
    // Scans have no text, and are not the same for that.
    const textSha256 = prepared.text.trim() === '' ? null : prepared.textSha256;
    const twin = findDuplicate(db, { bytesSha256: from.packed.sha256, textSha256 });
    return { ...from, document, prepared, textSha256, twin };
  };
  return {
    file,
    foreseen,
    format,
    articles: [
      ready(first, whole, prepared),
      ...further.map((document) =>
        ready(document, document.source ? sourceOf(document.source) : whole),
      ),
    ],
  };
}

function sourceOf({ name, bytes }: ReadFile['source']): NewSource {
  return { sourceName: name, bytes, packed: packNow(bytes) };
}

/** The row of a file of which every article is there; null where one is not. */
function knownRow(db: ReadDb, { file, articles }: ReadyFile): ImportRow | null {
  const [first] = articles;
  return first?.twin && articles.every(({ twin }) => twin !== null)
    ? duplicateRow(db, file.name, first.twin)
    : null;
}

/** Whether a file that is there already bears marks which its article may not have. */
function bringsMarks({ articles }: ReadyFile): boolean {
  const [only] = articles;
  const twin = only?.twin;
  if (articles.length !== 1 || !twin || twin.revision !== twin.current) return false;
  return (only.prepared.passages?.length ?? 0) > 0;
}

/** Marks of a document whose text is there already become passages of the article that has it. */
function bringFrom(
  action: Action,
  row: ImportRow,
  { articles }: ReadyFile,
  more: Batch,
  done: Done,
): ImportRow {
  const [only] = articles;
  if (!only?.twin) return row;
  const article = needArticle(action.db, only.twin.id);
  const { text, passages } = only.prepared;
  const into = { article: article.key, revision: article.revision, text };
  const brought = bringMarks(action, into, passages);
  if (brought === 0) return row;
  done.says(bringingLabel(article, brought), ['passages']);
  more.brought += brought;
  more.touched.add(article.id);
  return {
    ...row,
    counts: { ...row.counts, passages: brought, attached: brought },
    warnings: [...row.warnings, ...passagesWarning(brought)],
  };
}

/** Puts one file in: its articles, or the new revision that it is. */
function putIn(action: Action, read: ReadyFile, so: Batch, more: Batch, done: Done): ImportRow {
  const { file, format, articles } = read;
  const fresh = articles.filter(({ twin }) => twin === null);
  const [first] = fresh;
  if (!first) throw new Error('a document was read without anything in it');
  const { bibliography } = first.document;
  // A part of a book or a mailbox is no version of another article; nor is a file one of its own batch.
  const version = articles.length > 1 ? null : done.versionOf(action.db, first);
  const isOwn = version !== null && (so.touched.has(version.id) || more.touched.has(version.id));
  if (version?.kind === 'same-source' && file.revise && !isOwn) {
    return revise(action, read, first, version, more, done);
  }
  const added = fresh.map((one) => {
    const { document, sourceName, bytes, packed } = one;
    const source = { format, sourceName, bytes, packed };
    const kept = { tags: file.tags ?? [], collection: file.collection };
    return done.add(action, { ...document, ...source, ...kept }, one);
  });
  done.says(`Import “${shorten(bibliography.title)}”`, [
    'articles',
    'tags',
    'collections',
    'passages',
  ]);
  more.added += added.length;
  for (const { id } of added) more.touched.add(id);
  const passages = added.reduce((sum, one) => sum + one.passages, 0);
  return {
    ...emptyRow(file.name),
    status: 'added',
    articleId: added[0]?.id ?? null,
    title: bibliography.title,
    characters: added.reduce((sum, one) => sum + one.characters, 0),
    counts: { articles: added.length, passages, attached: passages, loose: 0 },
    warnings: [
      ...new Set(fresh.flatMap(({ document }) => document.warnings)),
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

function revise(
  action: Action,
  { file, format, foreseen }: ReadyFile,
  { document, prepared, sourceName, bytes, packed }: Ready,
  { id }: Version,
  more: Batch,
  done: Done,
): ImportRow {
  const article = needArticle(action.db, id);
  const read = { ...document, format, name: sourceName, bytes, packed };
  const result = reviseWith(action, article, read, prepared, foreseen);
  done.says(revisionLabel(article, result), ['articles', 'passages']);
  more.revised += 1;
  more.touched.add(id);
  const { counts, outcomes, brought } = result;
  const attached = counts.exact + counts.moved;
  return {
    ...emptyRow(file.name),
    status: 'revised',
    articleId: id,
    title: result.title,
    characters: prepared.text.length,
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

/** What a batch says of itself. */
function labelOf(so: Batch, more: Batch): string {
  const counted = (number: number, one: string, many: string): string[] =>
    number === 0 ? [] : [number === 1 ? one : `${number} ${many}`];
  const parts = [
    ...counted(so.added + more.added, 'an article', 'articles'),
    ...counted(so.revised + more.revised, 'a new revision', 'new revisions'),
    ...counted(so.brought + more.brought, 'a passage', 'passages'),
  ];
  return parts.length === 0 ? 'Import' : `Import of ${parts.join(' and ')}`;
}

/** The row of a file that is there already. */
export function duplicateRow(
  db: ReadDb,
  name: string,
  { id, revision, current }: Duplicate,
): ImportRow {
  const row = db.get<{ title: string; characters: number }>(
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
