import type { CallInput } from '../../contract/calls.ts';
import { type Handlers, reading } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import { listRevisions } from '../store/revision-store.ts';
import { adoptArticle } from './adopt-article.ts';
import { compareRevisions } from './compare-revisions.ts';
import { correctArticle, tryCorrection } from './correct-article.ts';
import { recodeArticle } from './recode-article.ts';
import { reviseArticle } from './revise-article.ts';

/** New texts for an article, and what they do to its passages. Each is one step to undo. */
export const revisionHandlers = {
  'articles.revisions': reading((db, { id }: CallInput<'articles.revisions'>) =>
    listRevisions(db, needArticle(db, id).key),
  ),
  'articles.revise': reviseArticle,
  'articles.recode': recodeArticle,
  'articles.correct': correctArticle,
  'articles.tryCorrection': tryCorrection,
  'articles.adopt': adoptArticle,
  'articles.compare': reading(compareRevisions),
} satisfies Partial<Handlers>;
