import { redoLast, undoLast } from '../actions/undo.ts';
import { useActions } from '../actions/use-actions.ts';
import { focusSearch } from '../search/focus-search.ts';
import { showToast } from '../state/announce.ts';
import { writeSetting } from '../state/use-setting.ts';
import { windowWidth } from '../state/use-window-width.ts';
import { goTo, showPanel, useView } from '../state/view.ts';
import { focusNextPane } from './pane-focus.ts';

interface Hideable {
  readonly hidden: boolean;
  readonly setHidden: (hidden: boolean) => void;
}

/** What can be asked of the window itself: undo, panes, places, themes and panels. */
export function useWindowActions(panes: { sidebar: Hideable; list: Hideable }): void {
  useActions([
    {
      id: 'edit.undo',
      label: 'Undo',
      section: 'Edit',
      keys: ['$mod+z'],
      scope: 'anywhere',
      repeats: true,
      run: undoLast,
    },
    {
      id: 'edit.redo',
      label: 'Redo',
      section: 'Edit',
      keys: ['$mod+Shift+z', '$mod+y'],
      scope: 'anywhere',
      repeats: true,
      run: redoLast,
    },
    {
      id: 'view.sidebar',
      label: 'Show or hide the sidebar',
      section: 'View',
      keys: ['$mod+\\'],
      scope: 'anywhere',
      run: () => {
        if (windowWidth() === 'narrow') {
          useView.setState(({ sidebarSheet }) => ({ sidebarSheet: !sidebarSheet }));
        } else {
          panes.sidebar.setHidden(!panes.sidebar.hidden);
        }
      },
    },
    {
      id: 'view.list',
      label: 'Show or hide the list',
      section: 'View',
      keys: ['$mod+Shift+l'],
      scope: 'anywhere',
      run: () => {
        if (windowWidth() === 'wide') panes.list.setHidden(!panes.list.hidden);
        else useView.setState(({ pageShown }) => ({ pageShown: !pageShown }));
      },
    },
    {
      id: 'view.focus',
      label: 'Focus mode: only the page',
      section: 'View',
      keys: ['f'],
      scope: 'reader',
      enabled: () => useView.getState().articleId !== null || 'No article is open',
      run: () => {
        const focusMode = !useView.getState().focusMode;
        useView.setState({ focusMode, pageShown: true });
        if (focusMode) showToast('Focus mode. Press F to leave it.');
      },
    },
    {
      id: 'view.next-pane',
      label: 'Go to the next pane',
      section: 'View',
      keys: ['F6'],
      scope: 'anywhere',
      run: () => focusNextPane(1),
    },
    {
      id: 'view.previous-pane',
      label: 'Go to the pane before',
      section: 'View',
      keys: ['Shift+F6'],
      scope: 'anywhere',
      run: () => focusNextPane(-1),
    },
    {
      id: 'go.search',
      label: 'Search the library',
      section: 'Go',
      keys: ['/', '$mod+Shift+f'],
      scope: 'anywhere',
      run: focusSearch,
    },
    ...PLACES.map(({ id, label, keys, place }) => ({
      id,
      label,
      section: 'Go' as const,
      keys,
      scope: 'anywhere' as const,
      run: () => goTo({ kind: place }),
    })),
    ...THEMES.map(({ theme, label }) => ({
      id: `view.theme-${theme}`,
      label,
      section: 'View' as const,
      keys: [],
      scope: 'anywhere' as const,
      run: () => writeSetting('theme', theme),
    })),
    ...PANELS.map(({ id, label, section, keys, panel }) => ({
      id,
      label,
      section,
      keys,
      scope: 'anywhere' as const,
      run: () => showPanel(panel),
    })),
  ]);
}

const PLACES = [
  { id: 'go.all', label: 'All articles', keys: [], place: 'all' },
  { id: 'go.passages', label: 'Passages', keys: [], place: 'passages' },
  { id: 'go.review', label: 'Passages to review', keys: [], place: 'review' },
  { id: 'go.trash', label: 'Trash', keys: [], place: 'trash' },
] as const;

const THEMES = [
  { theme: 'system', label: 'Theme: as the system has it' },
  { theme: 'light', label: 'Theme: light' },
  { theme: 'sepia', label: 'Theme: sepia' },
  { theme: 'dark', label: 'Theme: dark' },
  { theme: 'black', label: 'Theme: black' },
] as const;

const PANELS = [
  { id: 'file.add', label: 'Add articles…', section: 'File', keys: ['$mod+i'], panel: 'import' },
  { id: 'file.export', label: 'Export…', section: 'File', keys: ['$mod+e'], panel: 'export' },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    section: 'Help',
    keys: ['?'],
    panel: 'shortcuts',
  },
] as const;
