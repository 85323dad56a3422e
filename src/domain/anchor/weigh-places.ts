import type { SamePlace } from './same-words.ts';
import {
  compareSurroundings,
  type Likeness,
  type Place,
  type Surroundings,
} from './surroundings.ts';

/** Places that are compared closely; the others have less in common with the passage's surroundings. */
const MOST_WEIGHED = 24;
/** A difference of shares that decides; below it the letters directly beside the place are counted. */
const CLEAR_SHARE = 0.25;
const CLEAR_RUN = 12;
/** So much of a side is there where it is the same but for small edits. */
const AGREES = 0.6;
/** Below this, what two sides have in common is chance. */
const LEAST_SHARE = 0.3;

/** A place of the new text with the same words, and how its surroundings compare. */
export interface WeighedPlace {
  readonly place: SamePlace;
  readonly surroundings: Surroundings;
  /** Whether it clearly is the place of the same words elsewhere in the old text. */
  readonly isTaken: boolean;
  /** Whether nothing else in the old text could be meant by it as well. */
  readonly isOwn: boolean;
  /** Whether both sides say so. */
  readonly isSurelyOwn: boolean;
  /** Whether it has the neighbour on each side by which ours was told from its copies: the year before the figures. */
  readonly neighbours: Neighbours;
}

interface Neighbours {
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * Compares the surroundings of each place with those of the passage, and with those of its twins: the other
 * places of the old text that have the same words. A place belongs to the one whose surroundings it has.
 */
export function weighPlaces(
  own: Place,
  twins: readonly number[],
  target: Place['text'],
  places: readonly SamePlace[],
  home: number | null,
): WeighedPlace[] {
  const isPart = home === null;
  const length = own.to - own.from;
  const at = (text: Place['text'], letter: number): Place => ({
    text,
    from: letter,
    to: letter + length,
  });
  const worth = (place: SamePlace): number =>
    place.letter === home ? Number.POSITIVE_INFINITY : quickRun(own, at(target, place.letter));
  const copies = likeliest(twins, (twin) => quickRun(own, at(own.text, twin))).map((twin) =>
    compareSurroundings(own, at(own.text, twin), isPart),
  );
  const onlyOurs = {
    before: copies.every(({ before }) => !before.touches),
    after: copies.every(({ after }) => !after.touches),
  };
  return likeliest(places, worth).map((place) => {
    const there = at(target, place.letter);
    const surroundings = compareSurroundings(own, there, isPart);
    const rivals = likeliest(twins, (twin) => quickRun(at(own.text, twin), there)).map((twin) =>
      compareSurroundings(at(own.text, twin), there, isPart),
    );
    return {
      place,
      surroundings,
      isTaken: rivals.some((rival) => isClearlyLiker(rival, surroundings, true)),
      isOwn: rivals.every((rival) => isClearlyLiker(surroundings, rival, true)),
      isSurelyOwn: rivals.every((rival) => isClearlyLiker(surroundings, rival, false)),
      neighbours: {
        before: onlyOurs.before && surroundings.before.touches,
        after: onlyOurs.after && surroundings.after.touches,
      },
    };
  });
}

/**
 * Whether one pair of surroundings is liker than another: on both sides, or, where one side is enough, on one and
 * not less like on the other. A side of which nothing is known does not count.
 */
export function isClearlyLiker(
  one: Surroundings,
  rival: Surroundings,
  oneIsEnough: boolean,
): boolean {
  const before = vote(one.before, rival.before);
  const after = vote(one.after, rival.after);
  if (before < 0 || after < 0) return false;
  if (before + after === 2) return true;
  if (!oneIsEnough || before + after === 0) return false;
  // The other side must agree, not only fail to tell them apart.
  const other = before === 0 ? one.before.share : one.after.share;
  return other === null || other >= AGREES;
}

/** Whether neither side tells two pairs of surroundings apart. */
export function isTie(one: Surroundings, other: Surroundings): boolean {
  return vote(one.before, other.before) === 0 && vote(one.after, other.after) === 0;
}

/** Whether a place has a neighbour that was ours alone and that another lacks: rows of a table have changed places. */
export function isNearer({ neighbours: one }: WeighedPlace, { neighbours: other }: WeighedPlace) {
  return (one.before && !other.before) || (one.after && !other.after);
}

function vote(one: Likeness, other: Likeness): -1 | 0 | 1 {
  if (one.share === null || other.share === null) return 0;
  const by = one.share - other.share;
  if (Math.abs(by) >= CLEAR_SHARE) {
    if (Math.max(one.share, other.share) < LEAST_SHARE) return 0;
    return by > 0 ? 1 : -1;
  }
  const run = one.run - other.run;
  if (Math.abs(run) < CLEAR_RUN || run * by < -0.05 * Math.abs(run)) return 0;
  return run > 0 ? 1 : -1;
}

function quickRun(a: Place, b: Place): number {
  let run = 0;
  const most = 64;
  for (let at = 1; at <= most; at += 1) {
    if (a.text.letters.charCodeAt(a.from - at) !== b.text.letters.charCodeAt(b.from - at)) break;
    run += 1;
  }
  for (let at = 0; at < most; at += 1) {
    if (a.text.letters.charCodeAt(a.to + at) !== b.text.letters.charCodeAt(b.to + at)) break;
    run += 1;
  }
  return run;
}

function likeliest<T>(list: readonly T[], worth: (each: T) => number): readonly T[] {
  if (list.length <= MOST_WEIGHED) return list;
  return list
    .map((each, at) => ({ each, at, worth: worth(each) }))
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, MOST_WEIGHED)
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
