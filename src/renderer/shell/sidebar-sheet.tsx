import { useLayoutEffect, useRef } from 'react';
import { Sidebar } from '../library/sidebar.tsx';
import { useView } from '../state/view.ts';
import './sidebar-sheet.css';

/** The sidebar as a sheet over the rest, in a window too narrow to stand it beside. */
export function SidebarSheet() {
  const open = useView((view) => view.sidebarSheet);
  return open ? <Sheet /> : null;
}

function Sheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => useView.setState({ sidebarSheet: false });
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does by keyboard what a press on the backdrop does
    <dialog
      ref={dialog}
      className="sidebar-sheet"
      aria-label="Sidebar"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <Sidebar onHide={close} />
    </dialog>
  );
}
