import type { CallInput, CallResult } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { AnchorState, Range, Review } from '../../contract/passage.ts';
import type { Decision } from '../../contract/revision.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { textAt, tidyRanges } from '../../domain/quote.ts';
import { shorten } from '../../domain/shorten.ts';
import type { Action } from '../handler.ts';
import { needRevision } from '../store/article-store.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { needPassages, type PassageRef, packRanges, unpackRanges } from '../store/passage-store.ts';
import { anchorBetween, saysTheSame } from './anchor-between.ts';
import { placeInOld, type Standing, standingAfter } from './carry-passages.ts';
import { refuseOtherWords, writeEarlier } from './passage-place.ts';

/**
 * Settles where passages stand, as one step. A passage that the decision does not fit (accepting one that has
 * several places) stays as it is and is counted.
 * @throws CallFailure `not-found`, `bad-params` for several passages to be put in one place or words that are not
 *   there, `conflict` where the text was changed in the meantime
 */
export function decideReview(
  { db, at, says }: Action,
  { ids, decision }: CallInput<'review.decide'>,
): CallResult<'review.decide'> {
  const passages = needPassages(db, ids);
  if (decision.kind === 'attach' && passages.length > 1) {
    fail('bad-params', 'ids: one passage can be attached to a place, not several.');
  }
  const texts = readTexts(db);
  const settled = passages.filter((passage) => {
    const row = standingRow(db, passage);
    if (!settle(db, passage, row, decision, texts)) return false;
    db.run('UPDATE passage SET modified = ? WHERE key = ?', at, passage.key);
    return true;
  });
  says(
    labelOf(decision, settled),
    ['passages'],
    [...new Set(settled.map(({ articleId }) => articleId))],
  );
  return { passages: settled.length, left: passages.length - settled.length };
}

interface Row {
  readonly revision: number;
  readonly current: number;
  readonly ranges: string;
  readonly found: string | null;
  readonly state: AnchorState;
  readonly review: Review | null;
}

function standingRow(db: ReadDb, { key }: PassageRef): Row {
  const row = db.get<Row>(
    `SELECT p.revision, a.revision AS current, p.ranges, p.found, p.state, p.review
     FROM passage p JOIN article a ON a.key = p.article WHERE p.key = ?`,
    key,
  );
  if (!row) throw new Error('a passage is gone in the middle of a step');
  return row;
}

/** @returns whether the decision fitted */
function settle(
  db: WriteDb,
  passage: PassageRef,
  row: Row,
  decision: Decision,
  texts: Texts,
): boolean {
  const isElsewhere = row.revision !== row.current || row.review === 'open';
  switch (decision.kind) {
    case 'keep': {
      if (!isElsewhere || row.review === 'kept') return false;
      // What was said to be lost is judged anew: kept means that its state is the rule's.
      const judged = row.review === 'lost' ? answerOf(passage, row, texts) : null;
      if (judged) writeUnattached(db, passage, { ...judged, review: 'kept' });
      else db.run("UPDATE passage SET review = 'kept' WHERE key = ?", passage.key);
      return true;
    }
    case 'accept':
      if (!isElsewhere || row.found === null) return false;
      attach(db, passage, row, unpackRanges(row.found), texts);
      return true;
    case 'attach':
      if (decision.article !== undefined && decision.article !== passage.articleId) {
        fail('conflict', `“${shorten(passage.quote, 40)}” is a passage of another article.`);
      }
      if (decision.revision !== undefined && decision.revision !== row.current) {
        fail('conflict', 'The text was changed in the meantime; look at the passage again.');
      }
      refuseOtherWords(
        texts(passage.article, row.current),
        decision.ranges,
        decision.words,
        'the article',
      );
      attach(db, passage, row, fitting(passage, row, decision.ranges, texts), texts);
      return true;
    case 'lost':
      if (!isElsewhere || row.review === 'lost') return false;
      db.run(
        "UPDATE passage SET state = 'lost', review = 'lost', found = NULL WHERE key = ?",
        passage.key,
      );
      return true;
    case 'ask':
      return askAgain(db, passage, row, texts);
    default:
      return assertNever(decision);
  }
}

/** Puts a passage on words of the current text; the words first marked stay its quote. */
function attach(
  db: WriteDb,
  { key, article, quote }: PassageRef,
  row: Row,
  ranges: readonly Range[],
  texts: Texts,
): void {
  const same = saysTheSame(quote, textAt(texts(article, row.current), ranges));
  writeEarlier(db, key, { revision: row.current, earlier: null });
  db.run(
    `UPDATE passage SET revision = ?, ranges = ?, first = ?, state = ?, review = ?, found = NULL
     WHERE key = ?`,
    row.current,
    packRanges(ranges),
    ranges[0]?.start ?? 0,
    same ? 'exact' : 'changed',
    same ? null : 'attached',
    key,
  );
}

function fitting(
  { article, quote }: PassageRef,
  row: Row,
  ranges: readonly Range[],
  texts: Texts,
): Range[] {
  const text = texts(article, row.current);
  const tidy = tidyRanges(text, ranges);
  if (!tidy || textAt(text, tidy).trim() === '') {
    return fail(
      'bad-params',
      `ranges: there are no words for “${shorten(quote, 40)}” there; they must lie within the ${text.length} characters of the text.`,
    );
  }
  return tidy;
}

/** Takes back how a doubt was settled; an attached passage goes back to where it stood. */
function askAgain(db: WriteDb, passage: PassageRef, row: Row, texts: Texts): boolean {
  if (row.review === null || row.review === 'open') return false;
  let stands = row;
  if (row.review === 'attached') {
    // Back to where its own words stood: attached, it may have gone through several texts.
    const earlier = db
      .all<{ revision: number; ranges: string }>(
        'SELECT revision, ranges FROM earlier_place WHERE passage = ? ORDER BY revision DESC',
        passage.key,
      )
      .find(({ revision, ranges }) =>
        saysTheSame(passage.quote, textAt(texts(passage.article, revision), unpackRanges(ranges))),
      );
    if (!earlier) return false;
    db.run(
      'DELETE FROM earlier_place WHERE passage = ? AND revision >= ?',
      passage.key,
      earlier.revision,
    );
    db.run(
      'UPDATE passage SET revision = ?, ranges = ? WHERE key = ?',
      earlier.revision,
      earlier.ranges,
      passage.key,
    );
    stands = { ...row, ...earlier };
  }
  writeUnattached(db, passage, answerOf(passage, stands, texts));
  return true;
}

/** The rule's answer, unsettled; one that would attach by itself was settled by hand and asks all the same. */
function answerOf(
  { quote, prefix, suffix, article }: PassageRef,
  row: Row,
  texts: Texts,
): Standing {
  const old = texts(article, row.revision);
  const next = texts(article, row.current);
  const ranges = unpackRanges(row.ranges);
  const place = placeInOld(old, ranges, { quote, prefix, suffix });
  const answer = anchorBetween(old, next).place(place);
  const standing = standingAfter({ quote, review: null }, answer, next);
  return standing.attached
    ? { ...standing, attached: false, state: 'changed', review: 'open', found: standing.ranges }
    : standing;
}

function writeUnattached(db: WriteDb, { key }: PassageRef, standing: Standing): void {
  db.run(
    'UPDATE passage SET state = ?, review = ?, found = ?, first = ? WHERE key = ?',
    standing.state,
    standing.review,
    standing.found && packRanges(standing.found),
    standing.position,
    key,
  );
}

type Texts = (article: number, revision: number) => string;

/** Each text is read once, however many passages stand in it. */
function readTexts(db: ReadDb): Texts {
  const known = new Map<string, string>();
  return (article, revision) => {
    const name = `${article} ${revision}`;
    const text = known.get(name) ?? needRevision(db, article, '', revision).text;
    known.set(name, text);
    return text;
  };
}

function labelOf(decision: Decision, settled: readonly PassageRef[]): string {
  const [first] = settled;
  const one = settled.length === 1 && first;
  const what = one ? `“${shorten(first.quote, 40)}”` : `${settled.length} passages`;
  switch (decision.kind) {
    case 'keep':
      return `Keep ${what} on the old text`;
    case 'accept':
      return `Attach ${what} where ${one ? 'its' : 'their'} words changed`;
    case 'attach':
      return `Attach ${what}`;
    case 'lost':
      return `Mark ${what} as lost`;
    case 'ask':
      return `Ask about ${what} again`;
    default:
      return assertNever(decision);
  }
}
