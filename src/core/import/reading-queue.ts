import { CallFailure, type Failure } from '../../contract/failure.ts';
import type { ParseAnswer, ParseLimits, ParseRequest } from './parse-in-process.ts';
import type { ReaderEnd, ReaderProcess, StartReader } from './reader-process.ts';

/** What comes of a document that could be read. */
export type Answer = Exclude<ParseAnswer, { kind: 'failed' }>;

/** Documents on their way to the reader, in turn. */
export interface ReadingQueue {
  /** @throws CallFailure what the document causes: refused, too slow, too greedy, cancelled */
  ask(request: ParseRequest, signal: AbortSignal | undefined): Promise<Answer>;
  /** Ends the reader. */
  stop(): void;
}

/** What may lie with the reader beside the document that it reads. */
const AHEAD = { documents: 48, bytes: 4_000_000 } as const;
/** A reader that nobody has needed for so long gives its memory back. */
const IDLE_MS = 60_000;

/** A document that somebody waits for. */
interface Waiting {
  readonly request: ParseRequest;
  /** Whether nobody waits for it any more. */
  over: boolean;
  /** What was sent of it, in bytes. */
  sent: number;
  resolve(answer: Answer): void;
  reject(error: CallFailure): void;
  /** Takes its hands off the signal that could cancel it. */
  release(): void;
}

/**
 * A queue before one reader. The reader answers in the order in which it was asked, so the first of those that
 * lie with it is the one that it reads: its time is counted, and it is to blame for what becomes of the reader.
 * The others are asked of the next one.
 */
export function readingQueue(limits: ParseLimits, start: StartReader): ReadingQueue {
  let reader: ReaderProcess | null = null;
  /** The archive that was sent last. */
  let held: string | null = null;
  /** Not sent yet, and with the reader. */
  const waiting: Waiting[] = [];
  let inside: Waiting[] = [];
  let idle: NodeJS.Timeout | undefined;
  let late: NodeJS.Timeout | undefined;

  const drop = (): void => {
    clearTimeout(idle);
    clearTimeout(late);
    reader?.kill();
    reader = null;
  };
  /** Ends the reader because of the document that it reads; the others wait for another one. */
  const giveUp = (error: CallFailure): void => {
    drop();
    const [first, ...others] = inside;
    inside = [];
    waiting.unshift(...others.filter(({ over }) => !over));
    if (first) end(first, error);
    // Not before all that was cancelled with it has left the queue.
    queueMicrotask(advance);
  };
  const blame = (how: ReaderEnd): void => {
    const name = inside[0]?.request.name ?? '';
    giveUp(
      how === 'memory'
        ? failure('too-large', `${name} needs more memory to read than it may have.`)
        : failure('unreadable', `${name} stopped its reader.`),
    );
  };
  const watch = (): void => {
    clearTimeout(late);
    const [first] = inside;
    if (!first) return;
    const { name } = first.request;
    const tooLong = (): void =>
      giveUp(failure('timed-out', `${name} took longer than ${limits.timeMs / 1000} s to read.`));
    late = setTimeout(tooLong, limits.timeMs);
  };
  const take = (answer: ParseAnswer): void => {
    const first = inside.shift();
    watch();
    if (first) end(first, answer.kind === 'failed' ? new CallFailure(answer.failure) : answer);
    advance();
  };
  const ready = (): ReaderProcess => {
    if (reader) return reader;
    const fresh = start(limits.memoryMb, {
      answered: (answer) => {
        if (reader === fresh) take(answer);
      },
      ended: (how) => {
        // One that was replaced has nothing more to say.
        if (reader !== fresh) return;
        reader = null;
        blame(how);
      },
    });
    reader = fresh;
    held = null;
    return fresh;
  };
  /** Sends as much as the reader may have ahead. */
  const advance = (): void => {
    clearTimeout(idle);
    for (let next = waiting[0]; next && fits(inside, next); next = waiting[0]) {
      waiting.shift();
      const process = ready();
      const { within } = next.request;
      const isThere = within !== undefined && held === within.id;
      if (within) held = within.id;
      const request = isThere ? { ...next.request, bytes: new Uint8Array() } : next.request;
      next.sent = sizeOf(request);
      inside.push(next);
      if (inside.length === 1) {
        process.hold(true);
        watch();
      }
      process.send(request);
    }
    if (inside.length > 0 || !reader) return;
    reader.hold(false);
    idle = setTimeout(drop, IDLE_MS);
    idle.unref();
  };
  const cancel = (one: Waiting): void => {
    const error = failure('cancelled', `${one.request.name} was cancelled.`);
    if (inside[0] === one) giveUp(error);
    else end(one, error);
    const at = waiting.indexOf(one);
    if (at >= 0) waiting.splice(at, 1);
  };

  return {
    ask: (request, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const stop = (): void => cancel(one);
        const release = (): void => signal?.removeEventListener('abort', stop);
        const one: Waiting = { request, over: false, sent: 0, resolve, reject, release };
        signal?.addEventListener('abort', stop);
        waiting.push(one);
        advance();
      }),
    stop: () => {
      drop();
      for (const one of [...inside.splice(0), ...waiting.splice(0)]) {
        end(one, failure('cancelled', `${one.request.name} was cancelled.`));
      }
    },
  };
}

/** Whoever waits hears once. */
function end(one: Waiting, what: Answer | CallFailure): void {
  if (one.over) return;
  one.over = true;
  one.release();
  if (what instanceof CallFailure) one.reject(what);
  else one.resolve(what);
}

function fits(inside: readonly Waiting[], next: Waiting): boolean {
  if (inside.length === 0) return true;
  const bytes = inside.reduce((sum, one) => sum + one.sent, 0);
  return inside.length <= AHEAD.documents && bytes + sizeOf(next.request) <= AHEAD.bytes;
}

function sizeOf({ bytes, companions = [] }: ParseRequest): number {
  return companions.reduce((sum, one) => sum + one.bytes.length, bytes.length);
}

function failure(code: Failure['code'], message: string): CallFailure {
  return new CallFailure({ code, message });
}
