import { CallFailure, type FailureCode } from '../contract/failure.ts';
import { assertNever } from '../domain/assert-never.ts';
import { UsageError } from './usage.ts';

/** What the process answers; a public interface. */
export const EXIT = {
  done: 0,
  /** Some of it failed; each failure was named. */
  failed: 1,
  /** Wrong usage. */
  usage: 2,
  /** The notebook cannot be used; nothing was changed. */
  notebook: 3,
} as const;

/** The exit code for what was thrown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof CallFailure ? forCode(error.failure.code) : EXIT.failed;
}

function forCode(code: FailureCode): number {
  switch (code) {
    case 'bad-params':
      return EXIT.usage;
    case 'open-elsewhere':
    case 'newer':
    case 'foreign':
    case 'damaged':
    case 'read-only':
    case 'full':
      return EXIT.notebook;
    case 'not-found':
    case 'ambiguous':
    case 'absent':
    case 'taken':
    case 'unsupported':
    case 'empty':
    case 'unreadable':
    case 'locked':
    case 'too-large':
    case 'timed-out':
    case 'cancelled':
    case 'nothing':
    case 'conflict':
    case 'refused':
    case 'unconfirmed':
    case 'unwritten':
    case 'internal':
      return EXIT.failed;
    default:
      return assertNever(code);
  }
}
