import type { NotebookEvent } from '../contract/events.ts';
import { fail } from '../contract/failure.ts';
import type { Job } from '../contract/job.ts';

/** A job as the core drives it: what views see, and the way to stop it. */
export interface RunningJob {
  /** What views see; replaced, never changed in place. */
  readonly view: () => Job;
  /** Aborted when somebody cancels the job or the notebook closes. */
  readonly signal: AbortSignal;
  /** Replaces the view and tells the views, at most about ten times a second. */
  update(change: (job: Job) => Job): void;
}

/** The long work of this session. */
export interface Jobs {
  start(job: Job): RunningJob;
  get(id: string): RunningJob;
  list(): Job[];
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
      let view = first;
      const abort = new AbortController();
      const job = {
        abort,
        signal: abort.signal,
        view: () => view,
        update: (change: (job: Job) => Job) => {
          view = change(view);
          tell();
        },
      };
      jobs.set(first.id, job);
      tell();
      return job;
    },
    get,
    list: () => [...jobs.values()].map((job) => job.view()).reverse(),
    cancel: (id) => {
      const job = get(id);
      if (!isOver(job.view())) job.abort.abort();
    },
    dismiss: (id) => {
      if (isOver(get(id).view())) jobs.delete(id);
      tell();
    },
    busy: () => [...jobs.values()].some((job) => !isOver(job.view())),
    stop: async () => {
      for (const job of jobs.values()) job.abort.abort();
      if (timer) clearTimeout(timer);
    },
  };
}

function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'cancelled';
}
