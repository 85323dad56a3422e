import { expect, test } from 'vitest';
import type { AnchorState } from '../contract/passage.ts';
import { countOutcomes, reportWords } from './revision-words.ts';

const report = (...of: [AnchorState, boolean, number][]): string =>
  reportWords(
    countOutcomes(of.flatMap(([state, asks, count]) => Array(count).fill({ state, asks }))),
  );

test('the report says what became of the passages, in the order of how sure it is', () => {
  expect(report(['exact', false, 8], ['moved', false, 1], ['changed', true, 1])).toBe(
    '8 passages stay, 1 moved, 1 asks',
  );
  expect(report(['exact', false, 1])).toBe('1 passage stays');
  expect(report(['lost', true, 2], ['ambiguous', true, 1])).toBe('3 passages ask');
  expect(report(['changed', false, 1], ['lost', true, 1])).toBe(
    '1 passage is as you settled it, 1 asks',
  );
  expect(report(['exact', false, 10_000])).toBe('10,000 passages stay');
  expect(report()).toBe('no passages');
});
