import type { CallInput, CallResult } from '../../contract/calls.ts';
import type { Difference } from '../../contract/revision.ts';
import { diffTexts } from '../../domain/anchor/diff-texts.ts';
import { prepareText } from '../../domain/anchor/prepare-text.ts';
import { needArticle, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';

/** Where two revisions differ; words taken out and words put in at one place are one difference. */
export function compareRevisions(
  db: ReadDb,
  { id, from, to }: CallInput<'articles.compare'>,
): CallResult<'articles.compare'> {
  const { key } = needArticle(db, id);
  const old = needRevision(db, key, id, from);
  const next = needRevision(db, key, id, to);
  const differences: Difference[] = [];
  let open = false;
  for (const part of diffTexts(prepareText(old.text), prepareText(next.text)).parts) {
    if (part.kind === 'same') {
      open = false;
      continue;
    }
    const last = differences.at(-1);
    if (open && last) {
      differences[differences.length - 1] = {
        from: { start: last.from.start, end: part.old.end },
        to: { start: last.to.start, end: part.next.end },
      };
    } else differences.push({ from: { ...part.old }, to: { ...part.next } });
    open = true;
  }
  return { differences };
}
