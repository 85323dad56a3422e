import { contextOf, findQuote, textAt } from '../quote.ts';
import type { AnchorCandidate, AnchoredPassage, Anchoring } from './anchoring.ts';
import type { TextDiff } from './diff-texts.ts';
import type { PreparedText } from './prepare-text.ts';

/**
 * What became of a passage in another text. Pure: the same arguments give the same answer.
 * @param old the text it stands in, or null where it comes from elsewhere with its quote only
 * @param carried the difference of the two texts, computed once for all passages; left out, it is computed
 */
export function anchorPassage(
  passage: AnchoredPassage,
  old: PreparedText | null,
  next: PreparedText,
  carried?: TextDiff | null,
): Anchoring {
  if (old && (carried?.old.text ?? old.text) === next.text && passage.ranges.length > 0) {
    return placed(passage, passage.ranges, next.text);
  }
  const places = findQuote(next.text, passage.quote);
  const [only] = places;
  if (!only)
    return { kind: 'lost', candidates: [], why: 'The words are not in the text any more.' };
  if (places.length === 1) return placed(passage, [only], next.text);
  return {
    kind: 'ambiguous',
    candidates: places.slice(0, 8).map((place): AnchorCandidate => {
      const ranges = [{ start: place.start, end: place.end }];
      const text = textAt(next.text, ranges);
      return {
        ranges,
        text,
        ...contextOf(next.text, ranges),
        same: true,
        differences: [{ kind: 'same', text }],
        why: 'The same words stand here.',
      };
    }),
    why: `The words stand in ${places.length} places.`,
  };
}

function placed(
  { quote }: AnchoredPassage,
  ranges: AnchoredPassage['ranges'],
  text: string,
): Anchoring {
  return {
    kind: 'exact',
    ranges: ranges.map(({ start, end }) => ({ start, end })),
    text: textAt(text, ranges),
    harmless: [],
    differences: [{ kind: 'same', text: quote }],
    candidates: [],
    why: 'The same words stand in this place.',
  };
}
