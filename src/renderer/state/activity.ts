import { create } from 'zustand';

interface Activity {
  /** Writes that were asked for and not answered yet. */
  readonly pending: number;
  /** Whether the last write that was answered had failed because it could not be kept. */
  readonly failed: boolean;
  /** Texts that are being written: kept, but not saved. */
  readonly drafts: number;
}

/** Whether what was done here is in the notebook: what the status bar may say. */
export const useActivity = create<Activity>(() => ({
  pending: 0,
  failed: false,
  drafts: 0,
}));

/** Follows one call; calls that only read do not count. Returns the promise it was given. */
export function followWrite<T extends { readonly ok: boolean }>(
  call: string,
  answer: Promise<T>,
  isLoss: (reply: T) => boolean,
): Promise<T> {
  if (READING.test(call)) return answer;
  const end = (failed: boolean | null): void =>
    useActivity.setState((activity) => ({
      pending: activity.pending - 1,
      failed: failed ?? activity.failed,
    }));
  useActivity.setState(({ pending }) => ({ pending: pending + 1 }));
  answer.then(
    (reply) => end(reply.ok ? false : isLoss(reply) ? true : null),
    () => end(true),
  );
  return answer;
}

/** Calls that change nothing a researcher would miss; drafts are told of where they are written. */
const READING =
  /(^drafts\.|\.(list|get|info|state|stats|check|text|original|formats|run|look|make|dismiss)$)/;
