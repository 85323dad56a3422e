import { makeSheet } from '../prose.ts';
import { commonplace } from './commonplace.tsx';
import type { Way } from './way.ts';

/** The reader with one word and no marks: what it weighs before it holds anything. */
export const empty: Way = {
  ...commonplace,
  open: (stage) => commonplace.open(stage, makeSheet(1, 0, 0)),
};
