import type { Fault } from './fault.ts';
import { killAtEveryCall } from './kills/kill-at-every-call.ts';
import { killWhileAnnotating } from './kills/kill-while-annotating.ts';
import { powerCut } from './power/power-cut.ts';

/** Every fault that is made here, in the order of the table. */
export const FAULTS: readonly Fault[] = [killWhileAnnotating, killAtEveryCall, powerCut];
