import { fail } from '../../contract/failure.ts';
import type { ImportItem, ImportRow, Job } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import type { RunningJob } from '../jobs.ts';
import { newBatch } from './bring-in.ts';
import type { FileToImport } from './file-to-import.ts';
import { isPlainArchive } from './import-archive.ts';
import { importFile } from './import-file.ts';
import { failedRow } from './import-row.ts';
import { createIntake, type Intake } from './intake.ts';

/** Bytes of base64 that may wait in the queue before a sender has to wait. */
const QUEUE_LIMIT = 128 * 1024 * 1024;
/** An import whose sender says nothing for so long was left behind, and undo must not wait for it. */
const SILENCE_MS = 60_000;

/** So much of an import is on its way at once: being read, or read and waiting to be put in with others. */
const UNDER_WAY = { files: 96, bytes: 16 * 1024 * 1024 } as const;

/** A file whose turn has not come, or that is on its way. */
interface Turn {
  /** In bytes of base64. */
  readonly bytes: number;
  /** Whether it is an archive of files, which has no others beside it. */
  readonly alone: boolean;
  start(): void;
}

interface Open {
  readonly job: RunningJob;
  readonly intake: Intake;
  readonly defaults: { readonly tags: readonly string[]; readonly collection: string | undefined };
  /** In the order in which they came. */
  readonly queue: Turn[];
  readonly underWay: Set<Turn>;
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
  });
  const batches = open.get(core) ?? new Map<string, Open>();
  open.set(core, batches);
  batches.set(id, {
    job,
    intake: createIntake(core, newBatch()),
    defaults: { tags: input.tags ?? [], collection: input.collection },
    queue: [],
    underWay: new Set(),
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
  entry.waiting += 1;
  entry.pending += file.bytes.length;
  const index = entry.job.add({ name: file.name, state: 'queued', row: null });
  entry.job.update((job) => ({ state: 'running', total: Math.max(job.total, index + 1) }));
  const { promise: turn, resolve: start } = Promise.withResolvers<void>();
  const own: Turn = { bytes: file.bytes.length, alone: isWholeArchive(file), start };
  entry.queue.push(own);
  advance(entry);
  return turn
    .then(() => runOne(core, entry, file, index))
    .finally(() => {
      entry.underWay.delete(own);
      advance(entry);
      entry.waiting -= 1;
      entry.pending -= file.bytes.length;
      listen(core, file.job);
      settle(core, file.job);
    });
}

/** Lets as many files go as may be on their way. */
function advance({ queue, underWay, job }: Open): void {
  for (let next = queue[0]; next; next = queue[0]) {
    if (underWay.size > 0 && !job.signal.aborted && !hasRoom(underWay, next)) return;
    queue.shift();
    underWay.add(next);
    next.start();
  }
}

function hasRoom(underWay: ReadonlySet<Turn>, next: Turn): boolean {
  let bytes = next.bytes;
  for (const one of underWay) {
    if (one.alone) return false;
    bytes += one.bytes;
  }
  return !next.alone && underWay.size < UNDER_WAY.files && bytes <= UNDER_WAY.bytes;
}

function isWholeArchive({ name, bytes, type }: FileToImport): boolean {
  // How an archive begins, in base64.
  if (type !== undefined || !bytes.startsWith('UEsD')) return false;
  return isPlainArchive(name, new Uint8Array(Buffer.from(bytes, 'base64')));
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
  const show = (item: Partial<ImportItem>, done: number): void => {
    entry.job.set(index, item);
    entry.job.update((job) => ({ done: job.done + done }));
  };
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
      entry.intake,
      signal,
      // Files of an archive are files of the import, each with its own row.
      (one) => {
        entry.job.add({ name: one.path, state: 'done', row: one });
        entry.job.update((job) => ({ done: job.done + 1, total: job.total + 1 }));
      },
    );
    // What was cancelled while it was read is not done: it is named among what is left.
    if (signal.aborted && row.status === 'failed') show({ state: 'cancelled' }, 0);
    else show({ state: 'done', row }, 1);
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
  entry.job.update(() => ({ state: aborted ? 'cancelled' : 'done' }));
  core.emit({ topics: ['jobs'], ids: [] });
}

function need(core: Core, id: string): Open {
  const entry = open.get(core)?.get(id);
  if (entry) return entry;
  const over = core.jobs.get(id).view(true).state;
  return over === 'cancelled'
    ? fail('cancelled', 'The import was cancelled.')
    : fail('conflict', `The import ${id} takes no more files.`);
}
