import { CallFailure, type Failure } from '../../contract/failure.ts';
import { LARGEST_DOCUMENT } from '../../contract/largest-document.ts';
import { forkReader } from './fork-reader.ts';
import type { Companion, FurtherDocument, ParsedDocument } from './format.ts';
import type { ReaderEnd, ReaderProcess, StartReader } from './reader-process.ts';

/** What a reader is asked. */
export interface ParseRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string | undefined;
  readonly keepFurniture: boolean;
  readonly chapters?: boolean | undefined;
  readonly password?: string | undefined;
  /** Tell the addresses of pictures that the text shows and the file does not hold. */
  readonly remote?: boolean | undefined;
  /** What was saved beside a web page. */
  readonly companions?: readonly Companion[] | undefined;
  /** The bytes are an archive: list it, or read one of its files. */
  readonly within?:
    | {
        /** What tells this archive from any other: it is sent once and asked many times. */
        readonly id: string;
        readonly entry?: string;
        readonly companions?: readonly string[];
      }
    | undefined;
}

/** What an archive holds. */
export interface ArchiveListing {
  readonly names: readonly string[];
  /** What of it is not handed out, in sentences. */
  readonly warnings: readonly string[];
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
  | { readonly kind: 'listed'; readonly listing: ArchiveListing }
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
  bytes: LARGEST_DOCUMENT,
};

/** Reads documents one after the other in a process that holds no notebook and can be killed. */
export interface Parser {
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Parsed>;
  /** The files of an archive. */
  list(request: ParseRequest, signal?: AbortSignal): Promise<ArchiveListing>;
  stop(): Promise<void>;
}

/** A reader that nobody has needed for so long gives its memory back. */
const IDLE_MS = 60_000;

/**
 * Starts no process until it is needed, keeps it warm for a while, and replaces it after it was killed.
 * @param start how this host starts one
 */
export function createParser(
  limits: ParseLimits = PARSE_LIMITS,
  start: StartReader = forkReader(),
): Parser {
  let reader: ReaderProcess | null = null;
  /** The archive that the reader has. */
  let held: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  /** Whoever waits for the reader; nobody between two documents. */
  let waits: { take(answer: ParseAnswer): void; lose(how: ReaderEnd): void } | null = null;
  let idle: NodeJS.Timeout | undefined;
  const drop = (): void => {
    clearTimeout(idle);
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
    held = null;
    return fresh;
  };
  const run = (
    request: ParseRequest,
    signal: AbortSignal | undefined,
  ): Promise<Exclude<ParseAnswer, { kind: 'failed' }>> => {
    const { name } = request;
    if (signal?.aborted) return Promise.reject(failure('cancelled', `${name} was cancelled.`));
    if (request.bytes.length > limits.bytes) {
      const most = Math.round(limits.bytes / 1024 / 1024);
      return Promise.reject(failure('too-large', `${name} is larger than ${most} MB.`));
    }
    clearTimeout(idle);
    const process = ready();
    process.hold(true);
    const { within } = request;
    const isThere = within !== undefined && held === within.id;
    if (within) held = within.id;
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        waits = null;
        process.hold(false);
        idle = setTimeout(drop, IDLE_MS);
        idle.unref();
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
          if (answer.kind === 'failed') settle(() => reject(new CallFailure(answer.failure)));
          else settle(() => resolve(answer));
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
      process.send(isThere ? { ...request, bytes: new Uint8Array() } : request);
    });
  };
  const next = (request: ParseRequest, signal: AbortSignal | undefined) => {
    const answer = queue.then(() => run(request, signal));
    queue = answer.catch(() => undefined);
    return answer;
  };
  return {
    parse: async (request, signal) => {
      const answer = await next(request, signal);
      if (answer.kind === 'parsed') return answer.parsed;
      throw new Error('a document was asked for, and a list came');
    },
    list: async (request, signal) => {
      const answer = await next(request, signal);
      if (answer.kind === 'listed') return answer.listing;
      throw new Error('a list was asked for, and a document came');
    },
    stop: async () => drop(),
  };
}

function failure(code: Failure['code'], message: string): CallFailure {
  return new CallFailure({ code, message });
}
