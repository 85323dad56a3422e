import type { ImportItem, Job } from '../../../contract/job.ts';
import type { ImportRun } from './import-runs.ts';

/** A file of an import, as its row shows it. */
export interface JobRow {
  readonly name: string;
  readonly state: 'failed' | 'reading' | 'queued' | 'skipped' | 'done' | 'cancelled' | 'left-out';
  /** What became of it, in words; empty when the state says it all. */
  readonly detail: string;
  readonly articleId: string | null;
  /** An article of which it seems to be another version. */
  readonly versionOf: { readonly id: string; readonly title: string } | null;
}

/** How an import stands, in figures. */
export interface JobCounts {
  readonly total: number;
  /** Files that need no more work, whatever became of them. */
  readonly ended: number;
  readonly added: number;
  /** Files that became new revisions of articles. */
  readonly revised: number;
  readonly skipped: number;
  readonly failed: number;
  readonly warned: number;
}

const ORDER = ['failed', 'reading', 'queued', 'cancelled', 'left-out', 'skipped', 'done'] as const;

/**
 * An import as it stands once some of its articles were made new revisions of others.
 * @param answers to the offers, by the id of the article that was added
 */
export function asAnswered(
  job: Job,
  answers: Readonly<Record<string, 'revision' | 'separate'>>,
): Job {
  let { added, revised, warned } = job.counts;
  const items = job.items.map((item) => {
    const { row } = item;
    if (!row?.versionOf || answers[row.articleId ?? ''] !== 'revision') return item;
    const { id, title } = row.versionOf;
    // What it seemed to be, it is now.
    const warnings = row.warnings.filter((words) => !words.includes('another version of'));
    added -= 1;
    revised += 1;
    if (warnings.length === 0 && row.warnings.length > 0) warned -= 1;
    return {
      ...item,
      row: { ...row, status: 'revised' as const, articleId: id, title, warnings, versionOf: null },
    };
  });
  return { ...job, counts: { ...job.counts, added, revised, warned }, items };
}

/** The rows of an import: failures first, then what is under way, then the rest in the order it came. */
export function jobRows(job: Job, run: ImportRun | null): JobRow[] {
  const rows: JobRow[] = [
    ...(run?.unread ?? []).map(({ name, error }) => bareRow(name, 'failed', error)),
    ...job.items.map(rowOf),
    ...(run?.unsent ?? []).map((name) => bareRow(name, 'cancelled', '')),
    ...(run?.leftOut ?? []).map((name) =>
      bareRow(name, 'left-out', 'Not a kind of file that holds an article'),
    ),
  ];
  return ORDER.flatMap((state) => rows.filter((row) => row.state === state));
}

/** The figures of an import. Files still to be sent count as waiting. */
export function jobCounts(job: Job, run: ImportRun | null): JobCounts {
  const unread = run?.unread.length ?? 0;
  const { added, revised, duplicate, failed, warned } = job.counts;
  // Those that were read here never reached the core.
  const total = Math.max(job.total, job.done + unread);
  return {
    total,
    ended: Math.min(total, job.done + unread),
    added,
    revised,
    skipped: duplicate,
    failed: failed + unread,
    warned,
  };
}

/** A figure as people write it. */
export function shown(count: number): string {
  return count.toLocaleString('en');
}

/** Whether an import is over: nothing is read any more, here or in the core. */
export function isOver(job: Job, run: ImportRun | null): boolean {
  return (job.state === 'done' || job.state === 'cancelled') && !(run?.sending ?? false);
}

/** Whether an import left nothing to look at, so that it may go by itself. */
export function isClean(job: Job, run: ImportRun | null): boolean {
  const { failed, skipped, warned } = jobCounts(job, run);
  return (
    job.state === 'done' && failed + skipped + warned === 0 && (run?.leftOut.length ?? 0) === 0
  );
}

/** How an import ended, in a sentence: "12 added, 1 already in the library, 2 failed." */
export function jobSummary(job: Job, run: ImportRun | null): string {
  const { added, revised, skipped, failed, total, ended } = jobCounts(job, run);
  const unread = job.state === 'cancelled' ? total - ended : 0;
  const parts = [
    added > 0 || revised + skipped + failed === 0 ? `${shown(added)} added` : '',
    revised > 0 ? `${shown(revised)} ${revised === 1 ? 'new revision' : 'new revisions'}` : '',
    skipped > 0 ? `${shown(skipped)} already in the library` : '',
    failed > 0 ? `${shown(failed)} failed` : '',
    unread > 0 ? `${shown(unread)} not read` : '',
    run && run.leftOut.length > 0 ? `${shown(run.leftOut.length)} left out` : '',
  ].filter((part) => part !== '');
  return `${job.state === 'cancelled' ? 'Cancelled: ' : ''}${parts.join(', ')}.`;
}

/** What of an import asks to be looked at, in a sentence; how many were added the toast has said. */
export function jobTroubles(job: Job, run: ImportRun | null): string {
  const { skipped, failed, warned } = jobCounts(job, run);
  const leftOut = run?.leftOut.length ?? 0;
  const parts = [
    failed > 0 ? `${shown(failed)} failed` : '',
    skipped > 0 ? `${shown(skipped)} already in the library` : '',
    leftOut > 0 ? `${shown(leftOut)} left out` : '',
    warned > 0 ? `${shown(warned)} with remarks` : '',
  ].filter((part) => part !== '');
  if (job.state === 'cancelled') parts.unshift('cancelled');
  return parts.length === 0 ? 'Import: done' : `Import: ${parts.join(', ')}`;
}

/** The whole report as text, a line for each file: state, name, what became of it; tabs between. */
export function jobReport(job: Job, run: ImportRun | null): string {
  const lines = jobRows(job, run).map(({ state, name, detail }) =>
    [STATE_WORDS[state], name, detail].filter((part) => part !== '').join('\t'),
  );
  return `${[`Import: ${jobSummary(job, run)}`, ...lines].join('\n')}\n`;
}

/** What a state is called. */
export const STATE_WORDS: Readonly<Record<JobRow['state'], string>> = {
  failed: 'Failed',
  reading: 'Reading',
  queued: 'Queued',
  skipped: 'Skipped',
  done: 'Done',
  cancelled: 'Cancelled',
  'left-out': 'Left out',
};

function rowOf({ name, state, row }: ImportItem): JobRow {
  if (!row) return bareRow(name, state === 'done' ? 'cancelled' : state, '');
  const { articleId, warnings, versionOf } = row;
  switch (row.status) {
    case 'failed':
      return {
        name,
        state: 'failed',
        detail: reasonOf(name, row.error ?? 'It cannot be read.'),
        articleId,
        versionOf,
      };
    case 'duplicate':
      return {
        name,
        state: 'skipped',
        detail: ['Already in the library', ...warnings].join(' · '),
        articleId,
        versionOf,
      };
    case 'revised':
    case 'added': {
      const what = row.status === 'revised' ? 'New revision of ' : '';
      const held = row.kind === 'article' ? `${what}${row.title ?? name}` : countsOf(row.counts);
      return { name, state: 'done', detail: [held, ...warnings].join(' · '), articleId, versionOf };
    }
  }
}

function bareRow(name: string, state: JobRow['state'], detail: string): JobRow {
  return { name, state, detail, articleId: null, versionOf: null };
}

/** The sentence names the file with its whole path, which stands above it. */
function reasonOf(name: string, error: string): string {
  return error.startsWith(name) ? `${name.split('/').at(-1)}${error.slice(name.length)}` : error;
}

function countsOf(counts: { articles: number; passages: number; loose: number }): string {
  return [
    counts.articles > 0 ? `${counts.articles} articles` : '',
    `${counts.passages} passages`,
    counts.loose > 0 ? `${counts.loose} without a place` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
