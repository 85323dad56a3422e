const TrueDate = Date;
/** What is added to the true time. */
let ahead = 0;

/** Sets the clock of this process: every `Date` made from now on begins there, and runs on. */
export function setClock(to: number): void {
  ahead = to - TrueDate.now();
  globalThis.Date = SetDate as DateConstructor;
}

class SetDate extends TrueDate {
  constructor(...parts: unknown[]) {
    // @ts-expect-error any of the ways to make one, passed on
    super(...(parts.length === 0 ? [SetDate.now()] : parts));
  }

  static override now(): number {
    return TrueDate.now() + ahead;
  }
}
