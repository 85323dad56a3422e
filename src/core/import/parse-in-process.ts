import { CallFailure, type Failure } from '../../contract/failure.ts';
import { forkReader } from './fork-reader.ts';
import type { FurtherDocument, ParsedDocument } from './format.ts';
import type { ReaderEnd, ReaderProcess, StartReader } from './reader-process.ts';

/** What a reader is asked. */
export interface ParseRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string | undefined;
  readonly keepFurniture: boolean;
  readonly chapters?: boolean | undefined;
  readonly password?: string | undefined;
}

/** A document as it was read. */
export interface Parsed extends Omit<ParsedDocument, 'further'> {
  readonly format: string;
  /** Words of all blocks. */
  readonly words: number;
  readonly further: readonly (FurtherDocument & { readonly words: number })[];
}

/** What a reader answers. */
export type ParseAnswer =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Limits on one parse. */
export interface ParseLimits {
  readonly timeMs: number;
  readonly memoryMb: number;
  readonly bytes: number;
}

export const PARSE_LIMITS: ParseLimits = {
  timeMs: 30_000,
  memoryMb: 512,
  bytes: 100 * 1024 * 1024,
};

/** Reads documents one after the other in a process that holds no notebook and can be killed. */
export interface Parser {
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Parsed>;
  stop(): Promise<void>;
}

/**
 * Starts no process until it is needed, keeps it warm, and replaces it after it was killed.
 * @param start how this host starts one
 */
export function createParser(
  limits: ParseLimits = PARSE_LIMITS,
  start: StartReader = forkReader(),
): Parser {
  let reader: ReaderProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  /** Whoever waits for the reader; nobody between two documents. */
  let waits: { take(answer: ParseAnswer): void; lose(how: ReaderEnd): void } | null = null;
  const drop = (): void => {
    reader?.kill();
    reader = null;
  };
  const ready = (): ReaderProcess => {
    if (reader) return reader;
    const fresh = start(limits.memoryMb, {
      answered: (answer) => {
        if (reader === fresh) waits?.take(answer);
      },
      ended: (how) => {
        // One that was replaced has nothing more to say.
        if (reader !== fresh) return;
        reader = null;
        waits?.lose(how);
      },
    });
    fresh.hold(false);
    reader = fresh;
    return fresh;
  };
  const run = (request: ParseRequest, signal: AbortSignal | undefined): Promise<Parsed> => {
    const { name } = request;
    if (signal?.aborted) return Promise.reject(failure('cancelled', `${name} was cancelled.`));
    if (request.bytes.length > limits.bytes) {
      const most = Math.round(limits.bytes / 1024 / 1024);
      return Promise.reject(failure('too-large', `${name} is larger than ${most} MB.`));
    }
    const process = ready();
    process.hold(true);
    return new Promise<Parsed>((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        waits = null;
        process.hold(false);
        end();
      };
      const kill = (error: CallFailure): void =>
        settle(() => {
          drop();
          reject(error);
        });
      const cancel = (): void => kill(failure('cancelled', `${name} was cancelled.`));
      waits = {
        take: (answer) => {
          if (answer.kind === 'parsed') settle(() => resolve(answer.parsed));
          else settle(() => reject(new CallFailure(answer.failure)));
        },
        lose: (how) =>
          kill(
            how === 'memory'
              ? failure('too-large', `${name} needs more memory to read than it may have.`)
              : failure('unreadable', `${name} stopped its reader.`),
          ),
      };
      const timer = setTimeout(
        () =>
          kill(failure('timed-out', `${name} took longer than ${limits.timeMs / 1000} s to read.`)),
        limits.timeMs,
      );
      signal?.addEventListener('abort', cancel);
      process.send(request);
    });
  };
  return {
    parse: (request, signal) => {
      const next = queue.then(() => run(request, signal));
      queue = next.catch(() => undefined);
      return next;
    },
    stop: async () => drop(),
  };
}

function failure(code: Failure['code'], message: string): CallFailure {
  return new CallFailure({ code, message });
}
