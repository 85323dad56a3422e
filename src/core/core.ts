import { v7 } from 'uuid';
import { type NotebookEvent, topics } from '../contract/events.ts';
import type { Failure } from '../contract/failure.ts';
import { type Backups, createBackups } from './backups.ts';
import { createHealth, type Health, rememberMissing } from './health.ts';
import { createParser, PARSE_LIMITS, type Parser } from './import/parse-in-process.ts';
import type { StartReader } from './import/reader-process.ts';
import type { Jobs } from './jobs.ts';
import { createJobs } from './jobs.ts';
import type { Missing } from './store/commit-count.ts';
import type { Database } from './store/db.ts';
import { type Notebook, openNotebook } from './store/open-notebook.ts';
import type { SharedPlace } from './store/shared-place.ts';
import { watchNotebook } from './watch.ts';

/** All that a handler may use: the notebook, the clock, chance, and a way to tell the views. */
export interface Core {
  readonly db: Database;
  readonly path: string;
  /** What `path` is behind all links; backups and the reserve lie beside it. */
  readonly file: string;
  /** Why the notebook is open for reading only; null where it can be written. */
  readonly reading: Failure | null;
  /** What was found missing when it was opened. */
  readonly missing: Missing | null;
  /** Where it lies, if that is a place where it is not alone. */
  readonly place: SharedPlace | null;
  readonly health: Health;
  readonly backups: Backups;
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
  /** Closes the notebook and opens it again, which finishes a restore that was prepared. */
  reopen(): void;
  /**
   * Its structure was found damaged: it is opened again for reading only, with what can be taken out of it.
   * @throws CallFailure `damaged` where that is nothing
   */
  salvage(): void;
  close(): Promise<void>;
}

/** What the core does beside answering. */
export interface OpenOptions {
  /** Whether it verifies, backs up and keeps its reserve while nobody asks for anything. */
  readonly background?: boolean;
  /** How this host starts a process for documents; Node's own way when absent. */
  readonly startReader?: StartReader | undefined;
}

/**
 * Opens the notebook at `path` and everything that serves it, on this thread.
 * @param host who opens it, in words, for the message a second opener gets
 * @throws CallFailure as {@link openNotebook}
 */
export function openCore(path: string, host: string, options: OpenOptions = {}): Core {
  const listeners = new Set<(event: NotebookEvent) => void>();
  const emit = (event: NotebookEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const all = (): void => emit({ topics: [...topics], ids: [] });
  const tell = (): void => emit({ topics: ['notebook'], ids: [] });
  const health = createHealth(tell);
  const now = (): string => new Date().toISOString();
  const open = (damaged: boolean): Notebook => {
    const opened = openNotebook(path, host, {
      onReopened: () => setImmediate(all),
      damaged,
    });
    health.add(opened.damage);
    rememberMissing(opened, now());
    return opened;
  };
  const background = options.background ?? false;
  const startBackups = (): Backups =>
    createBackups(
      { path: notebook.file, db: () => notebook.db, now, tell },
      background && notebook.reading === null,
    );
  let notebook = open(false);
  let backups = startBackups();
  const jobs = createJobs(emit);
  const parser = createParser(PARSE_LIMITS, options.startReader);
  const turnOver = (damaged: boolean): void => {
    backups.stop();
    notebook.close();
    if (!damaged) health.forgetDamage();
    notebook = open(damaged);
    backups = startBackups();
    all();
  };
  const core: Core = {
    get db() {
      return notebook.db;
    },
    path,
    get file() {
      return notebook.file;
    },
    get reading() {
      return notebook.reading;
    },
    get missing() {
      return notebook.missing;
    },
    get place() {
      return notebook.place;
    },
    health,
    get backups() {
      return backups;
    },
    now,
    newId: () => v7(),
    emit: (event) => {
      if (event.topics.includes('history')) backups.changed();
      emit(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    jobs,
    parser,
    reopen: () => turnOver(false),
    salvage: () => {
      if (notebook.reading === null) turnOver(true);
    },
    close: async () => {
      stopWatch();
      backups.stop();
      await jobs.stop();
      await parser.stop();
      notebook.close();
    },
  };
  const stopWatch = background ? watchNotebook(core) : () => undefined;
  return core;
}
