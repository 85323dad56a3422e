import { fail } from '../../contract/failure.ts';
import { shorten } from '../../domain/shorten.ts';
import { type ArticleRef, needArticle } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';

/** An article that can be worked on. @throws CallFailure `not-found`, `conflict` for one in the trash */
export function liveArticle(db: ReadDb, id: string): ArticleRef {
  const article = needArticle(db, id);
  if (article.trashed) {
    fail('conflict', `“${shorten(article.title)}” is in the trash; take it back first.`);
  }
  return article;
}
