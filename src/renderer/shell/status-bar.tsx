import { useCall } from '../data/queries.ts';
import { shortTime } from '../panels/history/change-list.ts';
import { useActivity } from '../state/activity.ts';
import { showPanel } from '../state/view.ts';
import './status-bar.css';

/** The bar below all: whether everything is kept, what runs, and that nothing leaves the computer. */
export function StatusBar() {
  return (
    <footer className="status-bar" data-pane="status">
      <Saved />
      <LastBackup />
      <Running />
      <span className="status-bar__space" />
      <span className="status-bar__offline">Offline: nothing leaves this computer</span>
      <button type="button" className="status-bar__button" onClick={() => showPanel('shortcuts')}>
        ? Shortcuts
      </button>
    </footer>
  );
}

function Saved() {
  const { pending, failed, drafts } = useActivity();
  const reading = useCall('notebook.state', {}).data?.reading ?? false;
  if (failed) return <span className="status-bar__failed">Not saved: the last change failed</span>;
  if (reading) return <span className="status-bar__failed">Reading only</span>;
  if (pending > 0) return <span>Saving…</span>;
  return <span>{drafts > 0 ? 'Saved; what you are writing is kept' : 'Saved'}</span>;
}

function LastBackup() {
  const state = useCall('notebook.state', {}).data;
  if (!state || (state.reading && !state.backup)) return null;
  const { backup, backingUp } = state;
  const words = backingUp
    ? 'Backing up…'
    : backup
      ? `Last backup ${shortTime(backup.made, new Date())}, verified`
      : 'No backup yet';
  return (
    <button
      type="button"
      className="status-bar__button status-bar__backup"
      onClick={() => showPanel('backups')}
    >
      {words}
    </button>
  );
}

function Running() {
  const jobs = useCall('jobs.list', { brief: true }).data ?? [];
  const running = jobs.filter((job) => job.state === 'open' || job.state === 'running');
  const done = running.reduce((sum, job) => sum + job.done, 0);
  const total = running.reduce((sum, job) => sum + job.total, 0);
  if (running.length === 0) return null;
  return (
    <button type="button" className="status-bar__button" onClick={() => showPanel('jobs')}>
      Adding {done.toLocaleString('en')} of {total.toLocaleString('en')}{' '}
      {total === 1 ? 'file' : 'files'}…
    </button>
  );
}
