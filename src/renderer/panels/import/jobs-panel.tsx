import { VList } from 'virtua';
import { shorten } from '../../../domain/shorten.ts';
import { visibleName } from '../../../domain/visible-name.ts';
import { keepSeparate, makeRevisionOf, useAnsweredOffers } from '../../revisions/version-offers.ts';
import { openArticle, showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Progress } from '../../ui/progress.tsx';
import { CopyButton } from '../copy-button.tsx';
import {
  asAnswered,
  isOver,
  type JobRow,
  jobCounts,
  jobReport,
  jobRows,
  jobSummary,
  STATE_WORDS,
  shown,
} from './job-rows.ts';
import { dismissJob, useImportJobs, type WatchedJob } from './job-watch.ts';
import { cancelJob } from './progress-region.tsx';
import './jobs.css';

/** The newest import file by file: failures on top, what became of each, and the report to copy. */
export function JobsPanel() {
  const [found] = useImportJobs(false);
  const answers = useAnsweredOffers((store) => store.answers);
  const newest = found && { ...found, job: asAnswered(found.job, answers) };
  return (
    <Dialog
      title="Import"
      size="large"
      className="dialog--edges"
      onClose={() => showPanel(null)}
      footer={newest && <JobButtons {...newest} />}
    >
      {newest ? (
        <JobRows {...newest} />
      ) : (
        <EmptyState title="Nothing is being imported">
          What you add is listed here, file by file, while it is read.
        </EmptyState>
      )}
    </Dialog>
  );
}

function JobButtons({ job, run }: WatchedJob) {
  const over = isOver(job, run);
  return (
    <>
      <CopyButton label="Copy report" text={() => jobReport(job, run)} />
      <span className="panel-grow" />
      {over ? (
        <Button
          onClick={() => {
            showPanel(null);
            dismissJob(job.id);
          }}
        >
          Dismiss
        </Button>
      ) : (
        <Button kind="danger" onClick={() => cancelJob(job.id)}>
          Cancel import
        </Button>
      )}
      <Button kind="primary" onClick={() => showPanel(null)}>
        {over ? 'Close' : 'Go on in the background'}
      </Button>
    </>
  );
}

function JobRows({ job, run }: WatchedJob) {
  const rows = jobRows(job, run);
  const { ended, total, failed } = jobCounts(job, run);
  const text = isOver(job, run)
    ? jobSummary(job, run)
    : `${shown(ended)} of ${shown(total)} files read${failed > 0 ? `, ${shown(failed)} failed` : ''}`;
  return (
    <>
      <div className="jobs__head">
        <span>{text}</span>
        {!isOver(job, run) && (
          <Progress label="Import" value={total === 0 ? 0 : ended / total} text={text} />
        )}
      </div>
      <VList role="list" aria-label="Files" tabIndex={0} style={{ height: heightFor(rows.length) }}>
        {rows.map((row, at) => (
          <FileRow key={`${row.name} ${at}`} row={row} at={at} count={rows.length} />
        ))}
      </VList>
    </>
  );
}

/** As high as its rows need, and no higher than the window has room for. */
function heightFor(rows: number): string {
  return `min(${Math.max(3, rows) * 54}px, 52vh)`;
}

interface RowProps {
  readonly row: JobRow;
  readonly at: number;
  readonly count: number;
}

function FileRow({ row, at, count }: RowProps) {
  const { articleId, state, name, detail, versionOf } = row;
  const answer = useAnsweredOffers(({ answers }) => answers[articleId ?? '']);
  return (
    // biome-ignore lint/a11y/useSemanticElements: only rows in view are drawn, in elements of the list’s own
    <div
      role="listitem"
      aria-posinset={at + 1}
      aria-setsize={count}
      className={`jobs__row jobs__row--${state}`}
    >
      <span className="jobs__state">{STATE_WORDS[state]}</span>
      <span className="jobs__file">
        <span className="jobs__name" title={visibleName(name)}>
          {visibleName(name)}
        </span>
        {detail !== '' && <span className="jobs__detail">{detail}</span>}
        {articleId !== null && versionOf && answer === undefined && (
          <span className="jobs__offer">
            <Button
              onClick={() => {
                showPanel(null);
                void makeRevisionOf(articleId, versionOf.id);
              }}
            >
              New revision of “{shorten(versionOf.title, 40)}”
            </Button>
            <Button kind="quiet" onClick={() => keepSeparate(articleId)}>
              Separate article
            </Button>
          </span>
        )}
      </span>
      {articleId !== null && (
        <Button
          kind="quiet"
          onClick={() => {
            showPanel(null);
            openArticle(articleId);
          }}
        >
          Open<span className="visually-hidden"> {name}</span>
        </Button>
      )}
    </div>
  );
}
