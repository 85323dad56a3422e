import type { Range } from '../../../contract/passage.ts';
import { contextOf, textAt } from '../../quote.ts';
import type { AnchoredPassage } from '../anchoring.ts';
import { type Chance, chanceOf } from './chance.ts';
import { documentOf } from './documents.ts';
import type { Edit, Truth } from './edit.ts';
import { EDITS } from './edits.ts';
import { unmark } from './marked-text.ts';

/** One passage with what is known of it. */
export interface BedCase {
  readonly edit: string;
  readonly truth: Truth;
  readonly passage: AnchoredPassage;
  readonly old: string;
  readonly next: string;
  /** Where its words are in the new text, where they are. */
  readonly ranges: readonly Range[];
}

/** A way to anchor: where it attaches by itself, or null where it asks or finds nothing. */
export type Way = (passage: AnchoredPassage, old: string, next: string) => readonly Range[] | null;

/** How a way did. */
export interface Tally {
  /** Attached to other words, or to the same words in another place than theirs. */
  wrong: number;
  /** Passages whose words are as they were, and how many of them were attached to them. */
  harmless: number;
  attached: number;
  /** Passages whose words are others or gone. */
  asking: number;
}

/** Generates passages, each kind of edit as often as the others. @param texts the prose the documents are made of */
export function generateCases(texts: readonly string[], seed: number, count: number): BedCase[] {
  const chance = chanceOf(seed);
  const cases: BedCase[] = [];
  for (let at = 0; cases.length < count; at += 1) {
    const edit = EDITS[at % EDITS.length];
    if (edit) cases.push(caseOf(edit, texts, chance));
  }
  return cases;
}

function caseOf(edit: Edit, texts: readonly string[], chance: Chance): BedCase {
  for (let tries = 0; tries < 1000; tries += 1) {
    const text = documentOf(texts, chance);
    const spare = documentOf(texts, chance);
    const doc = edit.passage(text, chance);
    if (!doc || doc.mid.trim().length < 3) continue;
    const edited = edit.make(doc, chance, spare);
    if (!edited) continue;
    const old = unmark(edited.old);
    const next = unmark(edited.next);
    if (old.text === next.text) continue;
    return {
      edit: edit.name,
      truth: edited.truth,
      passage: {
        quote: textAt(old.text, old.ranges),
        ...contextOf(old.text, old.ranges),
        ranges: old.ranges,
      },
      old: old.text,
      next: next.text,
      ranges: next.ranges,
    };
  }
  throw new Error(`no passage was found that “${edit.name}” could be made on`);
}

/** What a way did with one case. */
export type Verdict = 'right' | 'wrong' | 'asked';

/** Judges one case. Spaces at the edges do not count. */
export function judge(
  { truth, ranges, next }: BedCase,
  attached: readonly Range[] | null,
): Verdict {
  if (!attached) return 'asked';
  if (truth === 'asks' || attached.length !== ranges.length) return 'wrong';
  const isSame = attached.every((range, at) => {
    const [ours, theirs] = [trim(next, range), trim(next, ranges[at] ?? range)];
    return ours.start === theirs.start && ours.end === theirs.end;
  });
  return isSame ? 'right' : 'wrong';
}

function trim(text: string, { start, end }: Range): Range {
  const blank = /[\s\u00ad\u200b]/;
  while (start < end && blank.test(text.charAt(start))) start += 1;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Tries a way on cases. @param see is told of each case what came of it */
export function tryWay(
  way: Way,
  cases: readonly BedCase[],
  see: (one: BedCase, verdict: Verdict) => void = () => {},
): Tally {
  const tally = { wrong: 0, harmless: 0, attached: 0, asking: 0 };
  for (const one of cases) {
    const verdict = judge(one, way(one.passage, one.old, one.next));
    see(one, verdict);
    if (verdict === 'wrong') tally.wrong += 1;
    if (one.truth === 'asks') tally.asking += 1;
    else {
      tally.harmless += 1;
      if (verdict === 'right') tally.attached += 1;
    }
  }
  return tally;
}
