import type { Range } from '../../../contract/passage.ts';
import { type FoundPassage, plainNote, timeOf } from '../found-passages.ts';
import type { XmlElement } from '../xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from '../xml-tree.ts';
import { attributeOf } from './word-xml.ts';

/**
 * The comments of a document as passages. Word gives times in the writer's own zone and says so of none:
 * they are taken as they stand.
 * @param root the comments part
 * @param ranges where each comment stands, by its id
 */
export function wordComments(
  root: XmlElement | null,
  ranges: ReadonlyMap<string, Range[]>,
): { passages: FoundPassage[]; loose: number } {
  const comments = root ? childrenOf(root, 'comment') : [];
  const passages: FoundPassage[] = [];
  let loose = 0;
  for (const comment of comments) {
    const place = ranges.get(attributeOf(comment, 'id') ?? '') ?? [];
    if (place.length === 0) {
      loose += 1;
      continue;
    }
    const words = elementsOf(comment, 'p').map((paragraph) =>
      elementsOf(paragraph, 't').map(xmlText).join(''),
    );
    const date = attributeOf(comment, 'date');
    const created = timeOf(date && /[zZ]|[+-]\d\d:\d\d$/.test(date) ? date : date && `${date}Z`);
    passages.push({
      ranges: place,
      color: 'yellow',
      note: plainNote(words.join('\n\n')),
      creator: attributeOf(comment, 'author') ?? '',
      created,
      modified: created,
    });
  }
  return { passages, loose };
}
