import { cpSync } from 'node:fs';
import { openCore } from '../../src/core/core.ts';
import { digest } from './digest.ts';
import { steady } from './steady.ts';
import { takeStep } from './steps.ts';

/** A notebook that nothing happens to, taken through the same steps as the one that faults happen to. */
export interface Twin {
  /** The last step taken. */
  readonly step: number;
  /** Takes the next step. @returns false where it was refused, which leaves the twin as it was */
  advance(): Promise<boolean>;
  /** Leaves the next step out, because it was refused to the other one. */
  skip(): void;
  digest(): string;
  close(): Promise<void>;
}

/** A twin of the notebook at `base`, which must not be open; its copy is kept at `path`. */
export function openTwin(base: string, path: string, seed: string, step = -1): Twin {
  cpSync(base, path);
  const { core, at } = steady(openCore(path, 'a twin'), 'a');
  let last = step;
  let known: string | null = null;
  return {
    get step() {
      return last;
    },
    advance: async () => {
      last += 1;
      known = null;
      at(last);
      return (await takeStep(core, seed, last)).ok;
    },
    skip: () => {
      last += 1;
    },
    digest: () => {
      known ??= digest(core.db);
      return known;
    },
    close: () => core.close(),
  };
}
