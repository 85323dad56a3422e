import type { PreparedText } from './prepare-text.ts';
import type { Wanted } from './same-words.ts';
import type { WeighedPlace } from './weigh-places.ts';

/** So many letters in a row stand in two places only where they were copied. */
const COPIED = 40;
/** Letters on each side that must be as they were beside words that stayed, where there is a copy of them. */
const AROUND = 100;
/** By how many letters more than beside the copy. */
const CLEARLY_MORE = 12;

/**
 * A copy that was made of the passage with what stands around it, while the words chosen may be the copy themselves:
 * they are not in the old place, or what stands around them there is no longer whole, or no more than what was copied.
 * @param places those of the new text that are not the places of other words
 */
export function findCopy(
  wanted: Wanted,
  target: PreparedText,
  chosen: WeighedPlace,
  places: readonly WeighedPlace[],
  isInPlace: boolean,
): WeighedPlace | null {
  const { source, span, letters } = wanted;
  const { before, after } = chosen.surroundings;
  const left = { before: span.from, after: source.letters.length - span.to };
  const isWhole =
    before.run >= Math.min(AROUND, left.before) && after.run >= Math.min(AROUND, left.after);
  const first = chosen.place.letter;
  const isAtStart = first === left.before && before.run === first;
  const isAtEnd =
    target.letters.length - first - letters.length === left.after && after.run === left.after;
  const tells = ({ surroundings: other }: WeighedPlace): boolean =>
    (isAtStart || before.run - other.before.run >= CLEARLY_MORE) &&
    (isAtEnd || after.run - other.after.run >= CLEARLY_MORE);
  const copy = places.find((other) => {
    const { before, after } = other.surroundings;
    if (other === chosen || before.run + letters.length + after.run < COPIED) return false;
    return !isInPlace || !isWhole || !tells(other);
  });
  return copy ?? null;
}
