import type { ArticleRow, Bibliography } from '../../contract/article.ts';
import type { CallInput } from '../../contract/calls.ts';
import { authorSortKey, titleSortKey } from '../../domain/sort-key.ts';
import type { Action } from '../handler.ts';
import { articleRow, authorText, needArticle } from '../store/article-store.ts';
import type { Value } from '../store/db.ts';
import { quoted } from './article-words.ts';

/** Each field's name in words, for the label. */
const WORDS: Readonly<Record<keyof Bibliography, string>> = {
  title: 'title',
  authors: 'authors',
  issued: 'date',
  containerTitle: 'publication',
  publisher: 'publisher',
  url: 'address',
  doi: 'DOI',
  issn: 'ISSN',
  language: 'language',
  type: 'type',
  accessed: 'date of access',
};

/** Corrects bibliographic fields; those that already are as asked do not count. */
export function editArticle(
  { db, at, says }: Action,
  { id, fields }: CallInput<'articles.edit'>,
): ArticleRow {
  const article = needArticle(db, id);
  const edited: string[] = [];
  for (const field of Object.keys(WORDS) as (keyof Bibliography)[]) {
    const columns = columnsOf(field, fields);
    const names = Object.keys(columns);
    if (names.length === 0) continue;
    const values = Object.values(columns);
    const { changes } = db.run(
      `UPDATE article SET ${names.map((name) => `${name} = ?`).join(', ')}
       WHERE key = ? AND (${names.map((name) => `${name} IS NOT ?`).join(' OR ')})`,
      ...values,
      article.key,
      ...values,
    );
    if (changes > 0) edited.push(WORDS[field]);
  }
  if (edited.length > 0) db.run('UPDATE article SET modified = ? WHERE key = ?', at, article.key);
  says(`Edit ${edited.join(', ')} of ${quoted(article.title)}`, ['articles', 'passages'], [id]);
  return articleRow(db, id);
}

/** What a field is stored as; nothing where it is not among those to edit. */
function columnsOf(
  field: keyof Bibliography,
  fields: CallInput<'articles.edit'>['fields'],
): Readonly<Record<string, Value>> {
  if (fields[field] === undefined) return {};
  switch (field) {
    case 'title': {
      const title = fields.title ?? '';
      return { title, title_sort: titleSortKey(title) };
    }
    case 'authors': {
      const authors = fields.authors ?? [];
      return {
        authors: JSON.stringify(authors),
        author_text: authorText(authors),
        author_sort: authorSortKey(authors),
      };
    }
    case 'containerTitle':
      return { container_title: fields.containerTitle || null };
    case 'type':
      return { type: fields.type ?? '' };
    default:
      // What the document does not say is null, also when somebody empties the field.
      return { [field]: fields[field] || null };
  }
}
