import { create } from 'zustand';

/** What only the window knows of an import: the core never saw these files. */
export interface ImportRun {
  /** The job's id. */
  readonly job: string;
  /** How many files were sent to the core, of `total`. */
  readonly sent: number;
  readonly total: number;
  /** Whether files are still being read here. */
  readonly sending: boolean;
  /** Files that could not be read here, with the reason in a sentence. */
  readonly unread: readonly { readonly name: string; readonly error: string }[];
  /** Files that were not sent any more when the import was cancelled. */
  readonly unsent: readonly string[];
  /** Files of a folder that are of no kind that can be read. */
  readonly leftOut: readonly string[];
}

/** The imports this window started, newest first. */
export const useImportRuns = create<{ readonly runs: readonly ImportRun[] }>(() => ({ runs: [] }));

/** Notes the beginning of an import. */
export function beginRun(run: ImportRun): void {
  useImportRuns.setState(({ runs }) => ({ runs: [run, ...runs] }));
}

/** Changes what is known of one import. */
export function editRun(job: string, edit: (run: ImportRun) => ImportRun): void {
  useImportRuns.setState(({ runs }) => ({
    runs: runs.map((run) => (run.job === job ? edit(run) : run)),
  }));
}

/** Forgets an import that is over and was looked at. */
export function forgetRun(job: string): void {
  useImportRuns.setState(({ runs }) => ({ runs: runs.filter((run) => run.job !== job) }));
}
