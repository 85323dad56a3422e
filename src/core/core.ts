import { v7 } from 'uuid';
import type { NotebookEvent } from '../contract/events.ts';
import { createParser, PARSE_LIMITS, type Parser } from './import/parse-in-process.ts';
import type { StartReader } from './import/reader-process.ts';
import type { Jobs } from './jobs.ts';
import { createJobs } from './jobs.ts';
import type { Database } from './store/db.ts';
import { type Notebook, openNotebook } from './store/open-notebook.ts';

/** All that a handler may use: the notebook, the clock, chance, and a way to tell the views. */
export interface Core {
  readonly db: Database;
  readonly path: string;
  /** Now, ISO 8601 UTC. */
  now(): string;
  /** A new UUIDv7. */
  newId(): string;
  emit(event: NotebookEvent): void;
  /** Calls `listener` on each event until the returned function is called. */
  subscribe(listener: (event: NotebookEvent) => void): () => void;
  readonly jobs: Jobs;
  /** Reads documents in a process that holds no notebook. */
  readonly parser: Parser;
  close(): Promise<void>;
}

/**
 * Opens the notebook at `path` and everything that serves it, on this thread.
 * @param host who opens it, in words, for the message a second opener gets
 * @param startReader how this host starts a process for documents; Node's own way when absent
 * @throws CallFailure as {@link openNotebook}
 */
export function openCore(path: string, host: string, startReader?: StartReader): Core {
  const notebook: Notebook = openNotebook(path, host);
  const listeners = new Set<(event: NotebookEvent) => void>();
  const emit = (event: NotebookEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobs(emit);
  const parser = createParser(PARSE_LIMITS, startReader);
  return {
    db: notebook.db,
    path: notebook.path,
    now: () => new Date().toISOString(),
    newId: () => v7(),
    emit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    jobs,
    parser,
    close: async () => {
      await jobs.stop();
      await parser.stop();
      notebook.close();
    },
  };
}
