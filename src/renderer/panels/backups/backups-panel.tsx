import { useState } from 'react';
import { client } from '../../data/client.ts';
import { useCall } from '../../data/queries.ts';
import { announce, showFailure, showToast } from '../../state/announce.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { BackupContentView } from './backup-content-view.tsx';
import { BackupList } from './backup-list.tsx';
import { madeWords } from './backup-words.ts';
import './backups.css';

/** The backups: when each was made and why, what is in it, and the way back to it. */
export function BackupsPanel() {
  const { data } = useCall('backups.list', {}, { keep: true });
  const state = useCall('notebook.state', {}).data;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const backups = data?.backups ?? [];
  const chosen = backups.find(({ id }) => id === chosenId) ?? backups[0];

  const make = async (): Promise<void> => {
    try {
      const made = await client.call('backups.make', {});
      announce(made.verified ? 'Backed up and verified' : 'Backed up; it is not sound');
      setChosenId(made.id);
    } catch (error) {
      showFailure(error);
    }
  };
  const restore = async (id: string): Promise<void> => {
    setRestoring(true);
    try {
      await client.call('backups.restore', { id });
      showPanel(null);
      showToast('The backup is in place. What was there before is a backup itself.');
    } catch (error) {
      showFailure(error);
    }
    setRestoring(false);
    setAsking(false);
  };
  return (
    <Dialog
      title="Backups"
      size="large"
      className="dialog--edges"
      onClose={() => showPanel(null)}
      footer={
        asking && chosen ? (
          <>
            <p className="panel-grow" role="status">
              {restoring
                ? 'Restoring…'
                : `Go back to ${madeWords(chosen.made)}? The notebook as it is now is backed up first.`}
            </p>
            <Button disabled={restoring} onClick={() => setAsking(false)}>
              Keep
            </Button>
            <Button
              kind="primary"
              autoFocus
              disabled={restoring}
              onClick={() => void restore(chosen.id)}
            >
              Restore it
            </Button>
          </>
        ) : (
          <>
            {!state?.reading && (
              <Button disabled={state?.backingUp ?? false} onClick={() => void make()}>
                {state?.backingUp ? 'Backing up…' : 'Back up now'}
              </Button>
            )}
            <span className="panel-grow" />
            {chosen && (
              <Button kind="primary" onClick={() => setAsking(true)}>
                Restore…
              </Button>
            )}
          </>
        )
      }
    >
      <p className="backups__about panel-note">
        Made by themselves while you work, read again whole, and thinned out with time: six of ten
        minutes, 24 hourly, 30 daily, 12 monthly. They are in <code>{data?.folder}</code>; copy them
        to another disk now and then.
      </p>
      {data && backups.length === 0 ? (
        <p className="backups__none">
          There is no backup yet. The first comes ten minutes after you begin to work.
        </p>
      ) : (
        <div className="backups__parts">
          <BackupList
            backups={backups}
            chosen={chosen?.id ?? null}
            onChoose={(id) => {
              setChosenId(id);
              setAsking(false);
            }}
          />
          {chosen && <BackupContentView key={chosen.id} backup={chosen} />}
        </div>
      )}
    </Dialog>
  );
}
