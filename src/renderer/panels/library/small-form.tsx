import { type FormEvent, type ReactNode, useState } from 'react';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './small-form.css';

interface Props {
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly onSubmit: (event: FormEvent) => void | Promise<void>;
  readonly children: ReactNode;
}

/** A small dialog with a few fields: Enter does it, Esc leaves it. */
export function SmallForm({ title, verb, danger = false, onSubmit, children }: Props) {
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await onSubmit(event);
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      size="small"
      onClose={() => showPanel(null)}
      footer={
        <>
          <Button onClick={() => showPanel(null)}>Cancel</Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" form="small-form">
            {verb}
          </Button>
        </>
      }
    >
      <form id="small-form" className="small-form" onSubmit={(event) => void submit(event)}>
        {children}
      </form>
    </Dialog>
  );
}
