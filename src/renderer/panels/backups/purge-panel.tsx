import { useState } from 'react';
import { client } from '../../data/client.ts';
import { useCall } from '../../data/queries.ts';
import { showFailure, showToast } from '../../state/announce.ts';
import { showPanel, useView } from '../../state/view.ts';
import { SmallForm } from '../library/small-form.tsx';
import { usePanelProps } from '../panel-props.ts';
import { contentWords, madeWords } from './backup-words.ts';
import './backups.css';

/** So many backups are named. */
const NAMED = 4;

/** The question before words are gone for good: how many, and which backups still hold them. */
export function PurgePanel() {
  const ids = usePanelProps('purge')?.ids;
  const asked = ids === undefined ? {} : { ids: [...ids] };
  const { data } = useCall('trash.look', asked);
  const [backups, setBackups] = useState(false);
  if (!data) return null;
  const purge = async (): Promise<void> => {
    if (data.articles === 0) return showPanel(null);
    try {
      const gone = await client.call('trash.purge', {
        ...asked,
        confirm: data.articles,
        backups,
      });
      showPanel(null);
      useView.setState({ selected: [] });
      const left = gone.backups.length;
      const still =
        left === 0
          ? ''
          : ` ${left === 1 ? 'A backup still holds' : `${left} backups still hold`} it.`;
      showToast(`Deleted for good: ${contentWords(gone)}.${still}`);
    } catch (error) {
      showFailure(error);
    }
  };
  const rest = data.backups.length - NAMED;
  return (
    <SmallForm
      title={ids === undefined ? 'Empty the trash' : 'Delete for good'}
      verb={data.articles === 0 ? 'Close' : 'Delete for good'}
      danger={data.articles > 0}
      onSubmit={purge}
    >
      {data.articles === 0 ? (
        <p>The trash is empty.</p>
      ) : (
        <p>
          {contentWords(data)} with their notes go for good: out of the notebook, its index and its
          history. No undo brings them back.
        </p>
      )}
      {data.backups.length > 0 && data.articles > 0 && (
        <>
          <label className="purge__backups">
            <input
              type="checkbox"
              checked={backups}
              onChange={(event) => setBackups(event.target.checked)}
            />
            <span>
              Delete {data.backups.length === 1 ? 'the backup that holds' : 'the backups that hold'}{' '}
              some of it too
            </span>
          </label>
          <ul className="purge__list panel-note">
            {data.backups.slice(0, NAMED).map(({ id, made }) => (
              <li key={id}>{madeWords(made)}</li>
            ))}
            {rest > 0 && <li>and {rest.toLocaleString('en')} more</li>}
          </ul>
        </>
      )}
    </SmallForm>
  );
}
