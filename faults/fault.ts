import type { Random } from './random.ts';
import type { Tally } from './tally.ts';
import type { Tracer } from './trace/build-tracer.ts';

/**
 * A way to break the program on purpose, so that a test shows that it can fail. They are switched in by the
 * children of this folder only (`saboteurs/sabotage.ts`); the program knows nothing of them.
 *
 * - `s1` the disk is not waited for (`synchronous` NORMAL)
 * - `s2` no transaction round an operation
 * - `s3` what is renamed in place is written in place
 * - `s4` an error is swallowed
 * - `s5` the acknowledgement comes before the commit
 * - `s6` nobody looks at the hashes of rows
 */
export type Saboteur = 's1' | 's2' | 's3' | 's4' | 's5' | 's6';

/** `full` is what `npm run faults` does, `small` what every run of the tests does. */
export type Size = 'full' | 'small';

/** So many must have happened at least; with fewer, a test has proved nothing and fails. */
export interface Least {
  readonly tried: number;
  readonly acknowledged?: number;
}

/** One row of the table: a kind of fault, what is done, and what may be believed of it afterwards. */
export interface Fault {
  /** As the documentation names it: F01 to F30. */
  readonly id: string;
  /** What happens to the notebook, in a few words. */
  readonly title: string;
  readonly saboteurs: readonly Saboteur[];
  readonly least: Readonly<Record<Size, Least>>;
  /** Takes too long for every run of the tests: made in full counts, or when asked for by name. */
  readonly onlyFull?: true;
  /** Does it all and tells `run.tally` what happened. Throws {@link Skipped} where it cannot be done here. */
  readonly run: (run: Run) => Promise<void>;
}

/** What a fault is given to run with. */
export interface Run {
  readonly size: Size;
  readonly saboteur: Saboteur | null;
  readonly random: Random;
  /** A folder of its own, as the file system names it; removed afterwards. */
  readonly folder: string;
  /** The recorder of file calls; null where there is no C compiler. */
  readonly tracer: Tracer | null;
  readonly tally: Tally;
  /** One of two counts, by size. */
  count(full: number, small: number): number;
  /** The items one after the other; ends early once a saboteur was caught, which is all that is asked of it. */
  each<T>(items: Iterable<T>): Iterable<T>;
  /** Says something of the run, under its row. */
  note(line: string): void;
}

/** Thrown where a fault cannot be made on this machine; the reason is shown. */
export class Skipped extends Error {}

/** The recorder, or a row that is skipped with its reason. */
export function needTracer(run: Run): Tracer {
  if (!run.tracer) throw new Skipped('there is no C compiler (cc) to build the recorder with');
  return run.tracer;
}
