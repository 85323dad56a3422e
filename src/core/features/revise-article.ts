import type { CallInput } from '../../contract/calls.ts';
import type { Revised } from '../../contract/revision.ts';
import type { Core } from '../core.ts';
import { type Action, runAction } from '../handler.ts';
import { passagesWarning } from '../import/found-passages.ts';
import type { Parsed, ParseRequest } from '../import/parse-in-process.ts';
import type { ArticleRef } from '../store/article-store.ts';
import { type KeptText, keptText, storable } from '../store/kept-text.ts';
import { type PackedSource, packNow, packSource } from '../store/pack-source.ts';
import { keepPictures } from '../store/picture-store.ts';
import { keepSource } from '../store/revision-store.ts';
import { storedFormat } from '../store/stored-format.ts';
import { bringMarks } from './bring-marks.ts';
import { type Foreseen, unforeseen } from './carry-passages.ts';
import { foreseePlaces } from './foresee-places.ts';
import { liveArticle } from './live-article.ts';
import { makeRevision, revisionLabel } from './make-revision.ts';

/** A document that was read, to become a revision. */
export interface ReadDocument
  extends Pick<
    Parsed,
    'blocks' | 'asides' | 'words' | 'format' | 'charset' | 'pictures' | 'passages'
  > {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The bytes as the notebook keeps them, where they were packed before. */
  readonly packed?: PackedSource;
}

/**
 * Makes a file the new revision of an article. It is read in the parse worker, as an import is.
 * @throws CallFailure `not-found`, `conflict` for an article in the trash, and what reading the file throws
 */
export async function reviseArticle(
  core: Core,
  input: CallInput<'articles.revise'>,
): Promise<Revised> {
  // Before the file is read: what cannot be revised should not cost the reading.
  liveArticle(core.db, input.id);
  return reviseFrom(core, input.id, {
    name: input.name,
    bytes: new Uint8Array(Buffer.from(input.bytes, 'base64')),
    type: input.type,
    keepFurniture: input.keepFurniture ?? false,
  });
}

/**
 * Reads a document and makes it the new revision of an article, as one step.
 * @param first what is done to the article in the same step, before it gets its text
 */
export async function reviseFrom(
  core: Core,
  id: string,
  request: ParseRequest,
  first: (action: Action, article: ArticleRef, parsed: Parsed) => void = () => undefined,
): Promise<Revised> {
  const { name, bytes } = request;
  const packing = packSource(bytes);
  const parsed = await core.parser.parse(request);
  const packed = await packing;
  const document = { ...parsed, name, bytes, packed };
  const text = keptText(document);
  const foreseen = await foreseePlaces(core.db, liveArticle(core.db, id).key, text.text);
  const { result } = runAction(core, null, (action) => {
    const article = liveArticle(action.db, id);
    first(action, article, parsed);
    const revised = reviseWith(action, article, document, text, foreseen);
    action.says(revisionLabel(article, revised), ['articles', 'passages'], [article.id]);
    return revised;
  });
  const { brought, ...revised } = result;
  return { ...revised, warnings: [...parsed.warnings, ...passagesWarning(brought)] };
}

/** What a new revision did, and how many marks of its document became passages. */
export type RevisedWith = Omit<Revised, 'warnings'> & { readonly brought: number };

/**
 * Makes a document the new revision of an article, inside an action. Marks that it bears become passages, also where
 * its text is the one the article has.
 * @param text of the document, as it will be kept
 */
export function reviseWith(
  action: Action,
  article: ArticleRef,
  document: ReadDocument,
  text: KeptText,
  foreseen: Foreseen = unforeseen,
): RevisedWith {
  const { words, bytes, packed } = document;
  const { name, passages } = storable({ name: document.name, passages: document.passages }).value;
  const sha256 = keepSource(action.db, packed ?? packNow(bytes));
  keepPictures(action.db, document.pictures ?? []);
  const source = { sha256, name, format: storedFormat(document) };
  const revised = makeRevision(action, article, { text, words, source }, foreseen);
  const into = { article: article.key, revision: revised.revision, text: text.text };
  return { ...revised, brought: bringMarks(action, into, passages) };
}
