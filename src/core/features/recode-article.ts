import { inflateSync } from 'node:zlib';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Revised } from '../../contract/revision.ts';
import type { Core } from '../core.ts';
import { runAction } from '../handler.ts';
import { needRevision } from '../store/article-store.ts';
import { keptText } from '../store/kept-text.ts';
import { readAsOf, sourceOf } from '../store/revision-store.ts';
import { editArticle } from './edit-article.ts';
import { foreseePlaces } from './foresee-places.ts';
import { liveArticle } from './live-article.ts';
import { revisionLabel } from './make-revision.ts';
import { reviseWith } from './revise-article.ts';

/**
 * Reads the file of an article's text again, in the charset that it really is in. What comes out is a new revision,
 * so that no passage is lost; a title that was read with it is corrected too.
 * @throws CallFailure `bad-params` for a charset nobody knows and for what is no plain text, `not-found`, `conflict`
 */
export async function recodeArticle(
  core: Core,
  { id, charset }: CallInput<'articles.recode'>,
): Promise<Revised> {
  const { key, revision, title } = liveArticle(core.db, id);
  const before = readAsOf(core.db, key, revision);
  const source = sourceOf(core.db, key, revision);
  if (!before?.charset || !source) {
    return fail(
      'bad-params',
      `“${title}” was not read from plain text, which alone has a charset.`,
    );
  }
  const { name } = source;
  const bytes = new Uint8Array(inflateSync(source.deflated));
  const parsed = await core.parser.parse({
    name,
    bytes,
    type: before.format,
    keepFurniture: false,
    charset,
  });
  const document = { ...parsed, name, bytes };
  const text = keptText(document);
  const foreseen = await foreseePlaces(core.db, key, text.text);
  const { result } = runAction(core, null, (action) => {
    const article = liveArticle(action.db, id);
    const old = needRevision(action.db, article.key, id, article.revision).text;
    const { brought: _, ...revised } = reviseWith(action, article, document, text, foreseen);
    // It was read with the text, not typed.
    if (old.startsWith(article.title)) {
      const fields = { title: parsed.bibliography.title };
      editArticle({ ...action, says: () => undefined }, { id, fields });
    }
    action.says(revisionLabel(article, revised), ['articles', 'passages'], [id]);
    return revised;
  });
  return { ...result, warnings: [...parsed.warnings] };
}
