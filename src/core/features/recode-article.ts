import { inflateSync } from 'node:zlib';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Revised } from '../../contract/revision.ts';
import type { Core } from '../core.ts';
import { needRevision } from '../store/article-store.ts';
import { readAsOf, sourceOf } from '../store/revision-store.ts';
import { editArticle } from './edit-article.ts';
import { liveArticle } from './live-article.ts';
import { reviseFrom } from './revise-article.ts';

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
  return reviseFrom(
    core,
    id,
    {
      name: source.name,
      bytes: new Uint8Array(inflateSync(source.deflated)),
      type: before.format,
      keepFurniture: false,
      charset,
    },
    (action, article, { bibliography }) => {
      const { text } = needRevision(action.db, article.key, id, article.revision);
      // It was read with the text, not typed.
      if (!text.startsWith(article.title)) return;
      const fields = { title: bibliography.title };
      editArticle({ ...action, says: () => undefined }, { id, fields });
    },
  );
}
