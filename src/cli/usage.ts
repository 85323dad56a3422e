import { InvalidArgumentError } from 'commander';

/** The words of the command do not fit together; the message says how they should. */
export class UsageError extends Error {}

/** Collects a repeatable option. */
export function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

/** A whole number of at least `least`, or a message that names what was given. */
export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
    }
    return number;
  };
}

/** `12:40`, a half-open range in UTF-16 code units. */
export function textRange(value: string): { start: number; end: number } {
  const match = /^(\d+):(\d+)$/.exec(value);
  const start = Number(match?.[1]);
  const end = Number(match?.[2]);
  if (!match || end <= start) {
    throw new InvalidArgumentError('It must be START:END, two whole numbers, the second larger.');
  }
  return { start, end };
}
