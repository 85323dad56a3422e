import type { AnchorState } from '../../contract/passage.ts';
import { assertNever } from '../assert-never.ts';

/** What a reader must know of a passage's place; null when it stands where it was made. */
export function stateWords(state: AnchorState): string | null {
  switch (state) {
    case 'exact':
      return null;
    case 'moved':
      return 'Moved: the same words stand elsewhere in the text now.';
    case 'changed':
      return 'Changed: other words stand in this place now.';
    case 'ambiguous':
      return 'Ambiguous: several places in the text now fit.';
    case 'lost':
      return 'Lost: no place in the text fits any more.';
    default:
      return assertNever(state);
  }
}
