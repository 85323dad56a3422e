import type { Aside, Block } from '../../contract/block.ts';
import type { CallInput, CallResult } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Revised, TextEdit } from '../../contract/revision.ts';
import { diffTexts } from '../../domain/anchor/diff-texts.ts';
import { prepareText } from '../../domain/anchor/prepare-text.ts';
import { correctBlocks } from '../../domain/correct-blocks.ts';
import { countOutcomes, reportWords } from '../../domain/revision-words.ts';
import { titleSortKey } from '../../domain/sort-key.ts';
import type { Core } from '../core.ts';
import { type Action, needWritable, runAction } from '../handler.ts';
import { countWords } from '../import/count-words.ts';
import { type ArticleRef, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { keptText } from '../store/kept-text.ts';
import { quoted } from './article-words.ts';
import { carryPassages, type Foreseen, outcomeOf } from './carry-passages.ts';
import { foreseePlaces } from './foresee-places.ts';
import { liveArticle } from './live-article.ts';
import { makeRevision, type NextText } from './make-revision.ts';
import { refuseChangedText, refuseOtherWords } from './passage-place.ts';

type Correction = CallInput<'articles.correct'>;

/**
 * Replaces words of the current text, as a new revision.
 * @throws CallFailure `not-found`, `bad-params`, `conflict` where the text was changed in the meantime
 */
export async function correctArticle(core: Core, input: Correction): Promise<Revised> {
  needWritable(core);
  const { key, text } = correctedText(core.db, input);
  const foreseen = await foreseePlaces(core.db, key, text);
  return runAction(core, null, (action) => correct(action, input, foreseen)).result;
}

function correct(action: Action, input: Correction, foreseen: Foreseen): Revised {
  const { db, says } = action;
  const article = liveArticle(db, input.id);
  const { next, before } = corrected(db, article, input);
  const revised = makeRevision(action, article, next, foreseen);
  const title = titleOf(next.text.blocks);
  // The heading that says the title is the title: mended in the text, it is mended in the lists too.
  if (revised.made && title && titleOf(before) === article.title && title !== article.title) {
    db.run(
      'UPDATE article SET title = ?, title_sort = ? WHERE key = ?',
      title,
      titleSortKey(title),
      article.key,
    );
  }
  says(
    `Correct the text of ${quoted(article.title)}: ${revised.report}`,
    ['articles', 'passages'],
    [article.id],
  );
  return { ...revised, title: title && revised.made ? title : article.title, warnings: [] };
}

/** What a correction would do to the passages. */
export async function tryCorrection(
  core: Core,
  input: Correction,
): Promise<CallResult<'articles.tryCorrection'>> {
  const { key, text } = correctedText(core.db, input);
  const foreseen = await foreseePlaces(core.db, key, text);
  // What asked before and still does is not this correction's doing.
  const outcomes = carryPassages(core.db, key, text, foreseen)
    .filter(({ asked, standing }) => !(asked && standing.review === 'open'))
    .map(outcomeOf);
  const counts = countOutcomes(outcomes);
  return {
    counts,
    report: reportWords(counts),
    outcomes: outcomes.filter(({ state, asks }) => state === 'moved' || asks),
  };
}

function correctedText(db: ReadDb, input: Correction): { key: number; text: string } {
  const article = liveArticle(db, input.id);
  const { next } = corrected(db, article, input);
  return { key: article.key, text: next.text.text };
}

function corrected(
  db: ReadDb,
  article: ArticleRef,
  { id, revision, edits }: Correction,
): { next: NextText; before: readonly Block[] } {
  if (revision !== article.revision) refuseChangedText(quoted(article.title));
  const current = needRevision(db, article.key, id, revision);
  for (const { start, end, was } of edits) {
    refuseOtherWords(current.text, [{ start, end }], was, quoted(article.title));
  }
  const before = JSON.parse(current.blocks) as Block[];
  const result = correctBlocks(
    before,
    JSON.parse(current.asides) as Aside[],
    edits.flatMap((edit) => narrow(current.text, edit)),
  );
  if (result.kind === 'refused') return fail('bad-params', `edits: ${result.reason}`);
  const { blocks, asides } = result;
  const text = keptText({ blocks, asides });
  return { before, next: { text, words: countWords(text.text), source: null } };
}

/** Only the words that differ, so that what is set apart stays on all others. */
function narrow(text: string, { start, end, text: by }: TextEdit): TextEdit[] {
  if (end <= start || end > text.length) return [{ start, end, text: by }];
  const { parts } = diffTexts(prepareText(text.slice(start, end)), prepareText(by));
  const edits: TextEdit[] = [];
  for (const { kind, old, next } of parts) {
    const words = by.slice(next.start, next.end);
    if (text.slice(start + old.start, start + old.end) === words) continue;
    const last = edits.at(-1);
    // Words taken out and words put in at one place are one edit.
    if (kind !== 'same' && last && last.end === start + old.start) {
      edits[edits.length - 1] = {
        start: last.start,
        end: start + old.end,
        text: last.text + words,
      };
    } else edits.push({ start: start + old.start, end: start + old.end, text: words });
  }
  return edits;
}

function titleOf(blocks: readonly Block[]): string | null {
  const [first] = blocks;
  const title = first?.kind === 'heading' ? first.text.trim().slice(0, 2000) : '';
  return title === '' ? null : title;
}
