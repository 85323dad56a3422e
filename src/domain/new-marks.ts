import type { Range } from '../contract/passage.ts';

/** What tells one mark of a document from another. */
export interface Mark {
  /** Where it stands in the text, or may stand; null where that is not known. */
  readonly ranges: readonly Range[] | null;
  readonly note: string;
  readonly creator: string;
  /** ISO 8601 UTC; null where the document does not say. */
  readonly created: string | null;
}

/** A passage that is there already. */
export interface KnownMark extends Mark {
  /** Whether it stands at its ranges for certain. */
  readonly stands: boolean;
}

/**
 * Those of a document's marks that no passage says already: a file that comes again brings its comments along once
 * more. The same is one in the same place, or one by the same hand of the same moment that has lost its place; and
 * what the document says must be in the passage's note, whatever the researcher added to that. Each passage stands
 * for one mark only.
 */
export function newMarks<T extends Mark>(
  text: string,
  marks: readonly T[],
  known: readonly KnownMark[],
): T[] {
  const byPlace = Map.groupBy(known, ({ ranges }) => placeOf(text, ranges));
  const byOrigin = Map.groupBy(
    known.filter(({ stands }) => !stands),
    originOf,
  );
  const taken = new Set<KnownMark>();
  const isKnown = (mark: Mark, alike: readonly KnownMark[] | undefined): boolean => {
    const same = alike?.find((one) => !taken.has(one) && one.note.includes(mark.note.trim()));
    if (same) taken.add(same);
    return same !== undefined;
  };
  return marks
    .filter(
      (mark) => mark.ranges === null || !isKnown(mark, byPlace.get(placeOf(text, mark.ranges))),
    )
    .filter((mark) => mark.created === null || !isKnown(mark, byOrigin.get(originOf(mark))));
}

function originOf({ creator, created }: Mark): string {
  return JSON.stringify([creator, created]);
}

/** Spaces at the edges make no other place. */
function placeOf(text: string, ranges: readonly Range[] | null): string {
  if (ranges === null) return '';
  return JSON.stringify(
    ranges.map(({ start, end }) => {
      const words = text.slice(start, end);
      return [
        start + words.length - words.trimStart().length,
        end - words.length + words.trimEnd().length,
      ];
    }),
  );
}
