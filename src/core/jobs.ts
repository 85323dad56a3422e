import type { NotebookEvent } from '../contract/events.ts';
import { fail } from '../contract/failure.ts';
import type { ImportItem, Job, JobCounts } from '../contract/job.ts';

/** A job without its files. */
export type JobState = Omit<Job, 'items' | 'counts'>;

/** A job as the core drives it: what views see, and the way to stop it. Views are told at most ten times a second. */
export interface RunningJob {
  /** What views see. @param brief without its files, of which there may be many thousands */
  view(brief?: boolean): Job;
  /** Aborted when somebody cancels the job or the notebook closes. */
  readonly signal: AbortSignal;
  /** Changes what is said of the whole. */
  update(change: (job: JobState) => Partial<JobState>): void;
  /** Adds a file. @returns its place */
  add(item: ImportItem): number;
  /** Changes what is said of the file at a place. */
  set(place: number, item: Partial<ImportItem>): void;
}

/** The long work of this session. */
export interface Jobs {
  start(job: JobState): RunningJob;
  get(id: string): RunningJob;
  /** @param brief without their files */
  list(brief?: boolean): Job[];
  cancel(id: string): void;
  dismiss(id: string): void;
  /** Whether any job still runs. */
  busy(): boolean;
  /** Cancels all and waits for nothing. */
  stop(): Promise<void>;
}

const QUIET_MS = 100;

/** The register of jobs; views are told by `emit` and read them again with `jobs.list`. */
export function createJobs(emit: (event: NotebookEvent) => void): Jobs {
  const jobs = new Map<string, RunningJob & { abort: AbortController }>();
  let timer: NodeJS.Timeout | null = null;
  const tell = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      emit({ topics: ['jobs'], ids: [] });
    }, QUIET_MS);
  };
  const get = (id: string): RunningJob & { abort: AbortController } =>
    jobs.get(id) ?? fail('not-found', `There is no job ${id}.`);
  return {
    start: (first) => {
      let state = first;
      let counts: JobCounts = {
        added: 0,
        revised: 0,
        duplicate: 0,
        failed: 0,
        brought: 0,
        warned: 0,
      };
      const items: ImportItem[] = [];
      const abort = new AbortController();
      const count = ({ row }: ImportItem): void => {
        if (!row) return;
        counts = {
          ...counts,
          [row.status]: counts[row.status] + 1,
          ...(row.status === 'duplicate' && row.counts.passages > 0
            ? { brought: counts.brought + 1 }
            : {}),
          ...(row.warnings.length > 0 ? { warned: counts.warned + 1 } : {}),
        };
      };
      const job = {
        abort,
        signal: abort.signal,
        view: (brief = false): Job => ({ ...state, counts, items: brief ? [] : [...items] }),
        update: (change: (job: JobState) => Partial<JobState>) => {
          state = { ...state, ...change(state) };
          tell();
        },
        add: (item: ImportItem) => {
          count(item);
          tell();
          return items.push(item) - 1;
        },
        set: (place: number, change: Partial<ImportItem>) => {
          const before = items[place];
          if (!before) throw new Error(`the job has no file ${place}`);
          const item = { ...before, ...change };
          if (!before.row) count(item);
          items[place] = item;
          tell();
        },
      };
      jobs.set(first.id, job);
      tell();
      return job;
    },
    get,
    list: (brief) => [...jobs.values()].map((job) => job.view(brief)).reverse(),
    cancel: (id) => {
      const job = get(id);
      if (!isOver(job.view(true))) job.abort.abort();
    },
    dismiss: (id) => {
      if (isOver(get(id).view(true))) jobs.delete(id);
      tell();
    },
    busy: () => [...jobs.values()].some((job) => !isOver(job.view(true))),
    stop: async () => {
      for (const job of jobs.values()) job.abort.abort();
      if (timer) clearTimeout(timer);
    },
  };
}

function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'cancelled';
}
