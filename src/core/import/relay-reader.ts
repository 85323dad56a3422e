import type { ParseAnswer, ParseRequest } from './parse-in-process.ts';
import type { ReaderEnd, ReaderProcess, StartReader } from './reader-process.ts';

/** What the core's thread asks of the thread that can start readers. `id` names one reader. */
export type ReaderAsk =
  | { readonly kind: 'start'; readonly id: number; readonly memoryMb: number }
  | { readonly kind: 'send'; readonly id: number; readonly request: ParseRequest }
  | { readonly kind: 'kill'; readonly id: number };

/** What that thread tells of a reader. */
export type ReaderTell =
  | { readonly kind: 'answered'; readonly id: number; readonly answer: ParseAnswer }
  | { readonly kind: 'ended'; readonly id: number; readonly how: ReaderEnd };

/**
 * Readers for the core's thread where only another thread can start them: Electron starts processes from its
 * main thread alone.
 * @param ask sends to that thread
 * @returns the way to start readers, and what takes in what is told of them
 */
export function relayReader(ask: (message: ReaderAsk) => void): {
  readonly start: StartReader;
  tell(message: ReaderTell): void;
} {
  const readers = new Map<number, Parameters<StartReader>[1]>();
  let count = 0;
  return {
    start: (memoryMb, events) => {
      count += 1;
      const id = count;
      readers.set(id, events);
      ask({ kind: 'start', id, memoryMb });
      return {
        send: (request) => ask({ kind: 'send', id, request }),
        kill: () => ask({ kind: 'kill', id }),
        // The window waits for the core before it ends, and ends the readers then.
        hold: () => undefined,
      };
    },
    tell: (message) => {
      const events = readers.get(message.id);
      if (message.kind === 'answered') events?.answered(message.answer);
      else {
        readers.delete(message.id);
        events?.ended(message.how);
      }
    },
  };
}

/** The other side: does with real readers what the core's thread asks. */
export function hostReaders(
  start: StartReader,
  tell: (message: ReaderTell) => void,
): { ask(message: ReaderAsk): void; killAll(): void } {
  const readers = new Map<number, ReaderProcess>();
  return {
    ask: (message) => {
      const { id } = message;
      switch (message.kind) {
        case 'start':
          readers.set(
            id,
            start(message.memoryMb, {
              answered: (answer) => tell({ kind: 'answered', id, answer }),
              ended: (how) => {
                readers.delete(id);
                tell({ kind: 'ended', id, how });
              },
            }),
          );
          return;
        case 'send':
          readers.get(id)?.send(message.request);
          return;
        case 'kill':
          readers.get(id)?.kill();
          return;
      }
    },
    killAll: () => {
      for (const reader of readers.values()) reader.kill();
    },
  };
}
