import type { Revised } from '../../contract/revision.ts';
import { countOutcomes, reportWords } from '../../domain/revision-words.ts';
import type { Action } from '../handler.ts';
import { type ArticleRef, needRevision } from '../store/article-store.ts';
import type { KeptText } from '../store/kept-text.ts';
import { insertRevisions, type Source } from '../store/revision-store.ts';
import { quoted } from './article-words.ts';
import {
  carryPassages,
  type Foreseen,
  outcomeOf,
  unforeseen,
  writeStandings,
} from './carry-passages.ts';

/** What an article is to read from now on. */
export interface NextText {
  readonly text: KeptText;
  readonly words: number;
  /** The file it was read from; null for a correction. */
  readonly source: Source | null;
}

/**
 * Gives an article a new revision and carries its passages over. Where the blocks are those it has, nothing is made.
 * @param foreseen what the rule said of them before
 * @returns what became of each passage; `warnings` are the caller's
 */
export function makeRevision(
  { db, at }: Pick<Action, 'db' | 'at'>,
  article: ArticleRef,
  next: NextText,
  foreseen: Foreseen = unforeseen,
): Omit<Revised, 'warnings'> {
  const { text, blocksJson } = next.text;
  const current = needRevision(db, article.key, article.id, article.revision);
  const carried = carryPassages(db, article.key, text, foreseen);
  const outcomes = carried.map(outcomeOf);
  const counts = countOutcomes(outcomes);
  const told = { articleId: article.id, title: article.title, counts, outcomes };
  const report = reportWords(counts);
  if (text === current.text && blocksJson === current.blocks) {
    return { ...told, report, revision: article.revision, made: false };
  }
  const newest = db.value<number>(
    'SELECT max(number) FROM revision WHERE article = ?',
    article.key,
  );
  const number = (newest ?? 0) + 1;
  insertRevisions(db, [{ article: article.key, number, made: at, ...next }]);
  writeStandings({ db }, carried, number);
  db.run('UPDATE article SET revision = ?, modified = ? WHERE key = ?', number, at, article.key);
  return { ...told, report, revision: number, made: true };
}

/** What the history says of a new revision. */
export function revisionLabel(
  article: ArticleRef,
  { report, made, brought = 0 }: Pick<Revised, 'report' | 'made'> & { readonly brought?: number },
): string {
  const title = quoted(article.title);
  if (made) return `New revision of ${title}: ${report}`;
  return brought > 0 ? bringingLabel(article, brought) : `No new revision of ${title}`;
}

/** What the history says of a document's marks that came to a text that was there. */
export function bringingLabel({ title }: Pick<ArticleRef, 'title'>, brought: number): string {
  return `Bring ${brought === 1 ? 'a passage' : `${brought} passages`} into ${quoted(title)}`;
}
