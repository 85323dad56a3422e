import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Notice } from '../../contract/notebook-state.ts';
import { client } from '../data/client.ts';
import { useCall } from '../data/queries.ts';
import { showFailure } from '../state/announce.ts';
import { showPanel } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { UnsavedNotes } from './unsaved-notes.tsx';
import './notice-bar.css';

/** What one should know of the notebook as a whole, one line each, until it is over or was read. */
export function NoticeBar() {
  const notices = useCall('notebook.state', {}).data?.notices ?? [];
  return (
    <section className="notice-bar" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeRow key={notice.kind} kind={notice.kind} text={notice.message}>
          <Actions {...notice} />
        </NoticeRow>
      ))}
      <UnsavedNotes />
    </section>
  );
}

interface RowProps {
  readonly kind: Notice['kind'] | 'draft';
  readonly text: string;
  readonly children: ReactNode;
}

/** A line of the bar. */
export function NoticeRow({ kind, text, children }: RowProps) {
  return (
    <div className={`notice notice--${kind}`} role={kind === 'full' ? 'alert' : 'status'}>
      {kind !== 'draft' && <TriangleAlert size={16} aria-hidden />}
      <p className="notice__text">{text}</p>
      {children}
    </div>
  );
}

function Actions({ kind }: Notice) {
  switch (kind) {
    case 'missing':
      return (
        <>
          <BackupsButton />
          <Button
            kind="quiet"
            onClick={() => client.call('notebook.dismiss', { kind }).catch(showFailure)}
          >
            Dismiss
          </Button>
        </>
      );
    case 'place':
      return (
        <Button
          kind="quiet"
          onClick={() => client.call('notebook.dismiss', { kind }).catch(showFailure)}
        >
          I know
        </Button>
      );
    case 'reading':
    case 'damage':
    case 'backup':
      return <BackupsButton />;
    case 'full':
      return null;
  }
}

function BackupsButton() {
  return (
    <Button kind="quiet" onClick={() => showPanel('backups')}>
      Backups…
    </Button>
  );
}
