import { Worker } from 'node:worker_threads';
import { CallFailure, type Failure } from '../../contract/failure.ts';
import { workerFile } from '../worker-file.ts';
import type { FurtherDocument, ParsedDocument } from './format.ts';

/** What the parse worker is asked. */
export interface ParseRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string | undefined;
  readonly keepFurniture: boolean;
  readonly chapters?: boolean | undefined;
  readonly password?: string | undefined;
}

/** A document as the worker read it. */
export interface Parsed extends Omit<ParsedDocument, 'further'> {
  readonly format: string;
  /** Words of all blocks. */
  readonly words: number;
  readonly further: readonly (FurtherDocument & { readonly words: number })[];
}

/** What the parse worker answers. */
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

/** Reads documents one after the other in a worker that holds no notebook and can be killed. */
export interface Parser {
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Parsed>;
  stop(): Promise<void>;
}

/**
 * Starts no thread until it is needed, keeps it warm, and replaces it after it was killed.
 * @param file the worker's file; another one in tests
 */
export function createParser(
  limits: ParseLimits = PARSE_LIMITS,
  file: URL = workerFile('parse-worker'),
): Parser {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const drop = async (): Promise<void> => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const start = (): Worker => {
    if (worker) return worker;
    const fresh = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      // Nothing of the environment is any business of a document's.
      env: {},
    });
    // A thread may also die while nobody waits for it, or of a second cause while it is being killed.
    fresh.on('error', () => undefined);
    fresh.on('exit', () => {
      if (worker === fresh) worker = null;
    });
    fresh.unref();
    worker = fresh;
    return fresh;
  };
  const run = (request: ParseRequest, signal: AbortSignal | undefined): Promise<Parsed> => {
    const { name } = request;
    if (signal?.aborted) return Promise.reject(failure('cancelled', `${name} was cancelled.`));
    if (request.bytes.length > limits.bytes) {
      const most = Math.round(limits.bytes / 1024 / 1024);
      return Promise.reject(failure('too-large', `${name} is larger than ${most} MB.`));
    }
    const thread = start();
    thread.ref();
    return new Promise<Parsed>((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        // One by one: taking all listeners off a worker also takes its own, and it falls silent.
        thread.off('message', take).off('error', lose).off('exit', leave);
        thread.unref();
        end();
      };
      const kill = (error: CallFailure): void =>
        settle(() => {
          void drop();
          reject(error);
        });
      const cancel = (): void => kill(failure('cancelled', `${name} was cancelled.`));
      const take = (answer: ParseAnswer): void => {
        if (answer.kind === 'parsed') settle(() => resolve(answer.parsed));
        else settle(() => reject(new CallFailure(answer.failure)));
      };
      const lose = (error: Error & { code?: string }): void =>
        kill(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? failure('too-large', `${name} needs more memory to read than it may have.`)
            : failure('unreadable', `${name} could not be read.`),
        );
      const leave = (): void => kill(failure('unreadable', `${name} stopped its reader.`));
      const timer = setTimeout(
        () =>
          kill(failure('timed-out', `${name} took longer than ${limits.timeMs / 1000} s to read.`)),
        limits.timeMs,
      );
      signal?.addEventListener('abort', cancel);
      thread.on('message', take).on('error', lose).on('exit', leave);
      thread.postMessage(request);
    });
  };
  return {
    parse: (request, signal) => {
      const next = queue.then(() => run(request, signal));
      queue = next.catch(() => undefined);
      return next;
    },
    stop: drop,
  };
}

function failure(code: Failure['code'], message: string): CallFailure {
  return new CallFailure({ code, message });
}
