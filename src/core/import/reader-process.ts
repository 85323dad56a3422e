import type { ParseAnswer, ParseRequest } from './parse-in-process.ts';

/**
 * A process in which documents are read. Not a thread: what a document makes a parser do to its memory would
 * end the whole program (V8 aborts where a table, a list or a text can grow no more, whatever limits a thread has).
 */
export interface ReaderProcess {
  send(request: ParseRequest): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
  /** Whether the program must wait for it before it may end. */
  hold(busy: boolean): void;
}

/** How a reader ended that nobody ended: it had grown beyond its memory, or in any other way. */
export type ReaderEnd = 'memory' | 'other';

/** What is heard of a reader. After `ended` nothing more is. */
export interface ReaderEvents {
  answered(answer: ParseAnswer): void;
  ended(how: ReaderEnd): void;
}

/** Starts a reader that may hold `memoryMb` megabytes of objects. Each host has its own way. */
export type StartReader = (memoryMb: number, events: ReaderEvents) => ReaderProcess;

/**
 * What a reader may take in all, in megabytes: its objects, and beside them the bytes of documents, which no
 * limit of V8 knows of. A thread inside the reader ends it beyond that.
 */
export function residentLimit(memoryMb: number): number {
  return memoryMb + 400;
}

/** All that a reader is given of the environment: nothing, but what Windows needs to start a program at all. */
export function readerEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return process.platform === 'win32' && SystemRoot ? { SystemRoot } : {};
}
