import { Worker } from 'node:worker_threads';
import type { NotebookEvent } from '../contract/events.ts';
import { CallFailure, type Failure } from '../contract/failure.ts';
import type { Reply, Transport } from '../contract/transport.ts';
import type { StartReader } from './import/reader-process.ts';
import { hostReaders, type ReaderAsk, type ReaderTell } from './import/relay-reader.ts';
import { workerFile } from './worker-file.ts';

/** Messages to the core's thread. */
export type ToCore =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly call: string;
      readonly params: unknown;
    }
  | { readonly kind: 'reader'; readonly message: ReaderTell }
  | { readonly kind: 'close' };

/** What the core's thread is started with. */
export interface CoreWorkerData {
  readonly path: string;
  readonly host: string;
  readonly debug: boolean;
  /** Whether readers of documents are started by the thread that started this one. */
  readonly relaysReaders: boolean;
}

/** Messages from the core's thread. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: NotebookEvent }
  | { readonly kind: 'reader'; readonly message: ReaderAsk }
  | { readonly kind: 'closed' };

/** A core on its own thread, as a host holds it. */
export interface CoreThread extends Transport {
  /** Finishes what runs, closes the notebook and ends the thread. */
  close(): Promise<void>;
}

/** What the core needs to know of the host that starts it. */
export interface CoreOptions {
  /** Who opens the notebook, in words: "the window", "a browser". */
  readonly host: string;
  /** Write faults of the program with their stack to standard error. */
  readonly debug?: boolean;
  /** Starts processes for documents on this thread; without it the core's thread starts Node's own. */
  readonly startReader?: StartReader;
}

const CLOSE_LIMIT_MS = 2000;

/**
 * Opens the notebook at `path` on a worker thread.
 * @throws CallFailure where the notebook cannot be opened
 */
export async function startCore(path: string, options: CoreOptions): Promise<CoreThread> {
  const worker = new Worker(workerFile('core-worker'), {
    workerData: {
      path,
      host: options.host,
      debug: options.debug ?? false,
      relaysReaders: options.startReader !== undefined,
    } satisfies CoreWorkerData,
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: NotebookEvent) => void>();
  let count = 0;
  let gone: Failure | null = null;
  const send = (message: ToCore): void => worker.postMessage(message);
  const readers =
    options.startReader &&
    hostReaders(options.startReader, (message) => send({ kind: 'reader', message }));

  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.once('exit', () => readers?.killAll());
  const lose = (message: string): void => {
    gone = { code: 'internal', message };
    for (const answer of waiting.values()) answer({ ok: false, failure: gone });
    waiting.clear();
  };
  worker.on('error', (error) => lose(`The notebook's process stopped: ${error.message}`));
  worker.on('exit', () => lose('The notebook is closed.'));

  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread of the notebook ended at once.')));
    worker.on('message', (message: FromCore) => {
      switch (message.kind) {
        case 'ready':
          worker.off('error', reject);
          resolve();
          return;
        case 'failed':
          reject(new CallFailure(message.failure));
          return;
        case 'reply': {
          const answer = waiting.get(message.id);
          waiting.delete(message.id);
          answer?.(message.reply);
          return;
        }
        case 'event':
          for (const listener of listeners) listener(message.event);
          return;
        case 'reader':
          readers?.ask(message.message);
          return;
        case 'closed':
          return;
      }
    });
  });

  return {
    request: (call, params) => {
      if (gone) return Promise.resolve({ ok: false, failure: gone });
      count += 1;
      const id = count;
      return new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'request', id, call, params });
      });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      if (!gone) send({ kind: 'close' });
      const limit = setTimeout(() => void worker.terminate(), CLOSE_LIMIT_MS);
      await ended;
      clearTimeout(limit);
    },
  };
}
