import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { visibleName } from '../../domain/visible-name.ts';
import { undoLast } from '../actions/undo.ts';
import { client } from '../data/client.ts';
import { dismissToast, type Message, useMessages } from '../state/announce.ts';
import './toast-region.css';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

/** How long a toast stays; failures stay until they are dismissed. */
const STAY_MS = 12_000;

/** Where toasts are shown. It is a landmark that F6 reaches while there is one. */
export function ToastRegion() {
  const toast = useMessages((messages) => messages.toast);
  const region = useRef<HTMLElement>(null);

  // Shown anew for each toast, so that it lies over a dialog that was opened before it.
  useLayoutEffect(() => {
    if (toast) region.current?.showPopover();
    else region.current?.hidePopover();
    return () => region.current?.hidePopover();
  }, [toast]);

  return (
    <section
      ref={region}
      popover="manual"
      className="toast-region"
      aria-label="Notifications"
      data-pane={toast ? 'toast' : undefined}
    >
      {toast && <Toast key={toast.id} toast={toast} />}
    </section>
  );
}

function Toast({ toast }: { readonly toast: Message }) {
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const undoable = useStillLast(toast.undo);

  useEffect(() => {
    if (held || toast.kind === 'failed') return;
    const timer = setTimeout(() => dismissToast(toast.id), STAY_MS);
    return () => clearTimeout(timer);
  }, [held, toast]);

  const check = (): void => {
    const element = box.current;
    setHeld(!!element && (element.matches(':hover') || element.contains(document.activeElement)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is pointed at or has the focus
    <div
      ref={box}
      className={`toast toast--${toast.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={check}
      onFocus={() => setHeld(true)}
      onBlur={() => requestAnimationFrame(check)}
    >
      {toast.kind === 'failed' && <TriangleAlert size={16} aria-hidden />}
      <span className="toast__text">{visibleName(toast.text)}</span>
      {undoable && (
        <Button
          kind="quiet"
          className="toast__undo"
          onClick={() => {
            dismissToast(toast.id);
            void undoLast();
          }}
        >
          Undo
        </Button>
      )}
      {toast.action && (
        <Button
          kind="quiet"
          className="toast__undo"
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X size={14} />} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}

/**
 * Whether the change the toast speaks of is still the last one: the button must never take back another.
 */
function useStillLast(wanted: boolean): boolean {
  const [still, setStill] = useState(wanted);
  useEffect(() => {
    if (!wanted) return;
    let first: string | undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const { changes } = await client.call('history.list', { limit: 1 });
      const key = changes[0] && `${changes[0].id} ${changes[0].undone}`;
      first ??= key;
      if (!gone && key !== first) setStill(false);
    };
    const ignore = (): void => {};
    look().catch(ignore);
    const stop = client.subscribe((event) => {
      if (event.topics.includes('history')) look().catch(ignore);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [wanted]);
  return still;
}
