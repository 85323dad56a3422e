import type { Fault } from './fault.ts';
import { hostileFiles } from './files/hostile-files.ts';
import { killAtEveryCall } from './kills/kill-at-every-call.ts';
import { killInImport } from './kills/kill-in-import.ts';
import { killWhileAnnotating } from './kills/kill-while-annotating.ts';
import { secondOpener } from './owners/second-opener.ts';
import { powerCut } from './power/power-cut.ts';
import { failingCalls } from './refusals/failing-calls.ts';

/** Every fault that is made here, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  killWhileAnnotating,
  killAtEveryCall,
  killInImport,
  powerCut,
  failingCalls,
  hostileFiles,
  secondOpener,
];
