import type { Block } from '../contract/block.ts';
import { canonicalText } from './canonical-text.ts';

/** Where words stand besides in their text: what CSL calls the locator of a citation. */
export interface Locator {
  /** The printed page, as it is labelled there: `12`, `xiv`; null where the document does not tell. */
  readonly page: string | null;
  /** Where in a recording they are said: milliseconds from its start; and by whom, if that is known. */
  readonly recording: { readonly at: number; readonly speaker: string | null } | null;
}

export const NO_LOCATOR: Locator = { page: null, recording: null };

/** Reads the locators of a text. @param blocks those of the revision that the offsets count in */
export function locatorsOf(blocks: readonly Block[]): (offset: number) => Locator {
  const { units } = canonicalText(blocks);
  return (offset) => {
    const unit = units.findLast(({ start }) => start <= offset) ?? units[0];
    if (!unit) return NO_LOCATOR;
    const block = blocks[unit.block];
    return {
      page: pageOf(blocks, unit.block, Math.max(0, offset - unit.start)),
      recording: (block?.kind === 'paragraph' && block.locator) || null,
    };
  };
}

/**
 * The printed page a place in a block stands on: the label of the last page break before it. A note below a
 * paragraph that goes on over pages stands where it is referred to.
 * @param offset in the block's text, for pages that begin within it
 */
export function pageOf(blocks: readonly Block[], block: number, offset = 0): string | null {
  const reference = referenceTo(blocks, block);
  if (reference) return pageOf(blocks, reference.block, reference.offset);
  let within: string | null = null;
  for (let at = block + 1; at < blocks.length; at += 1) {
    const after = blocks[at];
    if (after?.kind !== 'break' || after.inside === undefined || after.inside > offset) break;
    within = after.label ?? within;
  }
  if (within !== null) return within;
  for (let at = Math.min(block, blocks.length - 1); at >= 0; at -= 1) {
    const before = blocks[at];
    if (before?.kind === 'break' && before.label !== null) return before.label;
  }
  return null;
}

/** Where the paragraph right above refers to a note; null for what is none, and for one that is far from its words. */
function referenceTo(
  blocks: readonly Block[],
  note: number,
): { readonly block: number; readonly offset: number } | null {
  const noted = blocks[note];
  if (noted?.kind !== 'footnote') return null;
  const block = blocks.findLastIndex(
    (above, at) =>
      at < note &&
      above.kind !== 'footnote' &&
      !(above.kind === 'break' && above.inside !== undefined),
  );
  const above = blocks[block];
  if (!above || !('marks' in above)) return null;
  const mark = above.marks.find((one) => one.kind === 'link' && one.href === `#${noted.label}`);
  return mark ? { block, offset: mark.start } : null;
}

/** A time in a recording as `hh:mm:ss`. @param at milliseconds from its start */
export function timeWords(at: number): string {
  const seconds = Math.floor(at / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** A locator for people: “p. 12”, “00:03:12, Marta”; null where there is none. */
export function locatorWords({ page, recording }: Locator): string | null {
  if (recording) {
    const time = timeWords(recording.at);
    return recording.speaker ? `${time}, ${recording.speaker}` : time;
  }
  return page === null ? null : `p. ${page}`;
}
