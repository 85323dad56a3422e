import { type ComponentType, useEffect, useState } from 'react';

/** How each panel comes, by its name; the ones that are opened in the middle of typing first. */
const LOADERS: Readonly<Record<string, () => Promise<ComponentType>>> = {
  palette: async () => (await import('./palette/palette-panel.tsx')).PalettePanel,
  'quick-open': async () => (await import('./palette/quick-open-panel.tsx')).QuickOpenPanel,
  import: async () => (await import('./import/import-panel.tsx')).ImportPanel,
  jobs: async () => (await import('./import/jobs-panel.tsx')).JobsPanel,
  export: async () => (await import('./export/export-panel.tsx')).ExportPanel,
  shortcuts: async () => (await import('./shortcuts/shortcuts-panel.tsx')).ShortcutsPanel,
  appearance: async () => (await import('./appearance/appearance-panel.tsx')).AppearancePanel,
  history: async () => (await import('./history/history-panel.tsx')).HistoryPanel,
  backups: async () => (await import('./backups/backups-panel.tsx')).BackupsPanel,
  purge: async () => (await import('./backups/purge-panel.tsx')).PurgePanel,
  details: async () => (await import('./details/details-panel.tsx')).DetailsPanel,
  about: async () => (await import('./about/about-panel.tsx')).AboutPanel,
  'tag-edit': async () => (await import('./library/tag-edit-panel.tsx')).TagEditPanel,
  'tag-merge': async () => (await import('./library/tag-target-panels.tsx')).TagMergePanel,
  'tag-move': async () => (await import('./library/tag-target-panels.tsx')).TagMovePanel,
  'collection-edit': async () =>
    (await import('./library/collection-edit-panel.tsx')).CollectionEditPanel,
  'own-name': async () => (await import('./library/own-name-panel.tsx')).OwnNamePanel,
  revisions: async () => (await import('./revisions/revisions-panel.tsx')).RevisionsPanel,
  correct: async () => (await import('./revisions/correct-panel.tsx')).CorrectPanel,
  confirm: async () => (await import('./library/confirm-panel.tsx')).ConfirmPanel,
};

const loaded = new Map<string, ComponentType>();

/**
 * The panel of that name, or null while it is not here yet. One that is here is drawn in the very event
 * that asks for it, so that what is typed right after goes into it: `React.lazy` would take a moment, and
 * the letters would be shortcuts.
 */
export function usePanel(name: string | null): ComponentType | null {
  const [, draw] = useState(0);
  const panel = name === null ? undefined : loaded.get(name);
  useEffect(() => {
    if (name === null || panel) return;
    let wanted = true;
    void load(name).then(() => wanted && draw((count) => count + 1));
    return () => {
      wanted = false;
    };
  }, [name, panel]);
  return panel ?? null;
}

/** Fetches all panels one after the other while nothing else is done. Returns the way to stop it. */
export function preloadPanels(): () => void {
  let stopped = false;
  const handle = requestIdleCallback(async () => {
    for (const name of Object.keys(LOADERS)) if (!stopped) await load(name);
  });
  return () => {
    stopped = true;
    cancelIdleCallback(handle);
  };
}

async function load(name: string): Promise<void> {
  const loader = LOADERS[name];
  if (loader && !loaded.has(name)) loaded.set(name, await loader());
}
