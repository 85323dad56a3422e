import type { Range } from '../../contract/passage.ts';
import { contextOf, findQuote } from '../quote.ts';
import type { TextDiff } from './diff-texts.ts';
import {
  type Altered,
  type AlteredPlace,
  areOthers,
  findAltered,
  overlaps,
} from './find-altered.ts';
import { findAlteredCopy } from './find-altered-copy.ts';
import { findCopy } from './find-copy.ts';
import { findInOtherCapitals, findRival, isAsLikely } from './find-rival.ts';
import { MOST_PLACES, placesOf } from './letter-index.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';
import { findSame, type SamePlace, sameAt, type Wanted, wantedOf } from './same-words.ts';
import { type Slot, slotOf } from './slot.ts';
import { hasSupport, isInSlot } from './support.ts';
import { isClearlyLiker, isNearer, isTie, type WeighedPlace, weighPlaces } from './weigh-places.ts';

/** Quotes shorter than this, in UTF-16 code units, are found to the letter or not at all. */
export const SHORT_QUOTE = 12;
/** How much of a passage is still in its own place where a copy elsewhere does not stand for it. */
const STILL_THERE = 0.5;
/** How much must be left of a passage in its own place, and elsewhere, for its words to be held changed. */
const CHANGED_IN_PLACE = 0.4;
const CHANGED_ELSEWHERE = 0.7;
/** By how much one of several like places must be the likest. */
const CLEARLY_LIKEST = 0.15;

/** A range that looks for its place. */
export interface WantedRange {
  /** The text the range is in: the old one, or what is known of it (the quote and what stood around it). */
  readonly source: PreparedText;
  readonly range: Range;
  readonly target: PreparedText;
  /** The difference of source and target; null where the source is only a part of a text. */
  readonly diff: TextDiff | null;
}

/** What became of one range of a passage. */
export type RangeOutcome =
  | { readonly kind: 'exact' | 'moved'; readonly range: Range; readonly why: string }
  | {
      readonly kind: 'changed';
      readonly range: Range;
      readonly others: readonly Range[];
      readonly why: string;
    }
  | {
      readonly kind: 'ambiguous' | 'lost';
      readonly others: readonly Range[];
      readonly why: string;
    };

/** What became of one range. */
export function anchorRange({ source, range, target, diff }: WantedRange): RangeOutcome {
  const wanted = wantedOf(source, range);
  if (wanted.letters === '') return anchorBlank(source.text, range, target.text);
  if (isBeyondCount(wanted, target)) return anchorEverywhere(wanted, target);
  const places = findSame(wanted, target);
  const slot = diff ? slotOf(diff, wanted.span) : null;
  const twins = diff ? twinsOf(wanted) : [];
  const own = { text: source, ...wanted.span };
  const weighed = weighPlaces(own, twins, target, places, slot?.home ?? null);
  const open = weighed.filter(({ isTaken }) => !isTaken);

  const stay = slot === null || areAtHome(wanted, twins, slot);
  const keepsTurn = slot !== null && stay && hasSameTurn(wanted, twins, places, slot);
  const choice = choose(weighed, slot, keepsTurn, stay);
  const isRepeated = places.length + twins.length > 1;
  const isSure = choice !== null && hasSupport(choice, wanted, slot, isRepeated);
  const isInPlace = choice !== null && (!slot || isInSlot(choice.place, slot, wanted));
  if (choice && isSure && slot && places.length > twins.length + 1) {
    const copy = findCopy(wanted, target, choice, open, isInPlace);
    if (copy) return ask([choice, copy], null, places.length);
  }
  if (choice && isSure && isInPlace) {
    const rival = slot && findRival(wanted, target, choice, places, slot);
    if (rival && rival.share >= STILL_THERE) return ask([choice], rival, places.length);
    const altered = slot && findAlteredCopy(wanted, target, places, slot);
    if (altered) {
      return {
        kind: 'ambiguous',
        others: [altered.range, choice.place.range],
        why: 'What stands around these words stands in a second place now, with other words in it; nothing tells which is the copy.',
      };
    }
    return { kind: 'exact', range: choice.place.range, why: exactWhy(slot, isRepeated) };
  }
  const isShort = range.end - range.start < SHORT_QUOTE;
  const altered = findAltered(wanted, target, slot);
  if (choice && isSure && slot) {
    return isMadeOfOthers(choice.place, wanted, target, slot)
      ? ask([choice], altered.inPlace, places.length)
      : moved(choice, wanted, target, altered, slot);
  }
  if (open.length > 0) return ask(open, isShort ? null : altered.inPlace, places.length);
  const taken = weighed.map(({ place }) => place.range);
  return isShort ? lostShort(taken, altered) : withoutSame(taken, altered);
}

/** Spaces and dashes alone have no words to be found by: only what stands around them to the letter. */
function anchorBlank(old: string, range: Range, next: string): RangeOutcome {
  const places = findQuote(next, old.slice(range.start, range.end), contextOf(old, [range]));
  const [place] = places;
  return place && places.length === 1
    ? {
        kind: 'exact',
        range: { start: place.start, end: place.end },
        why: 'The same stands around it.',
      }
    : { kind: 'lost', others: [], why: 'It has no words to be found by.' };
}

/** Whether the letters stand so often that not all places are gone through. */
function isBeyondCount({ source, letters }: Wanted, target: PreparedText): boolean {
  return [source, target].some((text) => placesOf(text, letters).length >= MOST_PLACES);
}

/** Letters on each side that make words known which stand everywhere. */
const AROUND = 40;

/** Words that stand in thousands of places are found with what stands around them, where that is in one only. */
function anchorEverywhere(wanted: Wanted, target: PreparedText): RangeOutcome {
  const { source, span } = wanted;
  const from = Math.max(0, span.from - AROUND);
  const letters = source.letters.slice(from, span.to + AROUND);
  const [place, ...more] = placesOf(target, letters, 2);
  const isAlone = more.length === 0 && placesOf(source, letters, 2).length === 1;
  const range = place === undefined ? null : sameAt(wanted, target, place + span.from - from);
  return range && isAlone
    ? { kind: 'exact', range, why: 'The same words stand here, and the same around them.' }
    : {
        kind: 'ambiguous',
        others: range ? [range] : [],
        why: 'The same words stand in thousands of places, and nothing tells which is meant.',
      };
}

/** First letters of the other places in the old text with the same words. */
function twinsOf(wanted: Wanted): number[] {
  return findSame(wanted, wanted.source)
    .map(({ letter }) => letter)
    .filter((letter) => letter !== wanted.span.from);
}

/** Whether the same words elsewhere in the old text all went over whole, by the difference of the texts. */
function areAtHome({ source, letters }: Wanted, twins: readonly number[], slot: Slot): boolean {
  const { matches } = slot.diff;
  return twins.every((letter) => {
    const first = wordOf(source, letter);
    const last = wordOf(source, letter + letters.length - 1);
    const home = matches[first] ?? -1;
    for (let word = first; word <= last; word += 1) {
      if (home === -1 || matches[word] !== home + word - first) return false;
    }
    return true;
  });
}

/**
 * Whether the words stand as often in both texts, and the place they went to by the difference is as many
 * places from the start as theirs was: nothing was put in or taken out that could be mistaken for them.
 */
function hasSameTurn(
  { span }: Wanted,
  twins: readonly number[],
  places: readonly SamePlace[],
  slot: Slot,
): boolean {
  if (places.length !== twins.length + 1) return false;
  const turn = twins.filter((letter) => letter < span.from).length;
  return places[turn]?.letter === slot.home;
}

/**
 * The open place that is clearly liker than every other, if there is one. Where a copy did not stay where it was, both
 * sides must say so: what stood beside a copy that is gone stands beside the next one now. And none where another
 * place has the very neighbour that this one lacks.
 * @param stay whether all copies in the old text stayed where they were
 */
function choose(
  all: readonly WeighedPlace[],
  slot: Slot | null,
  keepsTurn: boolean,
  stay: boolean,
): WeighedPlace | null {
  const open = all.filter(({ isTaken }) => !isTaken);
  for (const one of open) {
    const mayTie = keepsTurn && slot?.home === one.place.letter;
    const isBest = open.every(
      (other) =>
        other === one ||
        isClearlyLiker(one.surroundings, other.surroundings, stay) ||
        (mayTie && isTie(one.surroundings, other.surroundings)),
    );
    if (!isBest || !((stay ? one.isOwn : one.isSurelyOwn) || mayTie)) continue;
    return all.some((other) => isNearer(other, one)) ? null : one;
  }
  return null;
}

function exactWhy(slot: Slot | null, isRepeated: boolean): string {
  if (!slot) {
    return isRepeated
      ? 'The same words stand in several places; what stands around them fits this one only.'
      : 'The same words stand here, and nowhere else.';
  }
  return isRepeated
    ? 'The same words stand in the same place. They stand elsewhere too, in other surroundings.'
    : 'The same words stand in the same place.';
}

/** Whether words elsewhere only came to stand side by side, where what had been between them was taken out. */
function isMadeOfOthers(
  { letter }: SamePlace,
  { letters }: Wanted,
  target: PreparedText,
  slot: Slot,
): boolean {
  const words = {
    first: wordOf(target, letter),
    end: wordOf(target, letter + letters.length - 1) + 1,
  };
  return areOthers(words, target, slot);
}

/** The same words elsewhere, unless what stood for them in the old place, or went with it, is there in part. */
function moved(
  chosen: WeighedPlace,
  wanted: Wanted,
  target: PreparedText,
  { inPlace, isReplaced, elsewhere }: Altered,
  slot: Slot,
): RangeOutcome {
  const { place } = chosen;
  const isStillThere = inPlace !== null && (inPlace.share >= STILL_THERE || isReplaced);
  if (isStillThere) {
    return {
      kind: 'ambiguous',
      others: [inPlace.range, place.range],
      why: 'The words were changed in their place, and the same words as before stand in another.',
    };
  }
  const other =
    elsewhere.find(
      ({ range, words, share }) =>
        share >= STILL_THERE &&
        !overlaps(range, place.range) &&
        isAsLikely(wanted, target, words, chosen),
    ) ?? findInOtherCapitals(wanted, target, slot);
  if (other) {
    return {
      kind: 'ambiguous',
      others: [place.range, other.range],
      why: 'The same words stand in another place now, and words like them, which are new, in a third.',
    };
  }
  return {
    kind: 'moved',
    range: place.range,
    why: 'The same words stand in another place now.',
  };
}

function ask(
  open: readonly WeighedPlace[],
  inPlace: AlteredPlace | null,
  count: number,
): RangeOutcome {
  const others = open.map(({ place }) => place.range);
  const isOther = inPlace && !others.some((range) => overlaps(range, inPlace.range));
  const changed = isOther && inPlace.share >= CHANGED_IN_PLACE ? [inPlace.range] : [];
  return {
    kind: 'ambiguous',
    others: [...changed, ...others],
    why:
      count === 1
        ? 'The same words stand in one place, and it is not certain that it is theirs.'
        : `The same words stand in ${count} places, and nothing tells for certain which is meant.`,
  };
}

function lostShort(taken: readonly Range[], { inPlace }: Altered): RangeOutcome {
  return {
    kind: 'lost',
    others: [...(inPlace ? [inPlace.range] : []), ...taken],
    why:
      taken.length > 0
        ? 'The words are gone from their place; those that stand elsewhere are others.'
        : 'The words are gone, and so few are not looked for in other wordings.',
  };
}

function withoutSame(
  taken: readonly Range[],
  { inPlace, isReplaced, elsewhere, twins }: Altered,
): RangeOutcome {
  const [best, second] = elsewhere;
  const here = inPlace && (inPlace.share >= CHANGED_IN_PLACE || isReplaced) ? inPlace : null;
  const there = best && best.share >= CHANGED_ELSEWHERE ? best : null;
  const rest = [
    ...taken,
    ...elsewhere.map(({ range }) => range),
    ...twins.map(({ range }) => range),
  ];
  if (here && there && there.share > here.share + CLEARLY_LIKEST) {
    return {
      kind: 'ambiguous',
      others: [there.range, here.range, ...rest.filter((range) => range !== there.range)],
      why: 'Other words stand in this place; words that are more like the old ones stand elsewhere.',
    };
  }
  if (here) {
    return {
      kind: 'changed',
      range: here.range,
      others: rest,
      why: 'Other words stand in this place now.',
    };
  }
  if (there && second && second.share > there.share - CLEARLY_LIKEST) {
    return {
      kind: 'ambiguous',
      others: rest,
      why: 'The words are gone, and several places have words like them.',
    };
  }
  if (there) {
    return {
      kind: 'changed',
      range: there.range,
      others: rest.filter((range) => range !== there.range),
      why: 'The words are gone from their place; like words that were not in the text before stand here.',
    };
  }
  const others = [...(inPlace ? [inPlace.range] : []), ...rest];
  return {
    kind: 'lost',
    others,
    why:
      taken.length + twins.length > 0
        ? 'The words are gone. What is like them elsewhere stood in the text before, beside them.'
        : 'The words are gone, and nothing in the text is like them.',
  };
}
