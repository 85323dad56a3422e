import { type ComponentType, lazy, Suspense } from 'react';
import { useView } from '../state/view.ts';
import { useAppearance } from './apply-appearance.ts';
import { DropTarget } from './import/drop-target.tsx';
import { ProgressRegion } from './import/progress-region.tsx';
import { usePasteOffer } from './import/use-paste-offer.ts';
import { usePanelActions } from './use-panel-actions.ts';
import './panels.css';

/** Each panel comes when it is first opened. */
const PANELS: Readonly<Record<string, ComponentType>> = {
  import: lazy(async () => ({
    default: (await import('./import/import-panel.tsx')).ImportPanel,
  })),
  jobs: lazy(async () => ({ default: (await import('./import/jobs-panel.tsx')).JobsPanel })),
  export: lazy(async () => ({
    default: (await import('./export/export-panel.tsx')).ExportPanel,
  })),
  palette: lazy(async () => ({
    default: (await import('./palette/palette-panel.tsx')).PalettePanel,
  })),
  'quick-open': lazy(async () => ({
    default: (await import('./palette/quick-open-panel.tsx')).QuickOpenPanel,
  })),
  shortcuts: lazy(async () => ({
    default: (await import('./shortcuts/shortcuts-panel.tsx')).ShortcutsPanel,
  })),
  appearance: lazy(async () => ({
    default: (await import('./appearance/appearance-panel.tsx')).AppearancePanel,
  })),
  history: lazy(async () => ({
    default: (await import('./history/history-panel.tsx')).HistoryPanel,
  })),
  details: lazy(async () => ({
    default: (await import('./details/details-panel.tsx')).DetailsPanel,
  })),
  about: lazy(async () => ({ default: (await import('./about/about-panel.tsx')).AboutPanel })),
  'tag-edit': lazy(async () => ({
    default: (await import('./library/tag-edit-panel.tsx')).TagEditPanel,
  })),
  'tag-merge': lazy(async () => ({
    default: (await import('./library/tag-target-panels.tsx')).TagMergePanel,
  })),
  'tag-move': lazy(async () => ({
    default: (await import('./library/tag-target-panels.tsx')).TagMovePanel,
  })),
  'collection-edit': lazy(async () => ({
    default: (await import('./library/collection-edit-panel.tsx')).CollectionEditPanel,
  })),
  confirm: lazy(async () => ({
    default: (await import('./library/confirm-panel.tsx')).ConfirmPanel,
  })),
};

/** Whichever panel is open, and what of the panels is always there: drops, pasting, progress, the look. */
export function Panels() {
  useAppearance();
  usePanelActions();
  usePasteOffer();
  const name = useView((view) => view.panel);
  const Panel = name === null ? undefined : PANELS[name];
  return (
    <>
      <Suspense fallback={null}>{Panel && <Panel key={name} />}</Suspense>
      <ProgressRegion />
      <DropTarget />
    </>
  );
}
