import type { Range } from '../../contract/passage.ts';
import type { TextDiff } from './diff-texts.ts';
import { type Altered, type AlteredPlace, findAltered } from './find-altered.ts';
import { MOST_PLACES } from './letter-index.ts';
import type { PreparedText } from './prepare-text.ts';
import { findSame, type SamePlace, type Wanted, wantedOf } from './same-words.ts';
import { type Slot, slotOf } from './slot.ts';
import { hasSupport, isDistinct, isInSlot } from './support.ts';
import { isClearlyLiker, isTie, type WeighedPlace, weighPlaces } from './weigh-places.ts';

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

/** What became of one range of words. Spaces and dashes alone have no letters to be found by: they are lost. */
export function anchorRange({ source, range, target, diff }: WantedRange): RangeOutcome {
  const wanted = wantedOf(source, range);
  if (wanted.letters === '')
    return { kind: 'lost', others: [], why: 'It has no words to be found by.' };
  const places = findSame(wanted, target);
  const slot = diff ? slotOf(diff, wanted.span) : null;
  const twins = diff ? twinsOf(wanted) : [];
  const own = { text: source, ...wanted.span };
  const weighed = weighPlaces(own, twins, target, places, diff === null);
  const open = weighed.filter(({ isTaken }) => !isTaken);
  const keepsTurn = slot !== null && hasSameTurn(wanted, twins, places, slot);
  const choice = choose(open, slot, keepsTurn);
  const isRepeated = places.length + twins.length > 1;
  const isSure = choice !== null && hasSupport(choice, wanted, slot, isRepeated);
  if (choice && isSure && (!slot || isInSlot(choice.place, slot, wanted))) {
    return { kind: 'exact', range: choice.place.range, why: exactWhy(slot, isRepeated) };
  }
  const isShort = range.end - range.start < SHORT_QUOTE;
  const altered = findAltered(wanted, target, slot);
  if (choice && isSure) return moved(choice, wanted, altered, isRepeated);
  if (open.length > 0) return ask(open, isShort ? null : altered.inPlace, places.length);
  const taken = weighed.map(({ place }) => place.range);
  return isShort ? lostShort(taken, altered) : withoutSame(taken, altered);
}

/** First letters of the other places in the old text with the same words. */
function twinsOf(wanted: Wanted): number[] {
  return findSame(wanted, wanted.source)
    .map(({ letter }) => letter)
    .filter((letter) => letter !== wanted.span.from);
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
  if (places.length !== twins.length + 1 || places.length >= MOST_PLACES) return false;
  const turn = twins.filter((letter) => letter < span.from).length;
  return places[turn]?.letter === slot.home;
}

/** The place that is clearly liker than every other, if there is one. */
function choose(
  open: readonly WeighedPlace[],
  slot: Slot | null,
  keepsTurn: boolean,
): WeighedPlace | null {
  for (const one of open) {
    const mayTie = keepsTurn && slot?.home === one.place.letter;
    const isBest = open.every(
      (other) =>
        other === one ||
        isClearlyLiker(one.surroundings, other.surroundings) ||
        (mayTie && isTie(one.surroundings, other.surroundings)),
    );
    if (isBest && (one.isOwn || mayTie)) return one;
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

/** The same words elsewhere, unless what stood for them in the old place is still there in part. */
function moved(
  { place }: WeighedPlace,
  wanted: Wanted,
  { inPlace, isReplaced }: Altered,
  isRepeated: boolean,
): RangeOutcome {
  const isStillThere =
    inPlace !== null &&
    (inPlace.share >= STILL_THERE || (isReplaced && !isDistinct(wanted, isRepeated)));
  if (isStillThere) {
    return {
      kind: 'ambiguous',
      others: [inPlace.range, place.range],
      why: 'The words were changed in their place, and the same words as before stand in another.',
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
  const changed = inPlace && inPlace.share >= CHANGED_IN_PLACE ? [inPlace.range] : [];
  return {
    kind: 'ambiguous',
    others: [...changed, ...others],
    why:
      count === 1
        ? 'The same words stand in one place, but what stood around them does not.'
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
