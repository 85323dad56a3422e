import type { AnchorState } from '../contract/passage.ts';
import type { OutcomeCounts } from '../contract/revision.ts';

/** How many passages are in each state, and how many of them ask. */
export function countOutcomes(
  outcomes: readonly { readonly state: AnchorState; readonly asks: boolean }[],
): OutcomeCounts {
  const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0, asks: 0 };
  for (const { state, asks } of outcomes) {
    counts[state] += 1;
    if (asks) counts.asks += 1;
  }
  return counts;
}

/** What became of the passages: `8 passages stay, 1 moved, 1 asks`. */
export function reportWords(counts: OutcomeCounts): string {
  const settled = counts.changed + counts.ambiguous + counts.lost - counts.asks;
  const total = counts.exact + counts.moved + settled + counts.asks;
  if (total === 0) return 'no passages';
  const parts: string[] = [];
  const say = (count: number, one: string, many: string): void => {
    if (count === 0) return;
    const noun = parts.length > 0 ? '' : count === 1 ? ' passage' : ' passages';
    parts.push(`${count.toLocaleString('en')}${noun} ${count === 1 ? one : many}`);
  };
  say(counts.exact, 'stays', 'stay');
  say(counts.moved, 'moved', 'moved');
  say(settled, 'is as you settled it', 'are as you settled them');
  say(counts.asks, 'asks', 'ask');
  return parts.join(', ');
}

/** What a state says of a passage in a report. */
export const OUTCOME_WORDS: Readonly<Record<AnchorState, string>> = {
  exact: 'stays',
  moved: 'moved',
  changed: 'words changed',
  ambiguous: 'several places fit',
  lost: 'not found',
};
