/** What came of a fault, in numbers; the last four must be 0. */
export interface Counts {
  /** Faults that really happened. */
  readonly tried: number;
  /** What the program said is saved. */
  readonly acknowledged: number;
  /** Acknowledged and not there. */
  readonly lost: number;
  /** Notebooks that cannot be opened or fail their check. */
  readonly corrupt: number;
  /** States between the before and the after of an operation. */
  readonly half: number;
  /** Answers that must not be: a fault without a name, a foreign file changed. */
  readonly wrong: number;
}

/** Counts what happens, and keeps a sentence on the first few things that must not. */
export interface Tally {
  tried(times?: number): void;
  acknowledged(times: number): void;
  lost(times: number, detail: string): void;
  corrupt(detail: string): void;
  half(detail: string): void;
  wrong(detail: string): void;
  counts(): Counts;
  details(): readonly string[];
  /** Whether anything came that must not. */
  bad(): boolean;
}

/** So many sentences are kept. */
const TOLD = 5;

/** A tally of nothing yet. */
export function createTally(): Tally {
  const counts = { tried: 0, acknowledged: 0, lost: 0, corrupt: 0, half: 0, wrong: 0 };
  const details: string[] = [];
  const tell = (kind: 'lost' | 'corrupt' | 'half' | 'wrong', times: number, detail: string) => {
    counts[kind] += times;
    if (details.length < TOLD) details.push(`${kind}: ${detail}`);
  };
  return {
    tried: (times = 1) => {
      counts.tried += times;
    },
    acknowledged: (times) => {
      counts.acknowledged += times;
    },
    lost: (times, detail) => tell('lost', times, detail),
    corrupt: (detail) => tell('corrupt', 1, detail),
    half: (detail) => tell('half', 1, detail),
    wrong: (detail) => tell('wrong', 1, detail),
    counts: () => ({ ...counts }),
    details: () => details,
    bad: () => counts.lost + counts.corrupt + counts.half + counts.wrong > 0,
  };
}
