import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { client } from '../../data/client.ts';
import { showFailure } from '../../state/announce.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { isOver, jobCounts, jobTroubles, shown } from './job-rows.ts';
import { dismissJob, useImportEnds, useImportJobs, type WatchedJob } from './job-watch.ts';
import './progress-region.css';

/** How far the newest import is, above the status bar, wherever one goes meanwhile. */
export function ProgressRegion() {
  const watched = useImportJobs(true);
  useImportEnds(watched);
  const running = watched.find(({ job, run }) => !isOver(job, run));
  const newest = running ?? watched[0];
  if (!newest) return null;
  return (
    <section className="progress-region" aria-label="Imports" data-pane="imports">
      {running ? <Running {...running} /> : <Ended {...newest} />}
    </section>
  );
}

function Running({ job, run }: WatchedJob) {
  const { ended, total, failed } = jobCounts(job, run);
  const text = `${shown(ended)} of ${shown(total)} ${total === 1 ? 'file' : 'files'}${failed > 0 ? `, ${shown(failed)} failed` : ''}`;
  return (
    <>
      <div className="progress-region__line">
        <span className="progress-region__text">Adding: {text}</span>
        <Button kind="quiet" onClick={() => showPanel('jobs')}>
          Details
        </Button>
        <Button kind="quiet" onClick={() => cancelJob(job.id)}>
          Cancel
        </Button>
      </div>
      <Progress label="Import" value={total === 0 ? 0 : ended / total} text={text} />
    </>
  );
}

function Ended({ job, run }: WatchedJob) {
  const bad = jobCounts(job, run).failed > 0;
  return (
    <div className="progress-region__line">
      {bad ? (
        <CircleAlert className="progress-region__bad" size={16} aria-hidden />
      ) : (
        <CircleCheck className="progress-region__good" size={16} aria-hidden />
      )}
      <span className="progress-region__text">{jobTroubles(job, run)}</span>
      <Button kind="quiet" onClick={() => showPanel('jobs')}>
        Report
      </Button>
      <IconButton label="Dismiss" icon={<X size={14} />} onClick={() => dismissJob(job.id)} />
    </div>
  );
}

/** Stops an import; what it has added stays, and can be undone. */
export function cancelJob(id: string): void {
  client.call('jobs.cancel', { job: id }).catch(showFailure);
}
