import { create } from 'zustand';

/** What of the window's panes is shown; the sheets of narrow windows are not remembered. */
interface Layout {
  /** The sidebar as an overlay, in narrow windows. */
  readonly sidebarSheet: boolean;
  readonly focusMode: boolean;
}

export const useLayout = create<Layout>(() => ({ sidebarSheet: false, focusMode: false }));
