import { makeSheet } from '../prose.ts';
import { commonplace } from './commonplace.tsx';
import type { Way } from './way.ts';

const sheet = makeSheet(1, 0, 0);

/** The reader with one word and no marks: what it weighs before it holds anything. */
export const empty: Way = {
  ...commonplace,
  prepare: async (stage) => commonplace.prepare?.(stage, sheet),
  open: (stage) => commonplace.open(stage, sheet),
};
