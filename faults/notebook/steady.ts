import type { Core } from '../../src/core/core.ts';

/** The first moment of every notebook here. */
const START = Date.UTC(2026, 0, 1);

/**
 * A core whose clock and ids depend on nothing but how far the work has come, so that the same work on the
 * same notebook gives the same rows, byte for byte, in another process too.
 */
export interface Steady {
  readonly core: Core;
  /** Sets the clock and the ids to those of step `n`. */
  at(n: number): void;
}

/**
 * Holds the clock and the ids of a core.
 * @param maker a hexadecimal digit, so that what is made here has no id of what others made before
 */
export function steady(core: Core, maker: string): Steady {
  let step = 0;
  let ids = 0;
  const now = (): string => new Date(START + step * 1000).toISOString();
  const newId = (): string => {
    ids += 1;
    const number = `${String(step).padStart(8, '0')}${String(ids).padStart(4, '0')}`;
    return `${maker.repeat(8)}-0000-7000-8000-${number}`;
  };
  return {
    // Made from the core, not copied: its database changes when a restore opens it again.
    core: Object.create(core, { now: { value: now }, newId: { value: newId } }) as Core,
    at: (n) => {
      step = n;
      ids = 0;
    },
  };
}
