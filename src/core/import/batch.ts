import { fail } from '../../contract/failure.ts';
import type { ImportItem, ImportRow, Job } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import type { RunningJob } from '../jobs.ts';
import { type Batch, type FileToImport, importFile } from './import-file.ts';

interface Open {
  readonly job: RunningJob;
  readonly batch: Batch;
  readonly defaults: { readonly tags: readonly string[]; readonly collection: string | undefined };
  /** The work queued so far; files are read one after the other. */
  tail: Promise<unknown>;
  waiting: number;
  closed: boolean;
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
    closed: false,
  });
  job.signal.addEventListener('abort', () => settle(core, id));
  return job.view();
}

/** Queues a file of an import; the row comes when it was read. */
export function queueFile(
  core: Core,
  file: FileToImport & { readonly job: string },
): Promise<ImportRow> {
  const entry = need(core, file.job);
  if (entry.closed) fail('conflict', `The import ${file.job} takes no more files.`);
  const index = entry.job.view().items.length;
  entry.waiting += 1;
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
    settle(core, file.job);
  });
}

/** Says that no more files follow; the job is done when the queue is. */
export function closeBatch(core: Core, id: string): void {
  need(core, id).closed = true;
  settle(core, id);
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
    );
    show(
      signal.aborted && row.status === 'failed' ? { state: 'cancelled' } : { state: 'done', row },
      1,
    );
    return row;
  } catch (error) {
    show({ state: 'cancelled' }, 1);
    throw error;
  }
}

/** Ends the job when it was stopped, or when it is closed and its queue empty. */
function settle(core: Core, id: string): void {
  const entry = open.get(core)?.get(id);
  if (!entry) return;
  const { aborted } = entry.job.signal;
  if (entry.waiting > 0 || !(entry.closed || aborted)) return;
  open.get(core)?.delete(id);
  entry.job.update((job) => ({ ...job, state: aborted ? 'cancelled' : 'done' }));
  core.emit({ topics: ['jobs'], ids: [] });
}

function need(core: Core, id: string): Open {
  return open.get(core)?.get(id) ?? fail('not-found', `There is no running import ${id}.`);
}
