import { anchorPassage } from '../anchor-passage.ts';
import { attachesItself } from '../anchoring.ts';
import { prepareText } from '../prepare-text.ts';
import type { Way } from './run-bed.ts';

/** The rule of this program, as the test bed asks for it. */
export const anchorAsOurs: Way = (passage, old, next) => {
  const anchoring = anchorPassage(passage, prepareText(old), prepareText(next));
  return attachesItself(anchoring) ? anchoring.ranges : null;
};
