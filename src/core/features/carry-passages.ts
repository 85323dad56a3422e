import type { AnchorState, Range, Review } from '../../contract/passage.ts';
import type { Outcome } from '../../contract/revision.ts';
import type { AnchoredPassage } from '../../domain/anchor/anchoring.ts';
import { contextOf, textAt } from '../../domain/quote.ts';
import type { Action } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';
import { packRanges, unpackRanges } from '../store/passage-store.ts';
import { type Anchors, anchorBetween, type Placed, saysTheSame } from './anchor-between.ts';

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

/** A passage as the notebook has it, before it is carried over. */
export interface MovingPassage {
  readonly key: number;
  readonly id: string;
  /** As the store keeps them, and unpacked. */
  readonly ranges: string;
  readonly at: readonly Range[];
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly state: AnchorState;
  readonly review: Review | null;
}

/** What the rule said of passages before they are carried over; undefined of one it was not asked about. */
export type Foreseen = (passage: MovingPassage, from: string, to: string) => Placed | undefined;

/** Nothing was asked before. */
export const unforeseen: Foreseen = () => undefined;

/** The passages of an article by the text they stand in. */
export interface MovingGroup {
  readonly revision: number;
  readonly text: string;
  readonly passages: readonly MovingPassage[];
}

/** All passages of an article, as they are to be carried into another text. @param article its key */
export function movingPassages(db: ReadDb, article: number): MovingGroup[] {
  const rows = db.all<Omit<MovingPassage, 'at'> & { readonly revision: number }>(
    `SELECT key, id, revision, ranges, quote, prefix, suffix, state, review FROM passage
     WHERE article = ? ORDER BY first, key`,
    article,
  );
  return [...Map.groupBy(rows, (row) => row.revision)].map(([revision, theirs]) => ({
    revision,
    text:
      db.value<string>(
        'SELECT text FROM revision WHERE article = ? AND number = ?',
        article,
        revision,
      ) ?? '',
    passages: theirs.map((row) => ({ ...row, at: unpackRanges(row.ranges) })),
  }));
}

/**
 * What becomes of every passage of an article in a new text: each is carried over by the difference of the two texts
 * and checked by the rule. Nothing is written.
 * @param article its key
 * @param foreseen what the rule said of them before
 */
export function carryPassages(
  db: ReadDb,
  article: number,
  next: string,
  foreseen: Foreseen = unforeseen,
): Carried[] {
  const carried: Carried[] = [];
  for (const { revision, text, passages } of movingPassages(db, article)) {
    let anchors: Anchors | null = null;
    for (const passage of passages) {
      const { at: ranges } = passage;
      // The words it stands on, not those first marked: one that was attached to other words goes with these.
      const place = placeInOld(text, ranges, passage);
      let placed = foreseen(passage, text, next);
      if (!placed) {
        anchors ??= anchorBetween(text, next);
        placed = anchors.place(place);
      }
      const standing = standingAfter(passage, placed, next);
      carried.push({
        key: passage.key,
        id: passage.id,
        revision,
        ranges,
        before: place.quote,
        asked: passage.review === 'open',
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
): AnchoredPassage {
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
  answer: Placed,
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

function settledStanding(review: Review | null, answer: Placed): Standing {
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
