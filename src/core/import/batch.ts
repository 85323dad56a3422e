import { fail } from '../../contract/failure.ts';
import type { ImportItem, ImportRow, Job } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import type { RunningJob } from '../jobs.ts';
import { type Batch, type FileToImport, failedRow, importFile } from './import-file.ts';

/** Bytes of base64 that may wait in the queue before a sender has to wait. */
const QUEUE_LIMIT = 128 * 1024 * 1024;
/** An import whose sender says nothing for so long was left behind, and undo must not wait for it. */
const SILENCE_MS = 60_000;

interface Open {
  readonly job: RunningJob;
  readonly batch: Batch;
  readonly defaults: { readonly tags: readonly string[]; readonly collection: string | undefined };
  /** The work queued so far; files are read one after the other. */
  tail: Promise<unknown>;
  waiting: number;
  /** What waits, in bytes of base64. */
  pending: number;
  closed: boolean;
  silence: NodeJS.Timeout | null;
}

/** Imports that run, by job id, for each core. */
const open = new WeakMap<Core, Map<string, Open>>();

/** Starts an import of many files: one job to watch, one step to undo. */
export function openBatch(
  core: Core,
  input: {
    readonly total: number;
    readonly tags?: readonly string[] | undefined;
    readonly collection?: string | undefined;
  },
): Job {
  const id = core.newId();
  const job = core.jobs.start({
    id,
    kind: 'import',
    state: 'open',
    done: 0,
    total: input.total,
    items: [],
  });
  const batches = open.get(core) ?? new Map<string, Open>();
  open.set(core, batches);
  batches.set(id, {
    job,
    batch: { change: null, added: 0 },
    defaults: { tags: input.tags ?? [], collection: input.collection },
    tail: Promise.resolve(),
    waiting: 0,
    pending: 0,
    closed: false,
    silence: null,
  });
  job.signal.addEventListener('abort', () => settle(core, id));
  listen(core, id);
  return job.view();
}

/** Queues a file of an import; the row comes when it was read. */
export function queueFile(
  core: Core,
  file: FileToImport & { readonly job: string },
): Promise<ImportRow> {
  const entry = need(core, file.job);
  if (entry.closed) fail('conflict', `The import ${file.job} takes no more files.`);
  listen(core, file.job);
  const index = entry.job.view().items.length;
  entry.waiting += 1;
  entry.pending += file.bytes.length;
  entry.job.update((job) => ({
    ...job,
    state: 'running',
    total: Math.max(job.total, index + 1),
    items: [...job.items, { name: file.name, state: 'queued', row: null }],
  }));
  const run = entry.tail.then(() => runOne(core, entry, file, index));
  entry.tail = run.catch(() => undefined);
  return run.finally(() => {
    entry.waiting -= 1;
    entry.pending -= file.bytes.length;
    listen(core, file.job);
    settle(core, file.job);
  });
}

/**
 * Queues a file and answers as soon as it is queued, or, where very much waits already, when there is room
 * again. What becomes of the file is told by the job.
 */
export async function sendFile(
  core: Core,
  file: FileToImport & { readonly job: string },
): Promise<void> {
  const entry = need(core, file.job);
  // Nobody waits for the row here, so nobody would take its failure.
  void queueFile(core, file).catch(() => undefined);
  while (entry.pending > QUEUE_LIMIT && !entry.job.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Says that no more files follow; the job is done when the queue is. A job that ended before is left so. */
export function closeBatch(core: Core, id: string): void {
  const entry = open.get(core)?.get(id);
  // The register fails where there never was such a job.
  if (!entry) core.jobs.get(id);
  else entry.closed = true;
  settle(core, id);
}

/** Starts the time of silence anew; while files are being read, nobody is late. */
function listen(core: Core, id: string): void {
  const entry = open.get(core)?.get(id);
  if (!entry) return;
  if (entry.silence) clearTimeout(entry.silence);
  entry.silence = setTimeout(() => {
    if (entry.waiting === 0) closeBatch(core, id);
  }, SILENCE_MS);
  entry.silence.unref();
}

async function runOne(
  core: Core,
  entry: Open,
  file: FileToImport,
  index: number,
): Promise<ImportRow> {
  const show = (item: Partial<ImportItem>, done: number): void =>
    entry.job.update((job) => ({
      ...job,
      done: job.done + done,
      items: job.items.map((one, place) => (place === index ? { ...one, ...item } : one)),
    }));
  const { signal } = entry.job;
  if (signal.aborted) {
    show({ state: 'cancelled' }, 0);
    return fail('cancelled', `${file.name} was cancelled.`);
  }
  show({ state: 'reading' }, 0);
  try {
    const row = await importFile(
      core,
      {
        ...file,
        tags: [...entry.defaults.tags, ...(file.tags ?? [])],
        collection: file.collection ?? entry.defaults.collection,
      },
      entry.batch,
      signal,
      // Files of an archive are files of the import, each with its own row.
      (one) =>
        entry.job.update((job) => ({
          ...job,
          done: job.done + 1,
          total: job.total + 1,
          items: [...job.items, { name: one.path, state: 'done', row: one }],
        })),
    );
    show(
      signal.aborted && row.status === 'failed' ? { state: 'cancelled' } : { state: 'done', row },
      1,
    );
    return row;
  } catch (error) {
    show({ state: 'done', row: failedRow(file.name, `${file.name}: ${reasonOf(error)}`) }, 1);
    throw error;
  }
}

/** The notebook's own trouble, as a row tells it; the caller of a single file gets the failure itself. */
function reasonOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'the disk is full.';
  return typeof code === 'string' && /^SQLITE_(READONLY|IOERR|CORRUPT)/.test(code)
    ? 'the notebook cannot be written.'
    : 'a fault of the program stopped its import.';
}

/** Ends the job when it was stopped, or when it is closed and its queue empty. */
function settle(core: Core, id: string): void {
  const entry = open.get(core)?.get(id);
  if (!entry) return;
  const { aborted } = entry.job.signal;
  if (entry.waiting > 0 || !(entry.closed || aborted)) return;
  open.get(core)?.delete(id);
  if (entry.silence) clearTimeout(entry.silence);
  entry.job.update((job) => ({ ...job, state: aborted ? 'cancelled' : 'done' }));
  core.emit({ topics: ['jobs'], ids: [] });
}

function need(core: Core, id: string): Open {
  const entry = open.get(core)?.get(id);
  if (entry) return entry;
  const over = core.jobs.get(id).view().state;
  return over === 'cancelled'
    ? fail('cancelled', 'The import was cancelled.')
    : fail('conflict', `The import ${id} takes no more files.`);
}
