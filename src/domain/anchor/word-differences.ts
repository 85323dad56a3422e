import type { Difference } from './anchoring.ts';
import { diffTexts } from './diff-texts.ts';
import { prepareText } from './prepare-text.ts';

/** The difference of two wordings by words, for a reader: `same` runs are shown as they stand in the new one. */
export function wordDifferences(old: string, next: string): Difference[] {
  if (old === next) return old === '' ? [] : [{ kind: 'same', text: old }];
  const { parts } = diffTexts(prepareText(old), prepareText(next));
  return parts.map(({ kind, old: before, next: after }) => ({
    kind,
    text:
      kind === 'removed' ? old.slice(before.start, before.end) : next.slice(after.start, after.end),
  }));
}
