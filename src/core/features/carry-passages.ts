import type { AnchorState, Range, Review } from '../../contract/passage.ts';
import type { Outcome } from '../../contract/revision.ts';
import { contextOf, textAt } from '../../domain/quote.ts';
import type { Action } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';
import { packRanges, unpackRanges } from '../store/passage-store.ts';
import { type Anchored, anchorBetween, saysTheSame } from './anchor-between.ts';

/** Where a passage comes to stand. */
export interface Standing {
  /** True where it stands in the new text, at `ranges`; else it stays where it stood. */
  readonly attached: boolean;
  readonly ranges: readonly Range[];
  readonly state: AnchorState;
  readonly review: Review | null;
  /** Of one that is not attached: where the new text may have it. */
  readonly found: readonly Range[] | null;
  /** Where it comes in reading order in the new text. */
  readonly position: number;
}

/** A passage that is carried into a new text. */
export interface Carried {
  readonly key: number;
  readonly id: string;
  /** The number of the revision it stood in. */
  readonly revision: number;
  /** Its ranges there. */
  readonly ranges: readonly Range[];
  readonly before: string;
  readonly after: string;
  /** Whether it asked before already. */
  readonly asked: boolean;
  readonly standing: Standing;
}

interface Row {
  readonly key: number;
  readonly id: string;
  readonly revision: number;
  readonly ranges: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly state: AnchorState;
  readonly review: Review | null;
}

/**
 * What becomes of every passage of an article in a new text: each is carried over by the difference of the two texts
 * and checked by the rule. Nothing is written.
 * @param article its key
 */
export function carryPassages(db: ReadDb, article: number, next: string): Carried[] {
  const rows = db.all<Row>(
    `SELECT key, id, revision, ranges, quote, prefix, suffix, state, review FROM passage
     WHERE article = ? ORDER BY first, key`,
    article,
  );
  const carried: Carried[] = [];
  for (const [revision, theirs] of Map.groupBy(rows, (row) => row.revision)) {
    const text =
      db.value<string>(
        'SELECT text FROM revision WHERE article = ? AND number = ?',
        article,
        revision,
      ) ?? '';
    const anchor = anchorBetween(text, next);
    for (const row of theirs) {
      const ranges = unpackRanges(row.ranges);
      // The words it stands on, not those first marked: one that was attached to other words goes with these.
      const place = placeInOld(text, ranges, row);
      const before = place.quote;
      const found = anchor(place);
      const standing = standingAfter(row, found, next);
      carried.push({
        key: row.key,
        id: row.id,
        revision,
        ranges,
        before,
        asked: row.review === 'open',
        after: wordsAt(next, standing),
        standing,
      });
    }
  }
  return carried.sort((a, b) => a.standing.position - b.standing.position || a.key - b.key);
}

/**
 * A passage as the rule is asked about it: by the words it stands on and what is around them; one that came without
 * a place by its quote and what is known of its surroundings.
 */
export function placeInOld(
  text: string,
  ranges: readonly Range[],
  {
    quote,
    prefix,
    suffix,
  }: { readonly quote: string; readonly prefix: string; readonly suffix: string },
): Parameters<ReturnType<typeof anchorBetween>>[0] {
  return ranges.length > 0
    ? { quote: textAt(text, ranges), ...contextOf(text, ranges), ranges }
    : { quote, prefix, suffix, ranges };
}

/**
 * What the rule's answer means for a passage.
 * @param passage as it was, with how doubts about it were settled before
 */
export function standingAfter(
  passage: { readonly quote: string; readonly review: Review | null },
  answer: Anchored,
  next: string,
): Standing {
  const settled = passage.review === 'kept' || passage.review === 'lost';
  switch (answer.state) {
    case 'exact':
    case 'moved': {
      // What was settled by hand is not unsettled by a place that only context speaks for.
      if (settled && answer.state === 'moved') return settledStanding(passage.review, answer);
      const { ranges, position } = answer;
      const same = saysTheSame(passage.quote, textAt(next, ranges));
      return {
        attached: true,
        ranges,
        position,
        found: null,
        state: same ? answer.state : 'changed',
        review: same ? null : 'attached',
      };
    }
    case 'changed':
    case 'ambiguous':
    case 'lost':
      if (settled) return settledStanding(passage.review, answer);
      return {
        attached: false,
        ranges: [],
        state: answer.state,
        review: 'open',
        found: answer.state === 'changed' ? answer.ranges : null,
        position: answer.position,
      };
  }
}

function settledStanding(review: Review | null, answer: Anchored): Standing {
  const lost = review === 'lost';
  return {
    attached: false,
    ranges: [],
    // One that may have moved to a place nobody confirmed fits there, and where it was kept.
    state: lost ? 'lost' : answer.state === 'moved' ? 'ambiguous' : answer.state,
    review,
    found: !lost && answer.state === 'changed' ? answer.ranges : null,
    position: answer.position,
  };
}

/** Writes where passages now stand; the places that are left are kept. Untouched rows cost nothing. */
export function writeStandings(
  { db }: Pick<Action, 'db'>,
  carried: readonly Carried[],
  number: number,
): void {
  for (const { key, revision, ranges, standing } of carried) {
    if (standing.attached) {
      if (ranges.length > 0) {
        db.run(
          'INSERT INTO earlier_place (passage, revision, ranges) VALUES (?, ?, ?)',
          key,
          revision,
          packRanges(ranges),
        );
      }
      db.run(
        `UPDATE passage SET revision = ?, ranges = ?, first = ?, state = ?, review = ?, found = NULL
         WHERE key = ?`,
        number,
        packRanges(standing.ranges),
        standing.position,
        standing.state,
        standing.review,
        key,
      );
    } else {
      db.run(
        'UPDATE passage SET first = ?, state = ?, review = ?, found = ? WHERE key = ?',
        standing.position,
        standing.state,
        standing.review,
        standing.found && packRanges(standing.found),
        key,
      );
    }
  }
}

/** What is told of a passage that was carried over. */
export function outcomeOf({ id, before, after, standing }: Carried): Outcome {
  return {
    passageId: id,
    state: standing.state,
    before,
    after,
    asks: standing.review === 'open',
  };
}

function wordsAt(text: string, { attached, ranges, found }: Standing): string {
  const at = attached ? ranges : found;
  return at === null ? '' : textAt(text, at);
}
