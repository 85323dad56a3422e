import { useEffect } from 'react';
import type { ImportRow, Job } from '../../../contract/job.ts';
import { assertNever } from '../../../domain/assert-never.ts';
import { shorten } from '../../../domain/shorten.ts';
import { client } from '../../data/client.ts';
import { useCall } from '../../data/queries.ts';
import { makeRevisionOf } from '../../revisions/version-offers.ts';
import { announce, showToast } from '../../state/announce.ts';
import { openArticle, useView } from '../../state/view.ts';
import { forgetRun, type ImportRun, useImportRuns } from './import-runs.ts';
import { isClean, isOver, jobCounts, jobSummary } from './job-rows.ts';

/** An import with what only this window knows of it. */
export interface WatchedJob {
  readonly job: Job;
  /** Null when another window or program started it. */
  readonly run: ImportRun | null;
}

/** The imports of this session, newest first. @param brief without their files, of which there may be thousands */
export function useImportJobs(brief: boolean): readonly WatchedJob[] {
  const jobs = useCall('jobs.list', { brief }).data ?? [];
  const runs = useImportRuns((store) => store.runs);
  return jobs.map((job) => ({ job, run: runs.find((run) => run.job === job.id) ?? null }));
}

const told = new Map<string, number>();

/** Speaks at the quarters of an import this window started, and finishes it when it is over. */
export function useImportEnds(watched: readonly WatchedJob[]): void {
  useEffect(() => {
    for (const { job, run } of watched) {
      if (!run || told.get(job.id) === 4) continue;
      if (isOver(job, run)) {
        told.set(job.id, 4);
        void finish(job, run);
      } else {
        speak(job, run);
      }
    }
  }, [watched]);
}

/** Takes an import that is over off the list, here and in the core. */
export function dismissJob(id: string): void {
  forgetRun(id);
  client.call('jobs.dismiss', { job: id }).catch(() => {});
}

/** Few files are over before anybody could be told how far they are. */
const MANY = 20;

function speak(job: Job, run: ImportRun): void {
  const { ended, total, failed } = jobCounts(job, run);
  const quarter = total < MANY ? 0 : Math.floor((ended / total) * 4);
  if (quarter === 0 || quarter === 4 || quarter <= (told.get(job.id) ?? 0)) return;
  told.set(job.id, quarter);
  announce(`${ended} of ${total} files read${failed > 0 ? `, ${failed} failed` : ''}.`);
}

async function finish(job: Job, run: ImportRun): Promise<void> {
  const { added, revised, skipped, failed, total } = jobCounts(job, run);
  const only = total === 1 ? await onlyRow(job.id) : null;
  const single = only?.kind === 'article' && only.articleId !== null ? only : null;
  if (single?.articleId && useView.getState().panel === null) openArticle(single.articleId);
  if (single?.articleId && single.versionOf) {
    const { articleId, versionOf } = single;
    showToast(`Added. It seems to be another version of “${shorten(versionOf.title, 40)}”.`, {
      action: {
        label: 'Make it a new revision',
        run: async () => {
          await makeRevisionOf(articleId, versionOf.id);
          dismissJob(job.id);
        },
      },
    });
    return;
  }
  const text = single
    ? singleWords(single)
    : (only?.error ?? run.unread[0]?.error ?? jobSummary(job, run));
  const brought = job.counts.brought > 0;
  // A batch that added nothing is no change: there is nothing to take back.
  showToast(text, {
    undo: added + revised > 0 || brought,
    failed: failed > 0 && added + revised + skipped === 0,
  });
  if (isClean(job, run) || single?.status === 'duplicate') dismissJob(job.id);
}

/** What became of the one file of an import. */
async function onlyRow(id: string): Promise<ImportRow | null> {
  const jobs = await client.call('jobs.list', {}).catch(() => []);
  return jobs.find((job) => job.id === id)?.items[0]?.row ?? null;
}

function singleWords({ status, title, path, counts: { passages } }: ImportRow): string {
  const name = title ?? path;
  switch (status) {
    case 'revised':
      return `New revision of ${name}`;
    case 'duplicate':
      return passages > 0
        ? `Already in the library: ${name}. ${passages === 1 ? 'A passage of the file is' : `${passages} passages of the file are`} new.`
        : `Already in the library: ${name}`;
    case 'added':
    case 'failed':
      return `Added: ${name}`;
    default:
      return assertNever(status);
  }
}
