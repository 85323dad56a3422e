import type { WordSpan } from './align-words.ts';
import type { TextDiff } from './diff-texts.ts';
import { type Span, wordOf } from './letters-of.ts';

/** Where in the new text a passage would have to be if nothing was moved. */
export interface Slot {
  /** The passage's own words in the old text. */
  readonly own: WordSpan;
  /** The words of the new text between the nearest ones before and after that are still there. */
  readonly words: WordSpan;
  /** The letters of those words, half-open. */
  readonly from: number;
  readonly to: number;
  /** Whether those are the very neighbours of the passage. */
  readonly tight: boolean;
  /** The letter its first word went to, where all of it went there whole; -1 otherwise. */
  readonly home: number;
  /** The difference it was read from. */
  readonly diff: TextDiff;
}

/** Where the words of a span went by the difference of the texts. */
export function slotOf(diff: TextDiff, span: Span): Slot {
  const { old, next, matches } = diff;
  const own = { first: wordOf(old, span.from), end: wordOf(old, span.to - 1) + 1 };
  let before = own.first - 1;
  while (before >= 0 && matches[before] === -1) before -= 1;
  let after = own.end;
  while (after < matches.length && matches[after] === -1) after += 1;
  const words = {
    first: before >= 0 ? (matches[before] ?? 0) + 1 : 0,
    end: after < matches.length ? (matches[after] ?? 0) : next.words.length - 1,
  };
  const first = matches[own.first] ?? -1;
  let whole = first !== -1;
  for (let word = own.first + 1; whole && word < own.end; word += 1) {
    whole = matches[word] === first + word - own.first;
  }
  return {
    own,
    words,
    from: next.words[words.first] ?? 0,
    to: next.words[words.end] ?? 0,
    tight: before === own.first - 1 && after === own.end,
    home: whole ? (next.words[first] ?? 0) + span.from - (old.words[own.first] ?? 0) : -1,
    diff,
  };
}
