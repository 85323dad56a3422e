import { type ZodError, z } from 'zod';
import { type CallName, calls } from '../contract/calls.ts';
import { CallFailure, type Failure } from '../contract/failure.ts';
import type { Reply } from '../contract/transport.ts';
import type { Core } from './core.ts';
import { handlers } from './registry.ts';
import { dropBallast } from './store/ballast.ts';
import { isDiskFull } from './store/disk-full.ts';

/** Switches on what costs time and is wanted in tests only. */
export interface DispatchOptions {
  /** Check what handlers answer against the contract. */
  readonly checkResults?: boolean;
  /** Told of every fault of the program itself, with its stack; for diagnostics, never for users. */
  readonly onFault?: (call: string, error: unknown) => void;
}

/**
 * The one door to the core: name → schema → handler → reply. It never throws.
 * @param call a name from the contract; anything else is a failure
 */
export async function dispatch(
  core: Core,
  call: string,
  params: unknown,
  options: DispatchOptions = {},
): Promise<Reply> {
  try {
    if (!Object.hasOwn(calls, call)) {
      return refuse({ code: 'bad-params', message: `There is no call ${call}.` });
    }
    const name = call as CallName;
    const parsed = calls[name].params.safeParse(params ?? {});
    if (!parsed.success)
      return refuse({ code: 'bad-params', message: describe(name, parsed.error) });
    const handler = handlers[name] as (core: Core, input: unknown) => unknown;
    const value = await withSalvage(core, () =>
      withReserve(core, name, async () => handler(core, parsed.data)),
    );
    if (options.checkResults) {
      const checked = calls[name].result.safeParse(value);
      if (!checked.success) {
        throw new Error(
          `${name} answered what its schema refuses: ${z.prettifyError(checked.error)}`,
        );
      }
    }
    return { ok: true, value };
  } catch (error) {
    if (error instanceof CallFailure) return refuse(error.failure);
    options.onFault?.(call, error);
    return refuse(asFailure(call, error));
  }
}

/**
 * On a full disk the reserve is given up and what was asked is done once more: its transaction was rolled back
 * whole. Not so for documents, which would only fill the room again.
 */
async function withReserve<T>(core: Core, call: CallName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDiskFull(error) || !dropBallast(core.file)) throw error;
    core.health.setReserveUsed(true);
    if (call.startsWith('import.')) throw error;
    return await work();
  }
}

/** Where the structure of the file is damaged, what can be taken out of it is read instead. */
async function withSalvage<T>(core: Core, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (core.reading !== null || !isStructural(error)) throw error;
    core.salvage();
    return await work();
  }
}

/** The full-text index is not meant: it can be made anew from what it was made from. */
function isStructural(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' &&
    /^SQLITE_(CORRUPT|NOTADB)/.test(code) &&
    code !== 'SQLITE_CORRUPT_VTAB'
  );
}

function refuse(failure: Failure): Reply {
  return { ok: false, failure };
}

/** One sentence on the first thing that does not fit, by the field's name. */
function describe(call: CallName, error: ZodError): string {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return `${call}: ${field ? `${field}: ` : ''}${issue?.message ?? 'the parameters do not fit'}.`;
}

function asFailure(call: string, error: unknown): Failure {
  const code = (error as { code?: unknown } | null)?.code;
  if (isDiskFull(error)) return { code: 'full', message: 'The disk is full; nothing was changed.' };
  if (typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return {
      code: 'damaged',
      message:
        'The index for searching is damaged; nothing was changed. “check --rebuild-index” makes it anew.',
    };
  }
  if (typeof code === 'string' && /^(SQLITE_IOERR|EIO)/.test(code)) {
    return {
      code: 'read-only',
      message: `The disk did not take it (${code}); it is not saved. What was saved before is safe.`,
    };
  }
  if (typeof code === 'string' && /^(SQLITE_(READONLY|CANTOPEN|BUSY)|EACCES|EROFS)/.test(code)) {
    return { code: 'read-only', message: 'The notebook cannot be written; nothing was changed.' };
  }
  return {
    code: 'internal',
    message: `A fault of the program stopped ${call}; nothing was changed.`,
  };
}
