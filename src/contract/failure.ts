import { z } from 'zod';

/**
 * Every way a call can fail. The list is closed: a host maps each code to what it shows (the command line
 * to an exit code, the window to a message), so a new code must be handled in both.
 */
export const failureCodes = [
  /** The parameters do not fit the call's schema. */
  'bad-params',
  /** No article, passage, tag, collection, job or change bears that id. */
  'not-found',
  /** A quote occurs more than once; `candidates` holds the places. */
  'ambiguous',
  /** A quote does not occur. */
  'absent',
  /** The name or path is already taken. */
  'taken',
  /** No importer or exporter knows this kind of file. */
  'unsupported',
  /** The file holds nothing to read. */
  'empty',
  /** The file could not be read as what it says it is. */
  'unreadable',
  /** The file is encrypted and needs a password, or another one. */
  'locked',
  /** The file or request is larger than the limit. */
  'too-large',
  /** Work was stopped at its time limit. */
  'timed-out',
  /** Work was stopped because somebody asked. */
  'cancelled',
  /** There is nothing to undo or redo. */
  'nothing',
  /** The thing was changed elsewhere in the meantime. */
  'conflict',
  /** Another process owns the notebook. */
  'open-elsewhere',
  /** The notebook was written by a newer version of the program. */
  'newer',
  /** The file is not a notebook. */
  'foreign',
  /** The notebook's file is damaged. */
  'damaged',
  /** The notebook or its folder cannot be written. */
  'read-only',
  /** The disk is full. */
  'full',
  /** What was asked touches many things; `count` says how many, and must come back as `confirm`. */
  'unconfirmed',
  /** A file other than the notebook (a backup) could not be written. */
  'unwritten',
  /** The host refused: no token, or the connection is gone. */
  'refused',
  /** A fault of the program itself. */
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** A place in an article where an ambiguous quote could be meant; offsets are UTF-16 code units. */
export const candidateSchema = z.strictObject({
  start: z.number().int(),
  end: z.number().int(),
  prefix: z.string(),
  suffix: z.string(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** What went wrong, in one plain sentence that names the file, field or id it concerns. */
export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  message: z.string(),
  candidates: z.array(candidateSchema).optional(),
  /** With `unconfirmed`: how many things would be touched. */
  count: z.number().int().optional(),
  /** What stands there now, where something was changed elsewhere in the meantime (`conflict`). */
  current: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

/**
 * The one error that code may throw on purpose. The dispatcher turns it into a reply; a client turns a
 * reply that failed into one of these again, because a thrown error loses all but its message on the way.
 */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** Throws a {@link CallFailure}; reads well at the end of an expression: `row ?? fail(…)`. */
export function fail(code: FailureCode, message: string, candidates?: Candidate[]): never {
  throw new CallFailure(candidates ? { code, message, candidates } : { code, message });
}
