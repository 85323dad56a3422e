import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { VList } from 'virtua';
import type { Change } from '../../../contract/change.ts';
import { visibleName } from '../../../domain/visible-name.ts';
import { redoLast, undoLast } from '../../actions/undo.ts';
import { client } from '../../data/client.ts';
import { useCall } from '../../data/queries.ts';
import { showFailure, showToast } from '../../state/announce.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shortTime, stepsBackTo } from './change-list.ts';
import './history.css';

const PAGE = 500;

/** All that was done in the notebook, newest first, and the way back to any point of it. */
export function HistoryPanel() {
  const [limit, setLimit] = useState(PAGE);
  const [asked, setAsked] = useState<Change | null>(null);
  const info = useCall('notebook.info', {}).data;
  const { data } = useCall('history.list', { limit }, { keep: true });
  const changes = data?.changes ?? [];
  return (
    <Dialog
      title="History"
      className="dialog--edges"
      onClose={() => showPanel(null)}
      footer={
        asked ? (
          <Confirm changes={changes} to={asked} onDone={() => setAsked(null)} />
        ) : (
          <>
            <Button
              icon={<Undo2 size={14} aria-hidden />}
              disabled={!info?.undo}
              onClick={() => void undoLast()}
            >
              Undo
            </Button>
            <Button
              icon={<Redo2 size={14} aria-hidden />}
              disabled={!info?.redo}
              onClick={() => void redoLast()}
            >
              Redo
            </Button>
          </>
        )
      }
    >
      {data && changes.length === 0 ? (
        <EmptyState title="Nothing was changed yet">
          Each thing you do is kept here, and can be undone, today or next year.
        </EmptyState>
      ) : (
        <VList
          role="list"
          aria-label="Changes"
          style={{ height: `min(${Math.max(4, changes.length) * ROW}px, 60vh)` }}
          tabIndex={0}
          onScroll={(offset) => {
            const nearEnd = offset > changes.length * ROW - 1200;
            if (nearEnd && data && limit < data.total) setLimit(limit + PAGE);
          }}
        >
          {changes.map((change, at) => (
            <Row
              key={change.id}
              change={change}
              at={at}
              count={data?.total ?? 0}
              asked={asked?.id === change.id}
              onAsk={() => setAsked(change)}
            />
          ))}
        </VList>
      )}
    </Dialog>
  );
}

const ROW = 36;

interface RowProps {
  readonly change: Change;
  readonly at: number;
  readonly count: number;
  readonly asked: boolean;
  readonly onAsk: () => void;
}

function Row({ change, at, count, asked, onAsk }: RowProps) {
  const { label, undone } = change;
  return (
    // biome-ignore lint/a11y/useSemanticElements: only rows in view are drawn, in elements of the list’s own
    <div
      role="listitem"
      aria-posinset={at + 1}
      aria-setsize={count}
      className={`change${undone ? ' change--undone' : ''}${asked ? ' change--asked' : ''}`}
    >
      <time dateTime={change.at} title={new Date(change.at).toLocaleString()}>
        {shortTime(change.at, new Date())}
      </time>
      <span className="change__label" title={label}>
        {visibleName(label)}
      </span>
      {undone ? (
        <span className="change__state">Undone</span>
      ) : (
        <button type="button" className="change__back" onClick={onAsk}>
          Undo up to here<span className="visually-hidden">: {label}</span>
        </button>
      )}
    </div>
  );
}

interface ConfirmProps {
  readonly changes: readonly Change[];
  readonly to: Change;
  readonly onDone: () => void;
}

/** One question for all the steps, with their number; redo brings them back one by one. */
function Confirm({ changes, to, onDone }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const steps = stepsBackTo(changes, to.id);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      for (let step = 0; step < steps; step += 1) await client.call('history.undo', {});
      showToast(`Undone: ${steps} ${steps === 1 ? 'change' : 'changes'}.`);
    } catch (error) {
      showFailure(error);
    }
    onDone();
  };
  return (
    <>
      <p className="panel-grow" role="status">
        Undo {steps === 1 ? 'this change' : `the last ${steps} changes, this one with them`}? Redo
        brings them back.
      </p>
      <Button onClick={onDone} disabled={busy}>
        Keep
      </Button>
      <Button kind="primary" autoFocus disabled={busy || steps === 0} onClick={() => void go()}>
        {busy ? 'Undoing…' : `Undo ${steps} ${steps === 1 ? 'change' : 'changes'}`}
      </Button>
    </>
  );
}
