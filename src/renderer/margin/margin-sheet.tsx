import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useMargin } from './margin-store.ts';
import { PassageList } from './passage-list.tsx';

/** The list of passages over the text, where the page has no room for both. Esc and a press beside it close it. */
export function MarginSheet({ passages }: { readonly passages: readonly Passage[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => useMargin.setState({ sheet: false, noteId: null });
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does by keyboard what a press on the backdrop does
    <dialog
      ref={dialog}
      className="margin-sheet"
      aria-label="Highlights"
      data-scope="margin"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <header className="margin-sheet__head">
        <h2>Highlights</h2>
        <IconButton label="Close" keys={['Escape']} icon={<X size={16} />} onClick={close} />
      </header>
      <PassageList passages={passages} />
    </dialog>
  );
}
