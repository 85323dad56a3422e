import type { CallInput } from '../../contract/calls.ts';
import type { Range } from '../../contract/passage.ts';
import type { CandidatePlace, ReviewItem } from '../../contract/revision.ts';
import { diffTexts } from '../../domain/anchor/diff-texts.ts';
import { prepareText } from '../../domain/anchor/prepare-text.ts';
import { BLOCK_SEPARATOR } from '../../domain/canonical-text.ts';
import { splitsPair, textAt } from '../../domain/quote.ts';
import { needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { needPassages, passagesByKey } from '../store/passage-store.ts';
import { type Anchored, anchorBetween } from './anchor-between.ts';
import { placeInOld } from './carry-passages.ts';

/** Characters of the surroundings on each side. */
const AROUND = 160;

/**
 * A passage with the evidence for its place. The evidence is not kept: it is the rule's answer to the text it stands
 * in and the current one, and so the same each time.
 */
export function reviewItem(db: ReadDb, { id }: CallInput<'review.item'>): ReviewItem {
  const [ref] = needPassages(db, [id]);
  const [passage] = ref ? passagesByKey(db, [ref.key]) : [];
  if (!ref || !passage) throw new Error(`the passage ${id} was there a moment ago`);
  const { ranges, revision, current } = passage;
  const old = needRevision(db, ref.article, passage.articleId, revision).text;
  const next = needRevision(db, ref.article, passage.articleId, current).text;
  const place = placeInOld(old, ranges, passage);
  const answer = anchorBetween(old, next).answer(place);
  const marked = place.quote;
  return {
    passage,
    old:
      ranges.length > 0
        ? placeIn(old, revision, ranges)
        : { revision, ranges: [], before: passage.prefix, words: marked, after: passage.suffix },
    candidates: placesOf(answer).map(
      (at): CandidatePlace => ({
        ...placeIn(next, current, at),
        differences: wordDifferences(marked, textAt(next, at)),
      }),
    ),
    why: answer.why,
  };
}

function placesOf(answer: Anchored): readonly (readonly Range[])[] {
  return 'ranges' in answer
    ? [answer.ranges]
    : answer.candidates.map((candidate) => candidate.ranges);
}

function placeIn(
  text: string,
  revision: number,
  ranges: readonly Range[],
): Omit<CandidatePlace, 'differences'> {
  const start = ranges[0]?.start ?? 0;
  const end = ranges.at(-1)?.end ?? start;
  let from = Math.max(0, start - AROUND);
  let to = Math.min(text.length, end + AROUND);
  // The paragraph is surroundings enough, and of what is longer whole words.
  const open = start === 0 ? -1 : text.lastIndexOf(BLOCK_SEPARATOR, start - 1);
  if (open !== -1) from = Math.max(from, Math.min(start, open + BLOCK_SEPARATOR.length));
  const close = text.indexOf(BLOCK_SEPARATOR, end);
  if (close !== -1) to = Math.min(to, close);
  if (from > 0 && !text.startsWith(BLOCK_SEPARATOR, from - 2))
    from += Math.max(0, text.slice(from, start).search(/\s/));
  if (to < text.length && to !== close) to = Math.max(end, text.lastIndexOf(' ', to));
  if (splitsPair(text, from)) from += 1;
  if (splitsPair(text, to)) to -= 1;
  return {
    revision,
    ranges: ranges.map((range) => ({ ...range })),
    before:
      (from > 0 && from !== open + BLOCK_SEPARATOR.length ? '… ' : '') +
      text.slice(from, start).replace(/^\s+/, ''),
    words: textAt(text, ranges),
    after: text.slice(end, to) + (to < text.length && to !== close ? ' …' : ''),
  };
}

/** From the old words to the new ones. */
export function wordDifferences(from: string, to: string): CandidatePlace['differences'] {
  return diffTexts(prepareText(from), prepareText(to)).parts.map(({ kind, old, next }) => ({
    kind,
    text: kind === 'removed' ? from.slice(old.start, old.end) : to.slice(next.start, next.end),
  }));
}
